import { join } from 'node:path';
import { expect, test } from 'vitest';
import { post, readFolder, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { runScript } from './run.ts';

test('sites that are built at the same time do not meet', async () => {
  const sites = await Promise.all(
    ['apple', 'quince'].map(async (fruit) => {
      const folder = await writeFolder({
        ...Object.fromEntries(Object.entries(tinySite).map(([file, text]) => [`content/${file}`, text])),
        'content/posts/en/only.mdx': post(`Only ${fruit}`),
      });
      return { fruit, folder };
    }),
  );
  const built = await Promise.all(
    sites.map(({ folder }) =>
      runScript('build', {
        CONTENT_DIR: join(folder, 'content'),
        OUT_DIR: join(folder, 'out'),
        CACHE_DIR: join(folder, 'cache'),
        BUILD_TIME: '2026-06-01T00:00:00Z',
      }),
    ),
  );
  for (const [index, { fruit, folder }] of sites.entries()) {
    expect(built[index]?.code, built[index]?.output).toBe(0);
    const pages = await readFolder(join(folder, 'out'));
    expect(pages.get('blog/only/index.html')?.toString()).toContain(`Only ${fruit}`);
    await remove(folder);
  }
});

import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { writeKitContent } from '../../bench/kit.ts';
import { measure } from '../../bench/measure.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { remove, writeFolder } from '../fixtures/folder.ts';

let root: string;
afterEach(() => remove(root));

/** Peak memory, in MB, of a process that reads a kit with this many megabytes of documents and writes all its files. */
async function peak(megabytes: number): Promise<number> {
  const folder = (name: string) => join(root, `${name}-${String(megabytes)}`);
  await writeKitContent(folder('content'), { megabytes, photos: [{ width: 1200, height: 800 }] });
  const { megabytes: most } = await measure([join(projectRoot, 'bench/make-kit.ts')], {
    cwd: projectRoot,
    env: {
      CONTENT_DIR: folder('content'),
      OUT_DIR: folder('out'),
      CACHE_DIR: folder('cache'),
      BUILD_TIME: '2026-01-01T00:00:00Z',
    },
    scratch: root,
  });
  return most;
}

test('a kit a hundred times as large needs hardly more memory', async () => {
  root = await writeFolder({});
  const small = await peak(1);
  const large = await peak(120);
  expect(large).toBeLessThan(300);
  expect(large - small).toBeLessThan(100);
});

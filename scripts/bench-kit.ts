import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeKitContent } from '../bench/kit.ts';
import { measure } from '../bench/measure.ts';
import { projectRoot } from '../src/lib/settings.ts';

const { values } = parseArgs({
  options: { megabytes: { type: 'string', default: '400' }, photos: { type: 'string', default: '8' } },
});
const scratch = join(projectRoot, '.cache', 'bench', String(process.pid));
const folder = (name: string) => join(scratch, name);
const limit = 300;

try {
  await mkdir(scratch, { recursive: true });
  const photos = Array.from({ length: Number(values.photos) }, () => ({ width: 6000, height: 4000 }));
  await writeKitContent(folder('content'), { megabytes: Number(values.megabytes), photos });
  const run = () =>
    measure([join(projectRoot, 'bench/make-kit.ts')], {
      cwd: projectRoot,
      env: {
        CONTENT_DIR: folder('content'),
        OUT_DIR: folder('out'),
        CACHE_DIR: folder('cache'),
        BUILD_TIME: '2026-01-01T00:00:00Z',
      },
      scratch,
    });
  const first = await run();
  await rm(folder('out'), { recursive: true });
  const again = await run();
  console.log(
    `A kit of ${values.megabytes} MB of documents and ${values.photos} photos of 24 MP: ` +
      `${first.seconds.toFixed(1)} s and ${String(first.megabytes)} MB at most; ` +
      `unchanged ${again.seconds.toFixed(1)} s and ${String(again.megabytes)} MB.`,
  );
  if (Math.max(first.megabytes, again.megabytes) > limit) {
    console.error(`That is more than ${String(limit)} MB.`);
    process.exitCode = 1;
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}

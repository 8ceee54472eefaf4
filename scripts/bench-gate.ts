import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makePosts, writeColophonContent } from '../bench/corpus.ts';
import { approveAll, judgeAll, readAndHash } from '../bench/gate.ts';
import { measure } from '../bench/measure.ts';
import { projectRoot } from '../src/lib/settings.ts';

const { values } = parseArgs({
  options: { entries: { type: 'string', default: '5000' }, posts: { type: 'string', default: '1000' } },
});
const scratch = join(projectRoot, '.cache', 'bench', String(process.pid));
const now = new Date('2026-01-01T00:00:00Z');

try {
  await mkdir(scratch, { recursive: true });
  const many = join(scratch, 'many');
  await writeColophonContent(many, makePosts(Number(values.entries)));
  await approveAll(many);
  const read = await median(() => readAndHash(many));
  const judged = await median(() => judgeAll(many, now));
  console.log(
    `${values.entries} entries with a record each: verified in ${(judged.seconds / read.seconds).toFixed(2)} × the time of ` +
      `reading and hashing the files (${judged.seconds.toFixed(2)} s / ${read.seconds.toFixed(2)} s), ${String(judged.value)} approved.`,
  );

  // Alternating, so that a machine that slows down affects both.
  const posts = makePosts(Number(values.posts));
  const sites = { without: join(scratch, 'without'), with: join(scratch, 'with') };
  await writeColophonContent(sites.without, posts);
  await writeColophonContent(sites.with, posts);
  await approveAll(sites.with);
  const seconds = { without: [] as number[], with: [] as number[] };
  for (let round = 0; round < 4; round++) {
    for (const name of ['without', 'with'] as const) {
      const { seconds: took } = await measure([join(projectRoot, 'scripts/build.ts')], {
        cwd: projectRoot,
        env: {
          CONTENT_DIR: sites[name],
          OUT_DIR: join(scratch, `${name}-out`),
          CACHE_DIR: join(scratch, `${name}-cache`),
          BUILD_TIME: now.toISOString(),
        },
        scratch,
      });
      seconds[name].push(took);
    }
  }
  const [coldWithout = 1, ...warmWithout] = seconds.without;
  const [coldWith = 1, ...warmWith] = seconds.with;
  const middle = (list: number[]) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)] ?? 1;
  console.log(
    `${values.posts} posts with the gate beside without: cold ${(coldWith / coldWithout).toFixed(2)} × (${coldWith.toFixed(1)} s / ${coldWithout.toFixed(1)} s), ` +
      `nothing changed ${(middle(warmWith) / middle(warmWithout)).toFixed(2)} × (${middle(warmWith).toFixed(1)} s / ${middle(warmWithout).toFixed(1)} s).`,
  );
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function median<T>(run: () => Promise<T>): Promise<{ seconds: number; value: T }> {
  const runs: { seconds: number; value: T }[] = [];
  for (let round = 0; round < 7; round++) {
    const started = performance.now();
    const value = await run();
    runs.push({ seconds: (performance.now() - started) / 1000, value });
  }
  const [, , , middle] = runs.toSorted((a, b) => a.seconds - b.seconds);
  if (middle === undefined) throw new Error('seven runs have a median');
  return middle;
}

import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { writeBareSite } from '../bench/bare-site.ts';
import {
  makePosts,
  writeBareContent,
  writeBarePost,
  writeColophonContent,
  writeColophonPost,
} from '../bench/corpus.ts';
import { measure } from '../bench/measure.ts';
import type { Measured } from '../bench/measure.ts';
import { projectRoot } from '../src/lib/settings.ts';

const { values } = parseArgs({ options: { posts: { type: 'string', default: '1000' } } });
const count = Number(values.posts);
// Inside the project, so that the bare blog uses the same Astro.
const scratch = join(projectRoot, '.cache', 'bench', String(process.pid));
const bare = join(scratch, 'bare');
const content = join(scratch, 'content');
const posts = makePosts(count);

try {
  await mkdir(scratch, { recursive: true });
  await writeBareSite(bare);
  await writeBareContent(bare, posts);
  await writeColophonContent(content, posts);

  const astro = () =>
    measure([join(projectRoot, 'node_modules/astro/bin/astro.mjs'), 'build', '--silent'], {
      cwd: bare,
      env: {},
      scratch,
    });
  const colophon = () =>
    measure([join(projectRoot, 'scripts/build.ts')], {
      cwd: projectRoot,
      env: {
        CONTENT_DIR: content,
        OUT_DIR: join(scratch, 'out'),
        CACHE_DIR: join(scratch, 'cache'),
        BUILD_TIME: '2026-01-01T00:00:00Z',
      },
      scratch,
    });

  console.log(`${String(count)} posts, bare Astro (no cards, no search) beside Colophon (cards and search).`);
  console.log('Seconds vary with the machine; the ratios are what to compare.\n');
  report('cold', await astro(), await colophon());
  report('nothing changed', await astro(), await colophon());
  const [first] = posts;
  if (first !== undefined) {
    const edited = { ...first, title: `${first.title}, edited`, body: `${first.body}\nOne more line.\n` };
    await writeBarePost(bare, edited);
    await writeColophonPost(content, edited);
    report('one post changed', await astro(), await colophon());
  }
} finally {
  await rm(scratch, { recursive: true, force: true });
}

function report(what: string, plain: Measured, ours: Measured): void {
  const ratio = (a: number, b: number) => `${(a / b).toFixed(2)} ×`;
  console.log(
    `${what.padEnd(18)} time ${ratio(ours.seconds, plain.seconds)} (${ours.seconds.toFixed(1)} s / ${plain.seconds.toFixed(1)} s)   ` +
      `memory ${ratio(ours.megabytes, plain.megabytes)} (${String(ours.megabytes)} MB / ${String(plain.megabytes)} MB)`,
  );
}

import { spawn } from 'node:child_process';
import { rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { serveSite } from '../../src/cms/server/serve.ts';
import type { Served } from '../../src/cms/server/serve.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { DeskSite, ann, draftA, fileA } from '../cms/desk/site.ts';
import { layEditor, layPages } from '../bundles.ts';
import { post } from '../fixtures/folder.ts';
import { runScript } from './run.ts';

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>';

let site: DeskSite;
let served: Served | undefined;
let now: Date;
beforeEach(async () => {
  site = await DeskSite.make({
    'policy.yaml':
      'desks: { legal: { name: Legal } }\npeople: { ann: { desks: [{ desk: legal }] } }\nrules: []\n',
    'media/map.svg': svg,
    'posts/en/old.mdx': post(
      'Old',
      'image: { src: /media/map.svg, alt: Map, credit: Zoë Ahlberg, licence: CC BY 4.0 }\n',
    ),
    'posts/en/later.mdx': post('Later', 'publishAt: 2026-06-05T10:00:00Z\n'),
  });
  now = new Date('2026-06-05T09:59:00Z');
});
afterEach(async () => {
  await served?.close();
  served = undefined;
  await site.remove();
});

/** Every build is for the moment that the test says it is. */
const env = () => ({
  CONTENT_DIR: site.contentDir,
  OUT_DIR: join(site.folder, 'out'),
  CACHE_DIR: join(site.folder, 'cache'),
  get BUILD_TIME() {
    return now.toISOString();
  },
});

async function serve(): Promise<string> {
  const settings = { ...site.settings, now };
  await layPages(settings.cacheDir);
  served = await serveSite(settings, { port: 4800, now: () => now, env: env(), say: () => undefined });
  return `http://127.0.0.1:${String(served.port)}`;
}

const statusOf = async (url: string) => (await fetch(url)).status;

test('without git the site is served all the same, and the desk says what mends it', async () => {
  await rm(join(site.folder, 'repository/.git'), { recursive: true });
  const origin = await serve();
  expect(await statusOf(`${origin}/blog/old/`)).toBe(200);
  for (const path of ['/admin/', '/admin/review/posts/a/', '/admin/api/decap']) {
    const answer = await fetch(`${origin}${path}`);
    expect(answer.status).toBe(503);
    expect(await answer.text()).toMatch(/is not part of a git repository\. Begin a history with git init/);
  }
  expect(await (await fetch(`${origin}/blog/old/`)).text()).toContain('Zoë Ahlberg · CC BY 4.0');
});

test('a build that fails keeps the old site up, and its errors are there to read; the next good one replaces it', async () => {
  const origin = await serve();
  const desk = served?.desk;
  const builder = served?.builder;
  if (desk === undefined || builder === undefined) throw new Error('there is no desk');
  const save = (file: string, text: string, name = draftA) =>
    desk.drafts.save(name, ann, {
      files: new Map([[file, Buffer.from(text)]]),
      base: new Map(),
      subject: 'Save',
    });
  await save(fileA, post('A'));
  // Somebody is editing by hand at the same time, and is not done.
  await site.put('posts/en/half.mdx', '---\ntitle: Half\n---\n');
  await desk.publish(draftA, ann);
  await expect.poll(() => builder.status.state).toBe('failed');
  expect(builder.status.output).toMatch(/posts\/en\/half\.mdx[^]*"description" is missing/);
  expect(await statusOf(`${origin}/blog/old/`)).toBe(200);
  expect(await statusOf(`${origin}/blog/a/`)).toBe(404);
  await rm(join(site.contentDir, 'posts/en/half.mdx'));
  await save(fileA, post('A again'));
  await desk.publish(draftA, ann);
  await expect.poll(() => builder.status.state).toBe('idle');
  expect(await (await fetch(`${origin}/blog/a/`)).text()).toContain('A again');
  // What time brings comes by itself; the clock jumps as after a night in a closed laptop.
  expect(await statusOf(`${origin}/blog/later/`)).toBe(404);
  now = new Date('2026-06-06T08:00:00Z');
  await expect.poll(() => statusOf(`${origin}/blog/later/`), { interval: 500 }).toBe(200);
});

test('the editor reaches the public site only where its owner says so', async () => {
  await layEditor(site.settings.cacheDir);
  await runScript('build', env());
  const editor = join(site.folder, 'out/admin/index.html');
  const isThere = () =>
    stat(editor).then(
      () => true,
      () => false,
    );
  expect(await isThere()).toBe(false);
  await site.put(
    'site.yaml',
    'name: Tiny\ntagline: T\ndescription: D\nurl: https://tiny.example\nlanguages: [en, fr]\nadmin: true\n',
  );
  const { code, output } = await runScript('build', env());
  expect(code, output).toBe(0);
  expect(await isThere()).toBe(true);
});

test('it listens on this machine alone, and says why', async () => {
  const child = spawn(process.execPath, [join(projectRoot, 'scripts/start.ts'), '--host', '0.0.0.0'], {
    env: { ...process.env, ...env() },
  });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise((resolve) => child.once('close', resolve));
  expect(code).toBe(1);
  expect(said).toContain('The desk does not listen at 0.0.0.0: it asks for no password');
});

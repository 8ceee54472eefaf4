import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import { post } from '../fixtures/folder.ts';
import { DeskSite } from '../desk/site.ts';

/** A minute by hand: `COLOPHON_SECONDS=60 npx vitest run --project build tests/build/stress.test.ts`. */
const seconds = Number(process.env['COLOPHON_SECONDS'] ?? '12');
const [editors, publishers] = [20, 5];

let site: DeskSite;
let server: ChildProcess | undefined;
let port = 4950;
let isOver = false;
const said: string[] = [];

beforeAll(async () => {
  site = await DeskSite.make();
});
afterAll(async () => {
  await kill();
  await site.remove();
});

async function start(): Promise<void> {
  const child = spawn(
    process.execPath,
    [join(import.meta.dirname, '../desk/stress-server.ts'), String(port)],
    {
      env: {
        ...process.env,
        CONTENT_DIR: site.contentDir,
        CACHE_DIR: join(site.folder, 'cache'),
        BUILD_TIME: '',
      },
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that the git it started dies with it.
      detached: true,
    },
  );
  server = child;
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk.toString()));
  await new Promise<void>((resolve) => {
    child.stdout.on('data', (chunk: Buffer) => {
      const found = /port (\d+)/.exec(chunk.toString())?.[1];
      if (found === undefined) return;
      port = Number(found);
      resolve();
    });
    child.once('exit', () => {
      resolve();
    });
  });
}

async function kill(): Promise<void> {
  const pid = server?.pid;
  if (pid === undefined || server?.exitCode !== null || server.signalCode !== null) return;
  const gone = new Promise((resolve) => server?.once('exit', resolve));
  process.kill(-pid, 'SIGKILL');
  await gone;
}

/** The answer where it was one of success; undefined for a refusal, or a desk that is gone. */
async function ask(path: string, body: object): Promise<object | undefined> {
  try {
    const response = await fetch(`http://127.0.0.1:${String(port)}/${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
      headers: { 'Content-Type': 'application/json' },
      signal: AbortSignal.timeout(15_000),
    });
    const answer = (await response.json()) as object;
    if (response.status === 404) return nothingThere;
    if (response.status >= 500 && response.status !== 503) said.push(JSON.stringify(answer));
    return response.ok ? answer : undefined;
  } catch {
    await setTimeout(100);
    return undefined;
  }
}

const nothingThere = {};

/** Undefined where the test is over before. */
async function untilDone(step: () => Promise<object | undefined>): Promise<object | undefined> {
  while (!isOver) {
    const answer = await step();
    if (answer !== undefined) return answer;
  }
  return undefined;
}

const save = (person: string, slug: string, text: string) =>
  ask(`decap/${person}`, {
    action: 'persistEntry',
    params: {
      branch: 'main',
      dataFiles: [{ slug, path: `content/posts/en/${slug}.mdx`, raw: post(slug, '', `Text ${text}.\n`) }],
      assets: [],
      options: { collectionName: 'posts', commitMessage: `Save ${text}`, useWorkflow: true, status: 'draft' },
    },
  });

test('twenty save, five publish, and the desk is killed again and again: what was answered is there', async () => {
  await start();
  const saved = new Map<string, number>();
  const notes: string[] = [];
  const published: string[] = [];
  const editing = Array.from({ length: editors }, async (_, index) => {
    const slug = `editor-${String(index)}`;
    for (let count = 1; !isOver; count++) {
      if ((await save('ann', slug, `${slug} ${String(count)}`)) !== undefined) saved.set(slug, count);
      const text = `${slug} note ${String(count)}`;
      const params = { branch: 'main', collection: 'posts', slug: 'editor-0', note: { content: text } };
      if (count % 3 === 0 && (await ask('decap/ann', { action: 'addNote', params })) !== undefined)
        notes.push(text);
    }
  });
  const publishing = Array.from({ length: publishers }, async (_, index) => {
    const slug = `publisher-${String(index)}`;
    for (let count = 1; !isOver; count++) {
      const text = `${slug} ${String(count)}`;
      const params = { branch: 'main', collection: 'posts', slug };
      await untilDone(() => save('ann', slug, text));
      await untilDone(() => ask(`approve/${slug}`, {}));
      // An answer that got lost with the desk is asked for again, and then there is nothing left to publish.
      const answer = await untilDone(() => ask('decap/ann', { action: 'publishUnpublishedEntry', params }));
      if (answer !== undefined) published.push(text);
    }
  });
  const end = Date.now() + seconds * 1000;
  // On a slow machine a desk may live too short for any of it: then the next lives longer.
  let more = 0;
  while (Date.now() < end || saved.size < editors || published.length === 0) {
    if (Date.now() >= end) more += 5000;
    await setTimeout(2000 + Math.random() * 4000 + more);
    await kill();
    await start();
  }
  isOver = true;
  await Promise.all([...editing, ...publishing]);
  // The last one may have to wait until what a kill left has become old.
  await kill();
  await setTimeout(11_000);
  await start();
  await expect.poll(() => site.git('status', '--porcelain'), { timeout: 20_000, interval: 500 }).toBe('');
  await kill();

  expect(saved.size).toBe(editors);
  expect(published.length).toBeGreaterThan(0);
  for (const [slug, count] of saved) {
    const text = site.git('show', `cms/posts/${slug}:content/posts/en/${slug}.mdx`);
    expect(Number(/Text editor-\d+ (\d+)\./.exec(text)?.[1]), slug).toBeGreaterThanOrEqual(count);
  }
  const log = site.git('log', '--format=%B', 'cms/posts/editor-0');
  for (const note of notes) expect(log).toContain(JSON.stringify(note));
  const history = site.git('log', '-p', '--full-history', '--format=', 'main', '--', 'content/posts');
  for (const text of published) expect(history).toContain(`+Text ${text}.`);
  expect(site.git('fsck', '--strict', '--no-dangling')).toBe('');
  const locks = await readdir(join(site.folder, 'repository/.git'), { recursive: true });
  expect(locks.filter((name) => name.endsWith('.lock') && !name.endsWith('desk.lock'))).toEqual([]);
  // A clean clone of main: every commit on it has its records, and every text that was published is approved.
  site.git('clone', '-q', '-b', 'main', '.', '../clone');
  const { current, errors } = await readContent({
    contentDir: join(site.folder, 'clone/content'),
    cacheDir: join(site.folder, 'cache'),
    now: new Date(),
  });
  expect(errors).toEqual([]);
  const unapproved = current.filter(
    ({ slug, verdict }) => slug.startsWith('publisher') && !verdict?.approved,
  );
  expect(unapproved.map(({ slug }) => slug)).toEqual([]);
  expect(said.filter((line) => !/EPIPE|ECONNRESET/.test(line))).toEqual([]);
}, 600_000);

import { execFileSync } from 'node:child_process';
import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { makePosts, writeColophonContent } from '../bench/corpus.ts';
import { approveAll } from '../bench/gate.ts';
import { Desk } from '../src/cms/desk/desk.ts';
import { Protocol } from '../src/cms/protocol/protocol.ts';
import { projectRoot } from '../src/lib/settings.ts';

const { values } = parseArgs({ options: { entries: { type: 'string', default: '2000' } } });
const scratch = join(projectRoot, '.cache', 'bench', String(process.pid));
const writer = { id: 'writer', name: 'A Writer' };

try {
  const contentDir = join(scratch, 'content');
  await mkdir(contentDir, { recursive: true });
  const posts = makePosts(Number(values.entries));
  await writeColophonContent(contentDir, posts);
  await approveAll(contentDir);
  const git = (...args: string[]) => execFileSync('git', args, { cwd: scratch });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('-c', 'user.name=Bench', '-c', 'user.email=bench@people.invalid', 'commit', '-qm', 'Begin');
  const settings = {
    contentDir,
    outDir: join(scratch, 'out'),
    cacheDir: join(scratch, 'cache'),
    now: new Date(),
  };
  const opened = await Desk.open(settings, () => new Date());
  if ('obstacle' in opened) throw new Error(opened.obstacle);
  const protocol = new Protocol(opened);
  await time('the content, read once', 1, () => opened.content());
  await time('the list of entries', 5, async () =>
    protocol.answer(
      { action: 'entriesByFolder', params: { folder: 'content/posts', extension: 'mdx', depth: 2 } },
      writer,
    ),
  );
  await time('a save, checked', 25, async (round) => {
    const slug = `post-${String(round % 5)}`;
    const raw = `---\ntitle: Changed ${String(round)}\ndescription: What it says.\ndate: 2026-05-01\nauthors: [writer]\ntopics: [topic-1]\n---\n\nWords ${String(round)}.\n`;
    const params = {
      dataFiles: [{ slug, path: `content/posts/en/${slug}.mdx`, raw }],
      assets: [],
      options: { collectionName: 'posts', commitMessage: `Save ${slug}`, useWorkflow: true, status: 'draft' },
    };
    await protocol.answer({ action: 'persistEntry', params }, writer);
  });
  await time('a draft, opened', 10, async () =>
    protocol.answer({ action: 'unpublishedEntry', params: { collection: 'posts', slug: 'post-1' } }, writer),
  );
  await opened.close();
} finally {
  await rm(scratch, { recursive: true, force: true });
}

async function time(what: string, rounds: number, run: (round: number) => Promise<unknown>): Promise<void> {
  const took: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const started = performance.now();
    await run(round);
    took.push(performance.now() - started);
  }
  const sorted = took.toSorted((a, b) => a - b);
  const [middle, worst] = [sorted[Math.floor(rounds / 2)] ?? 0, sorted.at(-1) ?? 0];
  console.log(
    `${values.entries} entries: ${what} in ${middle.toFixed(0)} ms (median of ${String(rounds)}), ${worst.toFixed(0)} ms at most.`,
  );
}

import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Protocol } from '../../../src/cms/protocol/protocol.ts';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { projectRoot } from '../../../src/lib/settings.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, lea } from './site.ts';

/**
 * Sends the same requests to decap-server in its git mode and to the desk, each with its own repository of the same
 * content. Where the answers differ on purpose, the step says how and why; everywhere else they must be equal.
 */
interface Step {
  name: string;
  request: { action: string; params: Record<string, unknown> };
  /** Makes the two answers comparable; `because` says what it removes. */
  alike?: (answer: unknown) => unknown;
  /** Answers that differ on purpose: what each is, and why ours is better. */
  differs?: { theirs: unknown; ours: unknown; because: string };
  /** What happens only on our side before the request: decap-server knows no approvals. */
  before?: () => Promise<void>;
}

const branch = 'main';
const path = 'content/posts/en/new.mdx';
const raw = post('New', 'image: { src: /media/dot.svg, alt: A dot }\n');
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><rect width="4" height="4"/></svg>\n';
const asset = {
  path: 'content/media/dot.svg',
  content: Buffer.from(svg).toString('base64'),
  encoding: 'base64',
};
const named = { branch, collection: 'posts', slug: 'new' };
const options = {
  collectionName: 'posts',
  commitMessage: 'Create Posts "new"',
  useWorkflow: true,
  status: 'draft',
};
const save = (text: string) => ({
  action: 'persistEntry',
  params: { branch, dataFiles: [{ slug: 'new', path, raw: text }], assets: [asset], options },
});

const without =
  (...keys: string[]) =>
  (answer: unknown) =>
    Object.fromEntries(Object.entries(answer as object).filter(([key]) => !keys.includes(key)));
const sorted = (answer: unknown) =>
  (answer as { path?: string; file?: { path: string } }[]).toSorted((a, b) =>
    (a.path ?? a.file?.path ?? '') < (b.path ?? b.file?.path ?? '') ? -1 : 1,
  );
const messageOnly = (answer: unknown) => ({ message: (answer as { message: unknown }).message });

const steps: Step[] = [
  {
    name: 'info',
    request: { action: 'info', params: {} },
    differs: {
      theirs: { repo: 'repository', publish_modes: ['simple', 'editorial_workflow'], type: 'local_git' },
      ours: { repo: 'repository', publish_modes: ['editorial_workflow'], type: 'local_git' },
      because: 'The simple mode writes to main without review.',
    },
  },
  {
    name: 'a folder, of all languages',
    request: {
      action: 'entriesByFolder',
      params: { branch, folder: 'content/posts', extension: 'mdx', depth: 2 },
    },
    alike: sorted,
  },
  {
    name: 'a folder, no deeper than asked',
    request: {
      action: 'entriesByFolder',
      params: { branch, folder: 'content/posts', extension: 'mdx', depth: 1 },
    },
  },
  {
    name: 'a folder of records',
    request: {
      action: 'entriesByFolder',
      params: { branch, folder: 'content/people', extension: 'yaml', depth: 1 },
    },
    alike: sorted,
  },
  {
    name: 'a folder that is not there',
    request: {
      action: 'entriesByFolder',
      params: { branch, folder: 'content/kits', extension: 'mdx', depth: 2 },
    },
  },
  {
    name: 'files, one of them missing',
    request: {
      action: 'entriesByFiles',
      params: {
        branch,
        files: [{ path: 'content/posts/en/old.mdx', label: 'Old' }, { path: 'content/posts/en/none.mdx' }],
      },
    },
  },
  {
    name: 'an entry',
    request: { action: 'getEntry', params: { branch, path: 'content/posts/en/old.mdx' } },
  },
  { name: 'an entry that is not there', request: { action: 'getEntry', params: { branch, path } } },
  { name: 'no drafts', request: { action: 'unpublishedEntries', params: { branch } } },
  {
    name: 'a draft that is not there',
    request: { action: 'unpublishedEntry', params: named },
    differs: {
      theirs: { status: 404, body: { message: 'Not Found' } },
      ours: { status: 404, body: { error: 'There is no draft posts/new.' } },
      because: 'Decap reads `error` of an answer that is none, and people read a sentence.',
    },
  },
  { name: 'save a new draft with a picture', request: save(raw), alike: messageOnly },
  { name: 'the drafts', request: { action: 'unpublishedEntries', params: { branch } } },
  {
    name: 'the draft',
    request: { action: 'unpublishedEntry', params: named },
    // The clocks of two machines; ours also says who began the draft.
    alike: (answer) => {
      const { diffs, ...rest } = without('updatedAt', 'pullRequestAuthor')(answer) as {
        diffs: { path: string }[];
      };
      return { ...rest, diffs: sorted(diffs) };
    },
  },
  {
    name: 'the draft by its id',
    request: { action: 'unpublishedEntry', params: { branch, id: 'posts/new' } },
    alike: (answer) => ({ slug: (answer as { slug: unknown }).slug }),
  },
  {
    name: 'its text',
    request: { action: 'unpublishedEntryDataFile', params: { ...named, id: path, path } },
    // Ours adds the file's digest, which the next save sends back.
    alike: without('file'),
  },
  {
    name: 'its picture',
    request: {
      action: 'unpublishedEntryMediaFile',
      params: { ...named, id: asset.path, path: asset.path },
    },
  },
  {
    name: 'main does not have it',
    request: { action: 'getEntry', params: { branch, path } },
  },
  {
    name: 'media of main',
    request: { action: 'getMedia', params: { branch, mediaFolder: 'content/media' } },
    differs: {
      theirs: [expect.objectContaining({ path: 'content/media/map.svg', encoding: 'base64' })],
      ours: [
        expect.objectContaining({
          path: 'content/media/map.svg',
          name: 'map.svg',
          url: '/admin/media/main/media/map.svg',
        }),
      ],
      because: 'Theirs sends the bytes of the whole library in one answer.',
    },
  },
  {
    name: 'a media file',
    request: { action: 'getMediaFile', params: { branch, path: 'content/media/map.svg' } },
  },
  { name: 'save it again', request: save(raw.replace('Some words', 'More words')), alike: messageOnly },
  {
    name: 'send it to review',
    request: {
      action: 'updateUnpublishedEntryStatus',
      params: { ...named, newStatus: 'pending_review' },
    },
    differs: {
      theirs: { message: 'main description was updated to decap-cms/pending_review' },
      ours: { message: 'main description was updated to pending_review' },
      because: 'The status is a commit that every clone has; theirs is a label in the settings of one clone.',
    },
  },
  {
    name: 'its status',
    request: { action: 'unpublishedEntry', params: named },
    alike: (answer) => ({ status: (answer as { status: unknown }).status }),
  },
  {
    name: 'publish what nobody has approved',
    request: { action: 'publishUnpublishedEntry', params: { ...named, slug: 'unapproved' } },
    differs: {
      theirs: { message: 'branch cms/posts/unapproved merged to main' },
      ours: {
        status: 422,
        body: {
          error: 'posts/en/unapproved.mdx cannot be published yet: Legal: never approved.',
        },
      },
      because: 'Whoever reaches decap-server publishes; here the policy decides.',
    },
  },
  {
    name: 'publish',
    request: { action: 'publishUnpublishedEntry', params: named },
    // Ours also names the commit.
    alike: messageOnly,
    before: async () => {
      await ours.decide({ collection: 'posts', slug: 'new' }, lea);
    },
  },
  { name: 'main has it', request: { action: 'getEntry', params: { branch, path } } },
  {
    name: 'upload to the library',
    request: {
      action: 'persistMedia',
      params: {
        branch,
        asset: { ...asset, path: 'content/media/other.svg' },
        options: { commitMessage: 'Upload' },
      },
    },
  },
  {
    name: 'what the upload did to main',
    request: { action: 'getMediaFile', params: { branch, path: 'content/media/other.svg' } },
    differs: {
      theirs: expect.objectContaining({ path: 'content/media/other.svg' }),
      ours: { status: 404, body: { error: 'There is no content/media/other.svg.' } },
      because: 'Theirs writes to main; ours is a draft like any other change.',
    },
  },
  {
    name: 'discard a draft',
    request: { action: 'deleteUnpublishedEntry', params: { ...named, slug: 'discarded' } },
  },
  {
    name: 'delete an entry',
    request: {
      action: 'deleteFiles',
      params: { branch, paths: ['content/posts/en/old.mdx'], options: { commitMessage: 'Delete' } },
    },
  },
  {
    name: 'what the deletion did to main',
    request: { action: 'getEntry', params: { branch, path: 'content/posts/en/old.mdx' } },
    differs: {
      theirs: { data: null, file: { path: 'content/posts/en/old.mdx', id: null } },
      ours: expect.objectContaining({ data: expect.stringContaining('Old') }),
      because: 'Theirs deletes on main; ours proposes it.',
    },
  },
  { name: 'no preview address', request: { action: 'getDeployPreview', params: named } },
  {
    name: 'an unknown action',
    request: { action: 'reboot', params: {} },
    differs: {
      theirs: { status: 422, body: expect.objectContaining({ error: expect.stringContaining('action') }) },
      ours: { status: 422, body: { error: 'Unknown action "reboot"' } },
      because: 'Both refuse; the sentences are their own.',
    },
  },
  {
    name: 'a path outside',
    request: { action: 'getEntry', params: { branch, path: '../outside.mdx' } },
    differs: {
      theirs: { status: 422, body: expect.anything() },
      ours: { status: 422, body: { error: '"../outside.mdx" is not inside the content folder.' } },
      because: 'Both refuse; the sentences are their own.',
    },
  },
  {
    name: "the repository's own settings",
    request: { action: 'getMediaFile', params: { branch, path: '.git/config' } },
    differs: {
      theirs: expect.objectContaining({ path: '.git/config' }),
      ours: { status: 422, body: { error: '".git/config" is not inside the content folder.' } },
      because: 'Theirs reads and writes what git runs.',
    },
  },
  {
    name: 'notes',
    request: { action: 'getNotes', params: named },
    differs: {
      theirs: { status: 422, body: expect.objectContaining({ error: expect.stringContaining('action') }) },
      ours: { notes: [] },
      because: "Decap's own client asks for notes, and theirs does not know them.",
    },
  },
];

let ours: DeskSite;
let theirs: DeskSite;
let server: ChildProcess;
let port = 0;

const ask = async (request: unknown): Promise<unknown> => {
  const response = await fetch(`http://127.0.0.1:${String(port)}/api/v1`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(request),
  });
  const body = (await response.json()) as unknown;
  return response.ok ? body : { status: response.status, body };
};

beforeAll(async () => {
  const more = { 'media/map.svg': svg };
  ours = await DeskSite.make(more);
  theirs = await DeskSite.make(more);
  for (const key of ['user.name', 'user.email']) theirs.git('config', key, 'server@people.invalid');
  port = await freePort();
  server = spawn(process.execPath, [join(projectRoot, 'node_modules/decap-server/dist/index.js')], {
    env: {
      ...process.env,
      MODE: 'git',
      BIND_HOST: '127.0.0.1',
      PORT: String(port),
      GIT_REPO_DIRECTORY: join(theirs.folder, 'repository'),
    },
    stdio: 'ignore',
  });
  const info = () => ask({ action: 'info', params: {} }).catch(() => undefined);
  while ((await info()) === undefined) await setTimeout(100);
  // Drafts that the steps need on both sides.
  const protocol = new Protocol(await ours.desk());
  for (const slug of ['unapproved', 'discarded']) {
    const other = `content/posts/en/${slug}.mdx`;
    const request = {
      action: 'persistEntry',
      params: {
        branch,
        dataFiles: [{ slug, path: other, raw: post(slug) }],
        assets: [],
        options: { ...options, commitMessage: slug },
      },
    };
    hidden.push(request);
    await protocol.answer(request, ann);
    await ask(request);
  }
});
const hidden: unknown[] = [];

afterAll(async () => {
  server.kill();
  await ours.remove();
  await theirs.remove();
});

describe('the desk answers like decap-server', () => {
  test.each(steps)('$name', async ({ request, alike, differs, before }) => {
    await before?.();
    const protocol = new Protocol(await ours.desk());
    const own = await protocol.answer(request, ann).catch((error: unknown) => {
      if (!(error instanceof DeskError)) throw error;
      return { status: error.status, body: { error: error.message } };
    });
    const other = await ask(request);
    // As it arrives over HTTP.
    const [a, b] = [JSON.parse(JSON.stringify(own)) as unknown, other];
    if (differs !== undefined) {
      expect(b).toEqual(differs.theirs);
      expect(a).toEqual(differs.ours);
      return;
    }
    const only = (answer: unknown) =>
      Array.isArray(answer) && answer.every((one) => typeof one === 'string')
        ? answer.filter((key) => !/unapproved|discarded/.test(String(key)))
        : answer;
    expect((alike ?? ((answer: unknown) => answer))(only(a))).toEqual(
      (alike ?? ((answer: unknown) => answer))(only(b)),
    );
  });
});

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const { port: free } = probe.address() as AddressInfo;
  await new Promise((resolve) => probe.close(resolve));
  return free;
}

import { Hono } from 'hono';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { Person } from '../../../src/cms/desk/commit.ts';
import { Protocol } from '../../../src/cms/protocol/protocol.ts';
import { listen } from '../../../src/lib/http/listen.ts';
import type { Listening } from '../../../src/lib/http/listen.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, draftA, fileA, lea } from './site.ts';

/** The functions for notes in Decap's own client. */
interface NotesClient {
  getNotes: (collection: string, slug: string) => Promise<{ id: string; content: string; author: string }[]>;
  addNote: (collection: string, slug: string, note: object) => Promise<{ id: string; timestamp: string }>;
  updateNote: (collection: string, slug: string, id: string, updates: object) => Promise<object>;
  deleteNote: (collection: string, slug: string, id: string) => Promise<void>;
  toggleNoteResolution: (collection: string, slug: string, id: string) => Promise<object>;
  getPRMetadata: (collection: string, slug: string) => Promise<object | null>;
}

let site: DeskSite;
let server: Listening;
let client: NotesClient;
let person: Person = ann;

beforeAll(async () => {
  site = await DeskSite.make();
  const protocol = new Protocol(await site.desk());
  const app = new Hono();
  app.post('/', async (context) =>
    context.json((await protocol.answer(await context.req.json(), person)) as object),
  );
  server = await listen(app, 0);
  // It is bundled for browsers and expects a window.
  vi.stubGlobal('window', globalThis);
  const { default: ProxyBackend } = (await import('decap-cms-backend-proxy')) as unknown as {
    default: { default?: new (config: object) => NotesClient } & (new (config: object) => NotesClient);
  };
  const Backend = 'ProxyBackend' in ProxyBackend ? ProxyBackend.ProxyBackend : ProxyBackend;
  client = new (Backend as new (config: object) => NotesClient)({
    backend: { proxy_url: `http://127.0.0.1:${String(server.port)}/`, branch: 'main' },
    media_folder: 'content/media',
  });
  await site.save(draftA, { [fileA]: post('A') });
});
afterAll(async () => {
  await server.close();
  await site.remove();
  vi.unstubAllGlobals();
});

test("Decap's own client adds, changes, resolves and removes notes, and each change is on the branch", async () => {
  const note = await client.addNote('posts', 'a', {
    author: 'somebody else',
    content: 'Check the figure 🙂',
  });
  expect(Date.parse(note.timestamp)).toBe(site.now.getTime());
  expect(await client.getNotes('posts', 'a')).toContainEqual(
    expect.objectContaining({ id: note.id, content: 'Check the figure 🙂', author: 'Ann', isOwn: true }),
  );
  expect(
    await client.updateNote('posts', 'a', note.id, { content: 'Two lines\n\nDraft-act: {}' }),
  ).toMatchObject({
    content: 'Two lines\n\nDraft-act: {}',
  });
  expect(await client.toggleNoteResolution('posts', 'a', note.id)).toMatchObject({ resolved: true });
  expect(await client.toggleNoteResolution('posts', 'a', note.id)).toMatchObject({ resolved: false });
  // Another clone gets them too.
  site.git('clone', '-q', '-b', 'cms/posts/a', '.', '../clone');
  expect(site.git('-C', '../clone', 'log', '--format=%s')).toMatch(
    /^Open a note again\nResolve a note\nNote: Two lines/,
  );
  await client.deleteNote('posts', 'a', note.id);
  expect((await client.getNotes('posts', 'a')).map(({ id }) => id)).toEqual(['waiting']);
});

test('the list of missing approvals comes first and cannot be mistaken for a note', async () => {
  const [first] = await client.getNotes('posts', 'a');
  expect(first).toMatchObject({
    author: 'Colophon',
    content: expect.stringContaining('Legal: never approved'),
  });
});

test("nobody can change another person's note", async () => {
  const { id } = await client.addNote('posts', 'a', { content: 'Mine' });
  person = lea;
  const protocol = new Protocol(await site.desk());
  const params = { collection: 'posts', slug: 'a', noteId: id };
  await expect(
    protocol.answer({ action: 'updateNote', params: { ...params, updates: { content: 'Hers' } } }, lea),
  ).rejects.toThrow('Somebody else wrote this note.');
  await expect(protocol.answer({ action: 'deleteNote', params }, lea)).rejects.toThrow('Somebody else');
  person = ann;
});

test('the link leads to the review page', async () => {
  expect(await client.getPRMetadata('posts', 'a')).toMatchObject({
    url: '/admin/review/posts/a/',
    author: 'Ann',
  });
  expect(await client.getPRMetadata('posts', 'none')).toBeNull();
});

import { Hono } from 'hono';
import { blob, gitCommit, gitTree } from '../answers/git.ts';
import { apiUrl } from '../answers/repository.ts';
import { readable, Wish, writable } from '../asked.ts';
import type { ForgeEnv } from '../asked.ts';
import { iso } from '../clock.ts';
import { commitOf, createCommit } from '../git/commit.ts';
import type { Signed } from '../git/commit.ts';
import { blobBytes, objectId, objectType } from '../git/store.ts';
import { editTree, itemsOf } from '../git/tree.ts';
import type { TreeEdit } from '../git/tree.ts';
import { writeObject } from '../git/write.ts';
import { notFound, unprocessable } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';
import { commitEmail, commitName } from '../user.ts';
import type { User } from '../user.ts';

/** Git's own objects. */
export const gitData = new Hono<ForgeEnv>();

gitData.post('/repos/:owner/:repo/git/blobs', async (asked) => {
  const { repository } = writable(asked, 'contents');
  const wish = await Wish.of(asked);
  const encoding = wish.optional('encoding') === 'base64' ? 'base64' : 'utf8';
  const sha = await writeObject(repository.store, 'blob', Buffer.from(wish.text('content'), encoding));
  return asked.json({ sha, url: `${apiUrl(repository)}/git/blobs/${sha}` }, 201);
});

gitData.get('/repos/:owner/:repo/git/blobs/:file_sha', async (asked) => {
  const repository = readable(asked);
  const sha = asked.req.param('file_sha');
  const bytes = await blobBytes(repository.store, sha);
  if (bytes === undefined) throw notFound();
  if (wantsRaw(asked.req.header('Accept')))
    return asked.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/vnd.github.raw; charset=utf-8',
    });
  return asked.json(blob(repository, sha, bytes));
});

/** Whether the client wants raw bytes instead of JSON. */
export function wantsRaw(accept: string | undefined): boolean {
  return /application\/vnd\.github\.(?:v3\.)?raw(?!\+json)/.test(accept ?? '');
}

/** A tree by its id, by a commit or branch, or by a folder in one, as in `main:content/posts`. */
gitData.get('/repos/:owner/:repo/git/trees/:tree_sha{.+}', async (asked) => {
  const repository = readable(asked);
  const name = asked.req.param('tree_sha');
  const id = await objectId(repository.store, name.includes(':') ? name : `${name}^{tree}`);
  if (id === undefined || (await objectType(repository.store, id)) !== 'tree') throw notFound();
  const isDeep = asked.req.query('recursive') !== undefined;
  const items = await itemsOf(repository.store, id, isDeep);
  const { deepTreeItems, flatTreeItems } = repository.forge;
  return asked.json(gitTree(repository, id, items, isDeep ? deepTreeItems : flatTreeItems));
});

gitData.post('/repos/:owner/:repo/git/trees', async (asked) => {
  const { repository } = writable(asked, 'contents');
  const wish = await Wish.of(asked);
  const given = wish.optional('base_tree');
  const base = given === undefined ? undefined : await objectId(repository.store, `${given}^{tree}`);
  if (given !== undefined && base === undefined) throw notFound();
  const had = base === undefined ? [] : await itemsOf(repository.store, base, true);
  const paths = new Set(had.map(({ path }) => path));
  const edits: TreeEdit[] = [];
  for (const part of wish.parts('tree')) {
    const edit = await editOf(repository, part);
    // GitHub refuses the whole tree if an item to remove does not exist.
    if (edit.sha === null && !paths.has(edit.path)) throw unprocessable('GitRPC::BadObjectState');
    edits.push(edit);
  }
  if (edits.length === 0) throw unprocessable('Invalid tree info');
  const sha = await editTree(repository.store, base, edits);
  return asked.json(gitTree(repository, sha, await itemsOf(repository.store, sha, false)), 201);
});

const modes = ['100644', '100755', '040000', '160000', '120000'] as const;

async function editOf({ store }: ForgeRepository, part: Wish): Promise<TreeEdit> {
  const path = part.text('path');
  if (/^\/|\/$|\/\/|(^|\/)(\.\.?|\.git)(\/|$)/i.test(path) || path === '')
    throw unprocessable('tree.path contains a malformed path component');
  const mode = part.oneOf('mode', modes) ?? '100644';
  if (part.raw('sha') === null) return { path, mode, sha: null };
  if (part.has('content'))
    return { path, mode, sha: await writeObject(store, 'blob', Buffer.from(part.text('content'))) };
  const sha = part.text('sha');
  const wanted = mode === '040000' ? 'tree' : 'blob';
  if (mode !== '160000' && (await objectType(store, sha)) !== wanted)
    throw unprocessable(`tree.sha ${sha} is not a valid ${wanted}`);
  return { path, mode, sha };
}

gitData.get('/repos/:owner/:repo/git/commits/:commit_sha', async (asked) => {
  const repository = readable(asked);
  const sha = asked.req.param('commit_sha');
  if ((await objectType(repository.store, sha)) !== 'commit') throw notFound();
  return asked.json(gitCommit(repository, await commitOf(repository.store, sha)));
});

gitData.post('/repos/:owner/:repo/git/commits', async (asked) => {
  const { repository, user } = writable(asked, 'contents');
  const { store, forge } = repository;
  const wish = await Wish.of(asked);
  const tree = wish.text('tree');
  if ((await objectType(store, tree)) !== 'tree') throw unprocessable('Tree SHA does not exist');
  const parents = wish.list('parents').map(String);
  for (const parent of parents)
    if ((await objectType(store, parent)) !== 'commit')
      throw unprocessable('Parent SHA does not exist or is not a commit object');
  const now = iso(forge.clock.now());
  const author = signed(wish.part('author'), { ...ownSignature(user), date: now });
  // Without a committer, the author is the committer too.
  const committer = signed(wish.part('committer'), author);
  const sha = await createCommit(store, { tree, parents, author, committer, message: wish.text('message') });
  return asked.json(gitCommit(repository, await commitOf(store, sha)), 201);
});

function ownSignature(user: User): { name: string; email: string } {
  return { name: commitName(user), email: commitEmail(user) };
}

function signed(part: Wish | undefined, otherwise: Signed): Signed {
  if (part === undefined) return otherwise;
  const date = part.optional('date');
  if (date !== undefined && Number.isNaN(Date.parse(date)))
    throw unprocessable(`${date} is not a valid date-time.`);
  return {
    name: part.text('name'),
    email: part.text('email'),
    date: date === undefined ? otherwise.date : iso(new Date(date)),
  };
}

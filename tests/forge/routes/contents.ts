import { Hono } from 'hono';
import { inLines } from '../answers/git.ts';
import { apiUrl, webUrl } from '../answers/repository.ts';
import { readable } from '../asked.ts';
import type { ForgeEnv } from '../asked.ts';
import { blobBytes, objectId, objectType } from '../git/store.ts';
import { itemsOf } from '../git/tree.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';
import { wantsRaw } from './git-data.ts';

/** Files and folders by their paths. */
export const contents = new Hono<ForgeEnv>();

/** A larger file can be read only as raw bytes or as a blob. */
const fileMaxBytes = 1024 * 1024;

contents.get('/repos/:owner/:repo/contents/:path{[^]*}', async (asked) => {
  const repository = readable(asked);
  const path = asked.req.param('path').replace(/\/$/, '');
  const ref = asked.req.query('ref') ?? repository.defaultBranch;
  const commit = await objectId(repository.store, `${ref}^{commit}`);
  if (commit === undefined) throw new Refusal(404, `No commit found for the ref ${ref}`);
  const id = await objectId(repository.store, `${commit}:${path}`);
  const type = id === undefined ? undefined : await objectType(repository.store, id);
  if (id === undefined || type === undefined) throw notFound();
  if (type === 'tree') {
    const items = await itemsOf(repository.store, id, false);
    return asked.json(
      items.map(({ path: name, type: kind, sha, size = 0 }) =>
        item(repository, ref, path === '' ? name : `${path}/${name}`, sha, kind, size),
      ),
    );
  }
  const bytes = await blobBytes(repository.store, id);
  if (bytes === undefined) throw notFound();
  if (wantsRaw(asked.req.header('Accept')))
    return asked.body(new Uint8Array(bytes), 200, {
      'Content-Type': 'application/vnd.github.raw; charset=utf-8',
    });
  const isLarge = bytes.length > fileMaxBytes;
  return asked.json({
    ...item(repository, ref, path, id, 'blob', bytes.length),
    content: isLarge ? '' : inLines(bytes),
    encoding: isLarge ? 'none' : 'base64',
  });
});

function item(
  repository: ForgeRepository,
  ref: string,
  path: string,
  sha: string,
  kind: string,
  size: number,
) {
  const isFile = kind === 'blob';
  const escaped = path.split('/').map(encodeURIComponent).join('/');
  const url = `${apiUrl(repository)}/contents/${escaped}?ref=${ref}`;
  const html = `${webUrl(repository)}/${isFile ? 'blob' : 'tree'}/${ref}/${escaped}`;
  const object = `${apiUrl(repository)}/git/${isFile ? 'blobs' : 'trees'}/${sha}`;
  return {
    name: path.split('/').at(-1) ?? '',
    path,
    sha,
    size,
    url,
    html_url: html,
    git_url: object,
    download_url: isFile ? `${webUrl(repository)}/raw/${ref}/${escaped}` : null,
    type: isFile ? 'file' : 'dir',
    _links: { self: url, git: object, html },
  };
}

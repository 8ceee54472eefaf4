import { createHash } from 'node:crypto';
import type { GitHubApi } from 'decap-cms-backend-github';
import { beforeAll, describe, expect, test } from 'vitest';
import { namedByForge } from '../../src/admin/client/naming.ts';
import { startSession } from '../../src/admin/client/session.ts';
import type { Session } from '../../src/admin/client/session.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer;
/** As `git hash-object` gives it. */
const blob = (text: string) =>
  createHash('sha1')
    .update(`blob ${String(Buffer.byteLength(text))}\0${text}`)
    .digest('hex');

beforeAll(() => {
  const collections = [{ name: 'posts', folder: 'content/posts' }];
  startSession({ config: { collections } } as unknown as Session);
});

/** A forge with files on main and on the branches of open pull requests; one of them is gone. */
function forge(main: Record<string, string>, branches: Record<string, Record<string, string>> = {}) {
  const asked: string[] = [];
  const list = (files: Record<string, string>) =>
    Object.entries(files).map(([name, text]) => ({ id: blob(text), name, path: `content/media/${name}` }));
  const api = {
    getPullRequests: (_head: undefined, _state: 'open', keep: (pull: never) => boolean) => {
      const pulls = ['gone', ...Object.keys(branches)].map((ref) => ({
        head: { ref, repo: { fork: false } },
      }));
      const foreign = { head: { ref: 'foreign', repo: { fork: true } } };
      return Promise.resolve([...pulls, foreign].filter((pull) => keep(pull as never)));
    },
    listFiles: (folder: string, { branch }: { branch?: string }) => {
      asked.push(`${branch ?? 'main'}:${folder}`);
      if (branch === undefined) return Promise.resolve(list(main));
      const files = branches[branch];
      return files === undefined ? Promise.reject(new Error('404')) : Promise.resolve(list(files));
    },
  };
  return { asked, named: namedByForge(() => api as unknown as GitHubApi) };
}

describe('a name for an upload on a forge', () => {
  test('is its own where nobody has it, else one with a number', async () => {
    const { named, asked } = forge(
      { 'snap.jpg': 'red', 'Dot.PNG': 'dot' },
      { 'cms/posts/a': { 'snap-2.jpg': 'green' } },
    );
    expect(await named('new.jpg', bytesOf('new'))).toBe('new.jpg');
    expect(await named('snap.jpg', bytesOf('blue'))).toBe('snap-3.jpg');
    expect(await named('dot.png', bytesOf('other'))).toBe('dot-2.png');
    expect(asked.slice(0, 3)).toEqual([
      'main:content/media',
      'gone:content/media',
      'cms/posts/a:content/media',
    ]);
    expect(asked.join()).not.toContain('foreign');
  });

  test('is shared by the same bytes, and kept for what this page has not saved yet', async () => {
    const { named } = forge({ 'snap.jpg': 'red' });
    expect(await named('snap.jpg', bytesOf('red'))).toBe('snap.jpg');
    expect(await named('a.jpg', bytesOf('one'))).toBe('a.jpg');
    expect(await named('a.jpg', bytesOf('two'))).toBe('a-2.jpg');
    expect(await named('a.jpg', bytesOf('one'))).toBe('a.jpg');
  });

  test('is looked for among this page’s own where nobody is logged in yet', async () => {
    const named = namedByForge(() => undefined);
    expect(await named('a.jpg', bytesOf('one'))).toBe('a.jpg');
    expect(await named('a.jpg', bytesOf('two'))).toBe('a-2.jpg');
  });
});

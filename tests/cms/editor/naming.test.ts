import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import type { ForgeDraft } from '../../../src/cms/editor/client/github-drafts.ts';
import { namedByForge } from '../../../src/cms/editor/client/naming.ts';
import type { ForgeMedia } from '../../../src/cms/editor/client/naming.ts';
import { startSession } from '../../../src/cms/editor/client/session.ts';
import type { Session } from '../../../src/cms/editor/client/session.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text).buffer;
/** As `git hash-object` computes it. */
const blob = (text: string) =>
  createHash('sha1')
    .update(`blob ${String(Buffer.byteLength(text))}\0${text}`)
    .digest('hex');

beforeAll(() => {
  const collections = [{ name: 'posts', folder: 'content/posts' }];
  startSession({ config: { collections } } as unknown as Session);
});

const listed = (files: Record<string, string>) =>
  Object.entries(files).map(([name, text]) => ({ id: blob(text), path: `content/media/${name}` }));

/** A forge with files on main and in drafts. */
function forge(main: Record<string, string>, drafts: Record<string, string>[] = []) {
  const asked: string[] = [];
  const media: ForgeMedia = {
    tree: {
      below: (folder) => {
        asked.push(folder);
        return Promise.resolve({ files: listed(main).map((file) => ({ ...file, size: 1 })), cut: [] });
      },
    },
    drafts: {
      all: () => {
        const text = { id: blob('text'), path: 'content/posts/en/snap-3.jpg', isNew: true };
        const files = drafts.map((one) => [text, ...listed(one).map((file) => ({ ...file, isNew: true }))]);
        return Promise.resolve(files.map((some) => ({ files: some }) as ForgeDraft));
      },
    },
  };
  return { asked, named: namedByForge(() => media) };
}

describe('a name for an upload on a forge', () => {
  test('is kept if it is free, otherwise it gets a number', async () => {
    const { named, asked } = forge({ 'snap.jpg': 'red', 'Dot.PNG': 'dot' }, [{ 'snap-2.jpg': 'green' }]);
    expect(await named('new.jpg', bytesOf('new'))).toBe('new.jpg');
    expect(await named('snap.jpg', bytesOf('blue'))).toBe('snap-3.jpg');
    expect(await named('dot.png', bytesOf('other'))).toBe('dot-2.png');
    expect(new Set(asked)).toEqual(new Set(['content/media']));
  });

  test('is shared by the same bytes, and reserved for what this page has not saved yet', async () => {
    const { named } = forge({ 'snap.jpg': 'red' });
    expect(await named('snap.jpg', bytesOf('red'))).toBe('snap.jpg');
    expect(await named('a.jpg', bytesOf('one'))).toBe('a.jpg');
    expect(await named('a.jpg', bytesOf('two'))).toBe('a-2.jpg');
    expect(await named('a.jpg', bytesOf('one'))).toBe('a.jpg');
  });

  test('is compared only with this page’s own uploads if nobody is logged in yet', async () => {
    const named = namedByForge(() => undefined);
    expect(await named('a.jpg', bytesOf('one'))).toBe('a.jpg');
    expect(await named('a.jpg', bytesOf('two'))).toBe('a-2.jpg');
  });
});

import { readFile, stat, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DeskError } from '../../../src/cms/desk/refusals.ts';
import { readContent } from '../../../src/content/read.ts';
import { sha256 } from '../../../src/lib/git/objects.ts';
import { seenOf } from '../../../src/cms/desk/decide.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, draftA, fileA, lea, lou } from './site.ts';

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make();
});
afterEach(() => site.remove());

const refusalOf = async (work: Promise<unknown>): Promise<DeskError> => {
  try {
    await work;
  } catch (error) {
    if (error instanceof DeskError) return error;
    throw error;
  }
  throw new Error('it was not refused');
};

describe('a draft', () => {
  test('that is discarded disappears from the desk, and the text of every save can be restored', async () => {
    const desk = await site.desk();
    for (const title of ['First', 'Second', 'First']) {
      await site.save(draftA, { [fileA]: post(title) });
      await desk.drafts.remove(draftA);
      expect(await desk.drafts.all()).toEqual([]);
      expect(site.git('branch', '--list', 'cms/*')).toBe('');
    }
    const kept = site
      .git('for-each-ref', '--format=%(refname)', 'refs/colophon/discarded/posts/a')
      .split('\n');
    const texts = kept.map((ref) => site.git('show', `${ref}:content/${fileA}`));
    expect(texts.map((text) => /title: "(\w+)"/.exec(text)?.[1]).toSorted()).toContain('Second');
    site.git('gc', '-q', '--prune=now');
    const [ref = ''] = kept.filter((_, index) => texts[index]?.includes('"Second"') === true);
    site.git('branch', 'cms/posts/a', ref);
    expect((await desk.drafts.get(draftA)).authors).toEqual(['ann']);
  });

  test('that somebody saved in the meantime is discarded with that text, which is kept too', async () => {
    const desk = await site.desk();
    await site.save(draftA, { [fileA]: post('A') });
    const saved = await site.save(draftA, { [fileA]: post('A, by Lou') }, lou);
    await desk.drafts.remove(draftA);
    expect(site.git('show', `refs/colophon/discarded/posts/a/${saved.head}:content/${fileA}`)).toContain(
      'by Lou',
    );
  });

  test('is a branch; neither main nor a file on the disk changes', async () => {
    const main = site.git('rev-parse', 'main');
    await site.save(draftA, { [fileA]: post('A') });
    expect(site.git('rev-parse', 'main')).toBe(main);
    expect(site.git('status', '--porcelain')).toBe('');
    expect(site.git('show', `cms/posts/a:content/${fileA}`)).toContain('title: "A"');
    expect(site.git('log', '-1', '--format=%an <%ae> %cn <%ce>', 'cms/posts/a')).toBe(
      'Ann <ann@people.invalid> Colophon desk <desk@people.invalid>',
    );
  });

  test('that was ready goes back to review when its bytes change', async () => {
    const desk = await site.desk();
    await site.save(draftA, { [fileA]: post('A') });
    await desk.drafts.act(draftA, ann, () =>
      Promise.resolve({ subject: 'Ready', act: { act: 'status', status: 'pending_publish' } }),
    );
    expect((await desk.drafts.get(draftA)).status).toBe('pending_publish');
    await site.save(draftA, { [fileA]: post('A, longer') });
    expect((await desk.drafts.get(draftA)).status).toBe('pending_review');
  });

  test('does not count as ready with bytes that somebody pushed', async () => {
    const desk = await site.desk();
    await site.save(draftA, { [fileA]: post('A') });
    await desk.drafts.act(draftA, ann, () =>
      Promise.resolve({ subject: 'Ready', act: { act: 'status', status: 'pending_publish' } }),
    );
    site.git('worktree', 'add', '-q', '../other', 'cms/posts/a');
    site.git('-C', '../other', 'commit', '-q', '--allow-empty', '-m', 'By hand');
    expect((await desk.drafts.get(draftA)).status).toBe('pending_review');
  });

  test('an editor who began from older bytes gets a conflict with both texts, and nothing is lost', async () => {
    const desk = await site.desk();
    const first = post('A');
    await site.save(draftA, { [fileA]: first });
    const base = new Map([[fileA, sha256(Buffer.from(first))]]);
    const save = (text: string) =>
      desk.drafts.save(draftA, lou, { files: new Map([[fileA, Buffer.from(text)]]), base, subject: 'Save' });
    await save(post('A by Lou'));
    const refused = await refusalOf(save(post('A by Ann')));
    expect(refused.status).toBe(409);
    expect(refused.message).toContain('Lou');
    expect(refused.conflicts).toEqual([
      { path: fileA, yours: post('A by Ann'), theirs: post('A by Lou'), base: null },
    ]);
    expect(site.git('show', `cms/posts/a:content/${fileA}`)).toContain('A by Lou');
    // The same text twice is not a conflict.
    await save(post('A by Lou'));
  });

  test('of a new text does not overwrite the one that main has under that name', async () => {
    const desk = await site.desk();
    const name = { collection: 'posts', slug: 'old' } as const;
    const refused = await refusalOf(
      desk.drafts.save(name, ann, {
        files: new Map([['posts/en/old.mdx', Buffer.from(post('New'))]]),
        base: new Map([['posts/en/old.mdx', null]]),
        subject: 'Save',
      }),
    );
    expect(refused.status).toBe(409);
    expect(await desk.drafts.find(name)).toBeUndefined();
  });

  test('saved by many at once loses no save', async () => {
    const desk = await site.desk();
    await site.save(draftA, { [fileA]: post('A') });
    const texts = Array.from({ length: 12 }, (_, index) => `note ${String(index)}`);
    await Promise.all(
      texts.map((text) =>
        desk.drafts.act(draftA, ann, () =>
          Promise.resolve({ subject: text, act: { act: 'note', note: text, text } }),
        ),
      ),
    );
    const { notes } = await desk.drafts.get(draftA);
    expect(notes.map(({ text }) => text).toSorted()).toEqual(texts.toSorted());
  });

  test('refuses a file of another entry', async () => {
    const refused = await refusalOf(site.save(draftA, { 'posts/en/old.mdx': post('Old') }));
    expect(refused.status).toBe(422);
    expect(site.git('branch', '--list', 'cms/*')).toBe('');
  });
});

describe('publishing', () => {
  test('is refused with reasons until the policy is met', async () => {
    await site.save(draftA, { [fileA]: post('A') });
    const refused = await refusalOf((await site.desk()).publish(draftA, ann));
    expect(refused.status).toBe(422);
    expect(refused.message).toBe(`${fileA} cannot be published yet: Legal: never approved.`);
    expect(site.git('log', '--format=%s', 'main')).toBe('Begin');
  });

  test('makes one commit with text, records and trailers, updates the files on the disk and leaves a clean git status', async () => {
    await site.write('uncommitted.txt', 'mine');
    await site.save(draftA, { [fileA]: post('A'), 'posts/fr/a.mdx': post('À') });
    await site.decide(draftA, lea);
    const desk = await site.desk();
    expect((await desk.drafts.get(draftA)).status).toBe('pending_publish');
    await desk.publish(draftA, ann);
    expect(site.git('log', '-1', '--format=%an|%cn|%s', 'main')).toBe('Ann|Colophon desk|Publish "A"');
    const digest = sha256(Buffer.from(post('A')));
    const trailers = site.git('log', '-1', '--format=%(trailers)', 'main');
    expect(trailers).toContain('Reviewed-by: Léa <lea@people.invalid>');
    expect(trailers).toContain(`Content-digest: sha256:${digest} ${fileA}`);
    expect(site.git('branch', '--list', 'cms/*')).toBe('');
    expect(site.git('status', '--porcelain')).toBe('?? uncommitted.txt');
    expect(await readFile(join(site.contentDir, fileA), 'utf8')).toBe(post('A'));
    expect(site.git('fsck', '--strict')).toBe('');
    const { current } = await readContent({ ...site.settings, now: site.now });
    expect(current.filter(({ slug }) => slug === 'a').map(({ verdict }) => verdict?.approved)).toEqual([
      true,
      true,
    ]);
  });

  test('keeps uncommitted changes, even in the same file', async () => {
    await site.put('posts/en/old.mdx', post('Old, being written'));
    const name = { collection: 'posts', slug: 'old' } as const;
    await site.save(name, { 'posts/en/old.mdx': post('Old, better') });
    await site.decide(name, lea);
    const desk = await site.desk();
    await desk.publish(name, ann);
    expect(await readFile(join(site.contentDir, 'posts/en/old.mdx'), 'utf8')).toBe(
      post('Old, being written'),
    );
    expect(desk.leftAlone).toEqual(['posts/en/old.mdx']);
    expect(site.git('show', 'main:content/posts/en/old.mdx')).toContain('better');
  });

  test('does not count an approval of other bytes, and tells the approver that the text has changed', async () => {
    await site.save(draftA, { [fileA]: post('A') });
    const seen = await site.seen(draftA);
    await site.save(draftA, { [fileA]: post('A, changed') });
    const refused = await refusalOf(site.decide(draftA, lea, { seen }));
    expect(refused.status).toBe(409);
    expect(refused.message).toContain('changed since you opened it');
    await site.decide(draftA, lea);
    await site.save(draftA, { [fileA]: post('A, changed again') });
    const unpublished = await refusalOf((await site.desk()).publish(draftA, ann));
    expect(unpublished.message).toContain('changed since it was approved');
  });

  test('refuses an approval by the author', async () => {
    await site.save(draftA, { [fileA]: post('A') }, lou);
    const refused = await refusalOf(site.decide(draftA, lou));
    expect(refused.message).toContain('wrote it and cannot approve it');
  });

  test('reports faults of the text with their place', async () => {
    await site.save(draftA, { [fileA]: post('A', '', '<Callot kind="note">\n\nx\n\n</Callot>\n') });
    const refused = await refusalOf((await site.desk()).publish(draftA, ann));
    expect(refused.problems.map(({ file, line }) => [file, line])).toContainEqual([fileA, 9]);
  });

  test('names both versions and changes nothing if main has changed too', async () => {
    const name = { collection: 'posts', slug: 'old' } as const;
    await site.save(name, { 'posts/en/old.mdx': post('Old, by desk') });
    await site.decide(name, lea);
    await site.put('posts/en/old.mdx', post('Old, by hand'));
    const main = site.commit('By hand');
    const refused = await refusalOf((await site.desk()).publish(name, ann));
    expect(refused.status).toBe(409);
    expect(refused.conflicts).toEqual([
      { path: 'posts/en/old.mdx', yours: post('Old, by desk'), theirs: post('Old, by hand'), base: null },
    ]);
    expect(site.git('rev-parse', 'main')).toBe(main);
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('merges a draft with the site file by file, and asks for a new review', async () => {
    const name = { collection: 'posts', slug: 'old' } as const;
    await site.save(name, { 'posts/en/old.mdx': post('Old, by desk'), 'posts/fr/old.mdx': post('Vieux') });
    await site.decide(name, lea);
    await site.put('posts/en/old.mdx', post('Old, by hand'));
    await site.put('posts/en/other.mdx', post('Other'));
    const main = site.commit('By hand');
    const desk = await site.desk();
    const nothing = await refusalOf(desk.bringTogether(name, ann, new Map()));
    expect([nothing.status, nothing.message]).toEqual([
      422,
      'Choose the version that stays of posts/en/old.mdx.',
    ]);
    const draft = await desk.bringTogether(name, ann, new Map([['posts/en/old.mdx', 'draft']]));
    expect(draft.status).toBe('pending_review');
    const { content } = await desk.review(name);
    expect(content.conflicts).toEqual([]);
    expect(content.changes.map(({ file }) => file)).toEqual(['posts/en/old.mdx', 'posts/fr/old.mdx']);
    expect(site.git('show', 'cms/posts/old:content/posts/en/old.mdx')).toContain('by desk');
    expect(site.git('log', '-1', '--format=%P', 'cms/posts/old')).toContain(main);
    // These bytes are the ones that legal approved.
    await desk.publish(name, ann);
    expect(site.git('show', 'main:content/posts/en/old.mdx')).toContain('by desk');
    expect(site.git('show', 'main:content/posts/en/other.mdx')).toContain('Other');
  });

  test('publishes the site’s version if that one was chosen', async () => {
    const name = { collection: 'posts', slug: 'old' } as const;
    await site.save(name, { 'posts/en/old.mdx': post('Old, by desk'), 'posts/fr/old.mdx': post('Vieux') });
    await site.put('posts/en/old.mdx', post('Old, by hand'));
    site.commit('By hand');
    const desk = await site.desk();
    await desk.bringTogether(name, ann, new Map([['posts/en/old.mdx', 'site']]));
    const { content } = await desk.review(name);
    expect(content.changes.map(({ file }) => file)).toEqual(['posts/fr/old.mdx']);
  });

  test('does not write through a folder that somebody replaced by a link', async () => {
    await site.save(draftA, { [fileA]: post('A'), 'media/team/one.txt': 'text' });
    await site.decide(draftA, lea);
    const desk = await site.desk();
    await symlink(site.folder, join(site.contentDir, 'media'));
    await desk.publish(draftA, ann);
    await expect(stat(join(site.folder, 'team/one.txt'))).rejects.toThrow();
    expect(desk.leftAlone).toEqual(['media/team/one.txt']);
    expect(await readFile(join(site.contentDir, fileA), 'utf8')).toBe(post('A'));
  });

  test('keeps what others published in the meantime', async () => {
    await site.save(draftA, { [fileA]: post('A') });
    await site.decide(draftA, lea);
    await site.put('posts/en/other.mdx', post('Other'));
    site.commit('By hand');
    await (await site.desk()).publish(draftA, ann);
    expect(site.git('ls-tree', '-r', '--name-only', 'main')).toContain('posts/en/other.mdx');
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('needs a reason to request changes, which returns the draft and blocks it', async () => {
    const desk = await site.desk();
    await site.save(draftA, { [fileA]: post('A') });
    expect((await refusalOf(site.decide(draftA, lea, { decision: 'request-changes' }))).message).toMatch(
      /Say why/,
    );
    await site.decide(draftA, lea, { decision: 'request-changes', comment: 'Too bold' });
    expect((await desk.drafts.get(draftA)).status).toBe('draft');
    expect((await refusalOf(desk.publish(draftA, ann))).message).toContain('Too bold');
  });

  test('waits with a deletion until a desk approves it', async () => {
    await site.save(draftA, { [fileA]: post('A') });
    await site.decide(draftA, lea);
    const desk = await site.desk();
    await desk.publish(draftA, ann);
    await site.save(draftA, { [fileA]: undefined });
    expect((await refusalOf(desk.publish(draftA, ann))).message).toContain('agreed to take it down');
    const [entry] = (await desk.content()).current.filter(({ slug }) => slug === 'a');
    if (entry === undefined) throw new Error('the entry is not there');
    await desk.decide(draftA, lea, {
      decision: 'unpublish',
      desk: 'legal',
      seen: new Map([[fileA, seenOf(entry)]]),
    });
    await desk.publish(draftA, ann);
    await expect(stat(join(site.contentDir, fileA))).rejects.toThrow();
    expect(site.git('status', '--porcelain')).toBe('');
  });

  test('refuses to replace a picture that other texts show', async () => {
    const svg = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10"><rect width="10" height="10" fill="${colour}"/></svg>`;
    await site.put('media/map.svg', svg('red'));
    await site.put('posts/en/old.mdx', post('Old', 'image: { src: /media/map.svg, alt: Map }\n'));
    site.commit('A map');
    await site.save(draftA, { [fileA]: post('A'), 'media/map.svg': svg('blue') });
    await site.decide(draftA, lea);
    const refused = await refusalOf((await site.desk()).publish(draftA, ann));
    expect(refused.message).toContain('media/map.svg is also part of posts/en/old.mdx');
  });
});

describe('after a kill', () => {
  test('between the commit and the files on the disk, the next desk finishes the work', async () => {
    await site.save(draftA, { [fileA]: post('A') });
    const desk = await site.desk();
    await site.decide(draftA, lea);
    const before = site.git('rev-parse', 'main');
    await desk.publish(draftA, ann);
    await site.closeDesk();
    // As if it had been killed: the branch has moved, but the marker, the files and the index have not.
    site.git('update-ref', 'refs/colophon/work-tree', before);
    site.git('read-tree', before);
    site.git('clean', '-fdq', 'content');
    await site.desk();
    expect(site.git('status', '--porcelain')).toBe('');
    expect(await readFile(join(site.contentDir, fileA), 'utf8')).toBe(post('A'));
  });
});

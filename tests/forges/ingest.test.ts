import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ingest } from '../../src/forges/ingest/ingest.ts';
import type { Weighing } from '../../src/forges/ingest/weighing.ts';
import { mergeTrees } from '../../src/lib/git/merge.ts';
import { verify } from '../../src/content/records/verify.ts';
import { createCommit } from '../forge/git/commit.ts';
import { answer, post, SiteOnForge } from './site.ts';

/** One site for all tests; each has its own texts. */
let site: SiteOnForge;

beforeAll(async () => {
  const records = ['going', 'shared'].map((slug) => [`posts/en/${slug}.mdx`, post(slug)] as const);
  site = await SiteOnForge.open(Object.fromEntries(records));
});

afterAll(() => site.close());

beforeEach(() => {
  site.room.forge.failures.clear();
  site.room.forge.clock.skew = 0;
});

const lines = ({ made, known, pending }: Weighing) => ({
  made: made.map(({ person, desk, decision, entry }) => `${person} ${desk} ${decision} ${entry}`),
  known: known.length,
  pending: pending.length,
});
const whys = ({ skipped }: Weighing) => skipped.map(({ why }) => why);

describe('the normal way', () => {
  test('an editor proposes, legal approves, the approval is recorded and merged, and the text is on the site', async () => {
    const file = 'posts/en/story.mdx';
    const number = await site.propose('cms/posts/story', { [file]: post('Story') });
    await site.approve('lea', number, 'Fine. Ask lea@people.example.');
    const found = await site.ingest(number);
    expect(lines(found)).toEqual({ made: [`lea legal approve ${file}`], known: 0, pending: 0 });
    expect(found.skipped).toEqual([]);
    expect((await site.gate()).published).not.toContain(file);
    await site.room.merge('olga', number);
    const { published, errors } = await site.gate();
    expect(published).toContain(file);
    expect(errors).toEqual([]);
    expect((await verify(site.folders, new Date())).problems).toEqual([]);
    // The record contains numbers and ids, but no address or login.
    const text = readFileSync(join(site.folders.contentDir, found.made[0]?.file ?? ''), 'utf8');
    const { predicate } = JSON.parse(text) as { predicate: object };
    const [review] = await site.as('lea').reviews(number);
    expect(predicate).toMatchObject({
      person: 'lea',
      assurance: 'forge',
      authors: ['ann'],
      at: review?.at,
      comment: 'Fine. Ask (an e-mail address)',
      evidence: {
        forge: 'github',
        repository: site.room.repository.id,
        pull: number,
        review: review?.id,
        commit: review?.commit,
      },
    });
    expect(text).not.toContain('@');
    // Running it again changes nothing.
    expect(lines(await site.ingest(number))).toEqual({ made: [], known: 1, pending: 0 });
  });

  test('a squash merge can be recorded afterwards', async () => {
    const file = 'posts/en/squashed.mdx';
    const number = await site.propose('cms/posts/squashed', { [file]: post('Squashed') });
    await site.approve('lea', number);
    await site.room.merge('olga', number, { merge_method: 'squash' });
    expect((await site.gate()).missing[file]).toBe('Legal: never approved');
    expect(lines(await site.ingest(number)).made).toEqual([`lea legal approve ${file}`]);
    expect((await site.gate()).published).toContain(file);
  });

  test('after a forced second save, only unchanged texts stay approved', async () => {
    const [one, two] = ['posts/en/kept.mdx', 'posts/en/saved-again.mdx'] as const;
    const number = await site.propose('cms/again', { [one]: post('Kept'), [two]: post('Two') });
    await site.approve('lea', number);
    await site.pushOver('cms/again', { [one]: post('Kept'), [two]: post('Two, and more') });
    // The reviewed commit is on no branch any more.
    expect(lines(await site.ingest(number)).made).toEqual([
      `lea legal approve ${one}`,
      `lea legal approve ${two}`,
    ]);
    await site.room.merge('olga', number);
    const { published, missing } = await site.gate();
    expect(published).toContain(one);
    expect(missing[two]).toMatch(/^Legal: changed since it was approved on .*posts\/en\/saved-again\.mdx/);
    expect(published).not.toContain(two);
  });

  test('a forced merge by Decap after a 405 changes main but never the site', async () => {
    const file = 'posts/en/forced.mdx';
    const number = await site.propose('cms/posts/forced', { [file]: post('Forced') });
    await site.room.protect();
    expect((await site.room.merge('alice', number)).status).toBe(405);
    await site.room.at('olga', 'DELETE', '/branches/main/protection');
    // As Decap does then: a new commit, and main moved to it.
    await site.room.repository.commit(
      'forced-main',
      { [`content/${file}`]: post('Forced') },
      { from: 'main' },
    );
    const sha = await site.room.repository.branchHead('forced-main');
    await site.room.at('alice', 'PATCH', '/git/refs/heads/main', { sha, force: true });
    expect(lines(await site.ingest(number)).made).toEqual([]);
    const { published, missing } = await site.gate();
    expect(published).not.toContain(file);
    expect(missing[file]).toBe('Legal: never approved');
  });
});

describe('who may approve', () => {
  test('an outsider, another desk, a dismissed review and one’s own text are refused with different reasons', async () => {
    const file = 'posts/en/whose.mdx';
    const number = await site.propose('cms/posts/whose', { [file]: post('Whose') });
    const lea = site.room.forge.user('lea');
    // Léa writes a line herself, without being named in the text.
    await site.room.repository.commit(
      'cms/posts/whose',
      { [`content/${file}`]: post('Whose', '', 'Léa’s words.\n') },
      { ...(lea && { by: lea }) },
    );
    await site.approve('eve', number);
    await site.approve('lea', number);
    const { body } = await site.room.review('olga', number, 'APPROVE', '');
    await site.room.at('olga', 'PUT', `/pulls/${String(number)}/reviews/${String(body.id)}/dismissals`, {
      message: 'Too early',
    });
    const found = await site.ingest(number);
    expect(found.made).toEqual([]);
    const said = whys(found).toSorted();
    expect(said).toHaveLength(3);
    expect(said[0]).toMatch(/^it was dismissed/);
    expect(said[1]).toMatch(/^policy\.yaml knows nobody with the account \d+ \(@eve today\)$/);
    expect(said[2]).toBe(
      `${file}: This approval would not count: Léa wrote it and cannot approve it. Ask a colleague of the desk.`,
    );
  });

  test('a renamed account stays the same person; a deleted one adds no approvals, and its records stay', async () => {
    const file = 'posts/en/renamed.mdx';
    site.room.forge.renameUser('lea', 'lea-weiss');
    const number = await site.propose('cms/posts/renamed', { [file]: post('Renamed') });
    await site.approve('lea', number);
    // Somebody else takes the free login.
    site.room.forge.addUser('lea');
    const token = site.room.forge.addToken('lea');
    const { head } = await site.as('olga').pull(number);
    await site
      .as('eve', { token })
      .submitReview(number, { verdict: 'approve', body: '', commit: head.commit });
    const found = await site.ingest(number);
    expect(lines(found).made).toEqual([`lea legal approve ${file}`]);
    expect(whys(found)).toEqual([expect.stringMatching(/knows nobody .* \(@lea today\)/)]);
    site.room.forge.deleteUser('lea');
    site.room.forge.renameUser('lea-weiss', 'lea');
    const again = await site.ingest(number);
    expect(lines(again)).toEqual({ made: [], known: 1, pending: 0 });
    expect(whys(again)).toEqual([expect.stringMatching(/was deleted/)]);
  });

  test('a member of two desks names the desk', async () => {
    const file = 'faq/en/which.mdx';
    const number = await site.propose('cms/faq/which', { [file]: answer('Which?') });
    await site.approve('olga', number);
    expect(whys(await site.ingest(number))).toEqual([
      `${file}: olga is at several desks: review again with /approve legal or /approve product`,
    ]);
    await site.approve('olga', number, '/approve product');
    await site.approve('lea', number);
    expect(lines(await site.ingest(number)).made.toSorted()).toEqual([
      `lea legal approve ${file}`,
      `olga product approve ${file}`,
    ]);
    await site.room.merge('olga', number);
    expect((await site.gate()).published).toContain(file);
  });

  test('a policy in the pull request does not count', async () => {
    const file = 'posts/en/own-policy.mdx';
    const eve = String(site.room.forge.user('eve')?.id);
    const policy = `desks: { legal: { name: Legal } }\npeople: { ann: { desks: [{ desk: legal }], forge: { github: ${eve} } } }\nrules: []\n`;
    const number = await site.propose('cms/policy', { [file]: post('Own'), 'policy.yaml': policy });
    await site.approve('eve', number);
    const found = await site.ingest(number);
    expect(found.made).toEqual([]);
    expect(whys(found)).toEqual([expect.stringContaining('knows nobody')]);
  });
});

describe('approvals and refusals in sequence', () => {
  test('a refusal counts against an approval by another person until the same person approves', async () => {
    const file = 'posts/en/no.mdx';
    const number = await site.propose('cms/posts/no', { [file]: post('No') });
    await site.room.review('olga', number, 'REQUEST_CHANGES', 'Not like this');
    await site.approve('lea', number);
    await site.ingest(number);
    await site.room.merge('olga', number);
    expect((await site.gate()).missing[file]).toMatch(/Olga \(Legal\) asked for changes .*: Not like this/);
    // Her approval comes after her refusal, on whichever pull request.
    await site.approve('olga', number, '/approve legal');
    await site.ingest(number);
    expect((await site.gate()).published).toContain(file);
  });

  test('an approval that is recorded late does not undo a later withdrawal', async () => {
    const file = 'posts/en/late.mdx';
    const number = await site.propose('cms/posts/late', { [file]: post('Late') });
    site.room.forge.clock.skew = -3600_000;
    await site.approve('lea', number);
    await site.room.review('olga', number, 'REQUEST_CHANGES', 'Wait');
    await site.room.merge('olga', number);
    site.room.forge.clock.skew = 0;
    const { decideOnFile } = await import('../../src/content/records/decide-on-file.ts');
    await site.update();
    const request = { path: file, desk: 'legal', person: 'olga', decision: 'unpublish' };
    await decideOnFile(request, site.folders, new Date());
    await site.keep();
    await site.ingest(number);
    expect((await site.gate()).published).not.toContain(file);
  });
});

test('changes that a branch merged from main are not approved with it', async () => {
  const { repository } = site.room;
  const [own, strange] = ['posts/en/own.mdx', 'posts/en/strange.mdx'] as const;
  const number = await site.propose('cms/posts/own', { [own]: post('Own') });
  const base = await repository.branchHead('main');
  // A change on main without approval; then "Update branch".
  await repository.commit('main', { [`content/${strange}`]: post('Strange') });
  const parents = await Promise.all(['cms/posts/own', 'main'].map((name) => repository.branchHead(name)));
  const [ours = '', theirs = ''] = parents;
  const { tree } = await mergeTrees(repository.store, ours, theirs);
  const by = { name: 'Léa', email: 'lea@people.example', date: '2026-06-01T00:00:00Z' };
  const merge = { tree, parents: [ours, theirs], author: by, committer: by, message: 'Update' };
  const sha = await createCommit(repository.store, merge);
  await site.room.at('alice', 'PATCH', '/git/refs/heads/cms/posts/own', { sha });
  // As GitHub may report it: where the pull request began.
  repository.pull(number).pull.base.sha = base ?? '';
  await site.approve('lea', number);
  // The person who pressed the button wrote none of it.
  expect(lines(await site.ingest(number)).made).toEqual([`lea legal approve ${own}`]);
  await site.room.merge('olga', number);
  repository.pull(number).pull.base.sha = base ?? '';
  const after = await site.ingest(number);
  expect(lines(after)).toEqual({ made: [], known: 1, pending: 0 });
  const { published } = await site.gate();
  expect([published.includes(own), published.includes(strange)]).toEqual([true, false]);
});

test('a branch that was pushed to main unchanged counts as merged', async () => {
  const file = 'posts/en/pushed.mdx';
  const number = await site.propose('cms/posts/pushed', { [file]: post('Pushed') });
  await site.approve('lea', number);
  const sha = await site.room.repository.branchHead('cms/posts/pushed');
  await site.room.at('olga', 'PATCH', '/git/refs/heads/main', { sha });
  expect(lines(await site.ingest(number)).made).toEqual([`lea legal approve ${file}`]);
  expect((await site.gate()).published).toContain(file);
});

describe('pull requests with more than one text', () => {
  test('a deletion is recorded after the merge, and its address says that it was unpublished', async () => {
    const file = 'posts/en/going.mdx';
    const start = await site.propose('cms/posts/going', { [file]: post('Going, going') });
    await site.approve('lea', start);
    await site.room.merge('olga', start);
    await site.ingest(start);
    expect((await site.gate()).published).toContain(file);
    const number = await site.propose('cms/posts/gone', { [file]: null });
    await site.approve('lea', number, 'It is out of date.');
    expect(lines(await site.ingest(number))).toEqual({ made: [], known: 0, pending: 1 });
    expect((await site.gate()).published).toContain(file);
    await site.room.merge('olga', number);
    expect(lines(await site.ingest(number)).made).toEqual([`lea legal unpublish ${file}`]);
    const { published, tombstones } = await site.gate();
    expect(published).not.toContain(file);
    expect(tombstones.map(({ slug }) => slug)).toEqual(['going']);
  });

  test('two that change the same text: each approval is for its own bytes, not for the merged result', async () => {
    const file = 'posts/en/shared.mdx';
    const text = (top: string, end: string) =>
      post('Shared', '', `${top}\n\nMiddle.\n\nMore.\n\nStill more.\n\n${end}\n`);
    const start = await site.propose('cms/shared', { [file]: text('Top.', 'End.') });
    await site.room.merge('olga', start);
    const one = await site.propose('cms/shared-one', { [file]: text('Top, new.', 'End.') });
    const two = await site.propose('cms/shared-two', { [file]: text('Top.', 'End, new.') });
    await site.approve('lea', one);
    await site.approve('lea', two);
    await site.room.merge('olga', one);
    await site.ingest(one);
    expect((await site.gate()).published).toContain(file);
    expect((await site.room.merge('olga', two)).status).toBe(200);
    await site.ingest(two);
    expect((await site.gate()).missing[file]).toMatch(/changed since it was approved/);
    const three = await site.propose('cms/shared-three', { [file]: text('Top, new.', 'End, new!') });
    await site.approve('lea', three);
    await site.room.merge('olga', three);
    await site.ingest(three);
    expect((await site.gate()).published).toContain(file);
  });

  test('a picture belongs to every text that shows it', async () => {
    const drawing = (colour: string) =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" viewBox="0 0 1200 630"><rect width="1200" height="630" fill="${colour}"/></svg>\n`;
    const fields = 'image: { src: /media/dot.svg, alt: A dot }\n';
    const files = { 'posts/en/pic-a.mdx': post('A', fields), 'posts/en/pic-b.mdx': post('B', fields) };
    const number = await site.propose('cms/pic', { ...files, 'media/dot.svg': drawing('red') });
    await site.approve('lea', number);
    await site.room.merge('olga', number);
    expect(lines(await site.ingest(number)).made).toHaveLength(2);
    expect((await site.gate()).published).toEqual(expect.arrayContaining(Object.keys(files)));
    // Another picture with the same name: no text changes, and both need a new approval.
    const upload = await site.propose('cms/upload', { 'media/dot.svg': drawing('blue') });
    await site.approve('lea', upload);
    const found = await site.ingest(upload);
    expect(lines(found).made).toEqual(Object.keys(files).map((file) => `lea legal approve ${file}`));
    expect((await site.gate()).published).toEqual(expect.arrayContaining(Object.keys(files)));
    await site.room.merge('olga', upload);
    expect((await site.gate()).published).toEqual(expect.arrayContaining(Object.keys(files)));
  });

  test('one with faults approves nothing and lists them', async () => {
    const file = 'posts/en/faulty.mdx';
    const number = await site.propose('cms/posts/faulty', { [file]: post('Faulty', 'titel: x\n') });
    await site.approve('lea', number);
    const found = await site.ingest(number);
    expect(found.made).toEqual([]);
    expect(whys(found)).toEqual([
      expect.stringMatching(/^posts\/en\/faulty\.mdx has faults, .*"titel" is not a field here/),
    ]);
  });
});

describe('errors of the forge', () => {
  test('leave no partial record', async () => {
    const files = { 'posts/en/half-a.mdx': post('Half'), 'posts/en/half-b.mdx': post('Half') };
    const number = await site.propose('cms/half', files);
    await site.approve('lea', number);
    await site.update();
    const before = await site.records();
    // The last request always fails.
    for (let after = 0; ; after++) {
      site.room.forge.failures.plan({ fault: { slow: 0 }, times: after });
      site.room.forge.failures.plan({ fault: { status: 503 }, times: 4 });
      const failed = await ingest(number, site.as('olga'), site.folders, new Date()).then(
        () => false,
        () => true,
      );
      site.room.forge.failures.clear();
      if (!failed) {
        expect(after).toBeGreaterThan(8);
        break;
      }
      expect(await site.records()).toEqual(before);
    }
    expect((await site.records()).size).toBe(before.size + 2);
  });

  test('a commit that it no longer has gives no approval, but does not stop the rest', async () => {
    const file = 'posts/en/lost.mdx';
    const number = await site.propose('cms/posts/lost', { [file]: post('Lost') });
    await site.approve('lea', number);
    const [review] = site.room.repository.pull(number).pull.reviews;
    if (review) review.commit = 'f'.repeat(40);
    const found = await site.ingest(number);
    expect(whys(found)).toEqual([expect.stringContaining('no longer has the commit ffffffffffff')]);
  });

  test('a wrong clock is reported, and a decision dated in the future counts from then on', async () => {
    const file = 'posts/en/early.mdx';
    const number = await site.propose('cms/posts/early', { [file]: post('Early') });
    site.room.forge.clock.skew = 2 * 24 * 3600_000;
    await site.approve('lea', number);
    await site.room.merge('olga', number);
    site.room.forge.clock.skew = 0;
    await site.ingest(number);
    expect((await site.gate()).missing[file]).toMatch(/which is in the future/);
    expect((await site.gate(new Date(Date.now() + 3 * 24 * 3600_000))).published).toContain(file);
  });
});

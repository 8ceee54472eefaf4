import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readRecord, writeRecord } from '../../src/approvals/record.ts';
import type { Statement } from '../../src/approvals/record.ts';
import { recheck } from '../../src/forges/ingest/recheck.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { post, SiteOnForge } from './site.ts';

let site: SiteOnForge;
const file = 'posts/en/story.mdx';
let number: number;
/** The record of the approval. */
let record: string;

beforeAll(async () => {
  site = await SiteOnForge.open();
  number = await site.propose('cms/posts/story', { [file]: post('Story') });
  await site.approve('lea', number);
  await site.room.merge('olga', number);
  record = (await site.ingest(number)).made[0]?.file ?? '';
  await site.update();
});

afterAll(() => site.close());

beforeEach(() => {
  site.room.forge.failures.clear();
});

/** `npm run approvals -- …`, as a workflow runs it. */
async function run(args: string[], env: Record<string, string> = {}) {
  const program = promisify(execFile)(process.execPath, ['scripts/approvals.ts', ...args], {
    cwd: projectRoot,
    env: {
      PATH: process.env['PATH'],
      CONTENT_DIR: site.folders.contentDir,
      CACHE_DIR: site.folders.cacheDir,
      GITHUB_API_URL: site.room.running.apiRoot,
      GITHUB_TOKEN: site.room.tokens.get('olga') ?? '',
      ...env,
    },
  });
  return program.then(
    ({ stdout, stderr }) => ({ code: 0, out: stdout + stderr }),
    (error: unknown) => {
      const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
      return { code, out: stdout + stderr };
    },
  );
}

describe('ingest, on the command line', () => {
  test('prints the result for each review', async () => {
    await site.approve('eve', number).catch(() => undefined);
    const { code, out } = await run(['ingest', '--pr', String(number)]);
    expect(code).toBe(0);
    expect(out).toMatch(
      /^Pull request #1, Write cms\/posts\/story\n {2}On record already\n {6}Léa \(Legal\) approves posts\/en\/story\.mdx, \d{4}-/,
    );
    expect(out).toMatch(
      /Not put on record\n {6}@eve on .*: policy\.yaml knows nobody with the account \d+ \(@eve today\)/,
    );
  });

  test('does nothing for a pull request into another branch', async () => {
    await site.room.repository.commit('work', { 'x.md': 'x\n' }, { from: 'main' });
    await site.room.repository.commit('part', { 'x.md': 'y\n' }, { from: 'work' });
    const { body } = await site.room.at<{ number: number }>('alice', 'POST', '/pulls', {
      title: 'Part',
      head: 'part',
      base: 'work',
    });
    const { code, out } = await run(['comment', '--pr', String(body.number)]);
    expect([code, out]).toEqual([
      0,
      expect.stringContaining('leads to work, and the site is built from main'),
    ]);
  });

  test.each([
    { args: ['ingest'], says: 'Add --pr.' },
    { args: ['ingest', '--pr', '1; rm'], says: 'is not the number of a pull request' },
    {
      args: ['ingest', '--pr', '1'],
      env: { GITHUB_TOKEN: 'ghp_wrong' },
      says: 'The forge does not know the token',
    },
  ])('$args $env', async ({ args, env, says }) => {
    const { code, out } = await run(args, env);
    expect([code, out]).toEqual([1, expect.stringContaining(says)]);
    expect(out).not.toMatch(/ghp_|\n {4}at /);
  });
});

describe('recheck', () => {
  const found = async () => recheck(site.as('olga'), site.folders, new Date());
  const says = async () => {
    const { faults, notes } = await found();
    return { faults: faults.map(({ message }) => message), notes: notes.map(({ message }) => message) };
  };

  /** Adds a record with one change beside the true one. */
  async function forged(change: (statement: Statement) => void): Promise<void> {
    const statement = JSON.parse(await readFile(join(site.folders.contentDir, record), 'utf8')) as Statement;
    change(statement);
    const { file: path, bytes } = writeRecord(statement);
    expect(readRecord(path, bytes)).not.toHaveProperty('fault');
    await site.put(path, bytes);
  }

  test('accepts unchanged records', async () => {
    expect(await found()).toEqual({ count: 1, faults: [], notes: [] });
    expect(await run(['recheck'])).toEqual({
      code: 0,
      out: '1 record from the forge, all as it has them.\n',
    });
  });

  test('checks only new records if a commit is given', async () => {
    expect(await recheck(site.as('olga'), site.folders, new Date(), 'HEAD')).toMatchObject({ count: 0 });
    await forged(({ predicate }) => Object.assign(predicate, { person: 'olga' }));
    const found = await recheck(site.as('olga'), site.folders, new Date(), 'HEAD');
    await site.update();
    expect([found.count, found.faults.length]).toEqual([1, 1]);
    const { code, out } = await run(['recheck', '--base', 'nowhere']);
    expect([code, out]).toEqual([1, expect.stringContaining('There is no commit "nowhere"')]);
  });

  test.each<[string, (statement: Statement) => void, RegExp]>([
    [
      'a review that does not exist',
      ({ predicate: { evidence } }) => Object.assign(evidence ?? {}, { review: 7 }),
      /has no review 7/,
    ],
    [
      'a pull request that does not exist',
      ({ predicate: { evidence } }) => Object.assign(evidence ?? {}, { pull: 99 }),
      /#99 is not there/,
    ],
    [
      'another repository',
      ({ predicate: { evidence } }) => Object.assign(evidence ?? {}, { repository: 5 }),
      /number 5/,
    ],
    [
      'another person',
      ({ predicate }) => Object.assign(predicate, { person: 'olga' }),
      /which was not olga’s/,
    ],
    [
      'another moment',
      ({ predicate }) => Object.assign(predicate, { at: '2026-01-01T00:00:00Z' }),
      /and not 2026-01-01T00:00:00Z/,
    ],
    [
      'another commit',
      ({ predicate: { evidence } }) => Object.assign(evidence ?? {}, { commit: 'a'.repeat(40) }),
      /and not aaaaaaaaaaaa/,
    ],
    [
      'other bytes',
      ({ subject }) => Object.assign(subject[0]?.digest ?? {}, { sha256: 'b'.repeat(64) }),
      /does not have these bytes of posts\/en\/story\.mdx/,
    ],
    [
      'no review',
      ({ predicate: { evidence } }) => {
        for (const key of ['forge', 'repository', 'pull', 'review'])
          Reflect.deleteProperty(evidence ?? {}, key);
      },
      /names no review/,
    ],
    [
      'a decision that no review can make',
      ({ predicate }) => Object.assign(predicate, { decision: 'withdraw' }),
      /no review comes to withdraw/,
    ],
  ])('reports a forged record: %s', async (_, change, fault) => {
    await forged(change);
    const { faults } = await says();
    await site.update();
    expect(faults).toEqual([expect.stringMatching(fault)]);
  });

  test('accepts a deleted account; reports a dismissed review only while the approved text is on the site', async () => {
    const [review] = site.room.repository.pull(number).pull.reviews;
    if (review === undefined) throw new Error('no review');
    const { user } = review;
    review.user = { ...user, isDeleted: true };
    expect(await says()).toEqual({ faults: [], notes: ['pull request #1: the account was deleted since'] });
    review.user = user;
    review.body = '/approve product';
    expect((await says()).faults).toEqual(['pull request #1: it is for product and not for legal']);
    review.body = '';
    review.state = 'DISMISSED';
    const { code, out } = await run(['recheck']);
    expect(code).toBe(1);
    expect(out).toContain('the approval was dismissed since, and the site has what it was about');
    expect(out).toContain('--path posts/en/story.mdx --desk legal --person lea --decision withdraw');
    await site.put(file, post('Story, changed'));
    expect(await says()).toEqual({
      faults: [],
      notes: ['pull request #1: the review was dismissed since, and counts for nothing today'],
    });
    review.state = 'APPROVED';
  });
});

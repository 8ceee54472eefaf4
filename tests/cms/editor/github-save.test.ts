import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DraftConflict, DraftGone, DraftSaver } from '../../../src/cms/editor/client/github-save.ts';
import type { DraftWish } from '../../../src/cms/editor/client/github-save.ts';
import { ForgeRest } from '../../../src/cms/editor/client/github-rest.ts';
import { ForgeFault } from '../../../src/cms/editor/forge-fault.ts';
import type { Fault } from '../../forge/failures.ts';
import { Newsroom } from '../../forge/newsroom.ts';

const path = 'content/faq/en/first.mdx';
const branch = 'cms/faq/first';
const picture = Buffer.from('not really a picture').toString('base64');

let room: Newsroom;
let rest: ForgeRest;
let saver: DraftSaver;

beforeEach(async () => {
  room = await Newsroom.open({ files: { [path]: 'Old\n', 'content/media/old.png': 'old' } });
  rest = as('alice');
  saver = new DraftSaver();
});

afterEach(() => room.close());

function as(login: 'alice' | 'lea'): ForgeRest {
  const token = room.tokens.get(login) ?? '';
  const forge = { api: room.running.apiRoot, repository: 'olga/site', token };
  return new ForgeRest(forge, () => Promise.resolve());
}

function wish(text: string, more: Partial<DraftWish> = {}): DraftWish {
  return {
    main: 'main',
    branch,
    title: 'Change it',
    body: 'B',
    labelPrefix: 'decap-cms/',
    label: 'decap-cms/draft',
    files: [{ path, text, base: 'Old\n' }],
    pictures: [{ path: 'content/media/new.png', base64: () => Promise.resolve(picture) }],
    removed: [],
    ...more,
  };
}

interface Pull {
  number: number;
  state: string;
  user: { login: string };
  labels: { name: string }[];
  head: { ref: string };
}

const pulls = async (state = 'all') => (await room.at<Pull[]>('olga', 'GET', `/pulls?state=${state}`)).body;
const branches = async () =>
  (await room.at<{ ref: string }[]>('olga', 'GET', '/git/matching-refs/heads/')).body.map(({ ref }) => ref);
const textAt = (at: string) => room.text(path, at);

async function outcome(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'saved',
    (error: unknown) => error,
  );
}

test('a draft is a branch, a pull request and a label', async () => {
  await saver.save(rest, wish('New\n'));
  expect(await pulls()).toMatchObject([
    { state: 'open', head: { ref: branch }, labels: [{ name: 'decap-cms/draft' }] },
  ]);
  expect(await textAt(branch)).toBe('New\n');
  expect(await textAt('main')).toBe('Old\n');
});

test('a second save adds to the first, whatever its status, and sends no picture twice', async () => {
  await saver.save(rest, wish('New\n'));
  await room.at('alice', 'PUT', '/issues/1/labels', { labels: ['decap-cms/pending_review', 'urgent'] });
  await saver.save(rest, wish('Newer\n', { files: [{ path, text: 'Newer\n', base: 'New\n' }] }));
  expect(await textAt(branch)).toBe('Newer\n');
  const [pull] = await pulls();
  expect(pull?.labels.map(({ name }) => name).toSorted()).toEqual(['decap-cms/pending_review', 'urgent']);
  const before = rest.requests;
  await saver.save(rest, wish('Newer\n', { files: [{ path, text: 'Newer\n', base: 'Newer\n' }] }));
  // Two requests for the draft and two for its files: nothing is written if nothing changed.
  expect(rest.requests - before).toBe(4);
});

test('a removed picture is deleted from the draft, and others stay', async () => {
  await saver.save(rest, wish('New\n'));
  const without = { files: [{ path, text: 'New\n', base: 'New\n' }], pictures: [] };
  await saver.save(rest, wish('New\n', { ...without, removed: ['content/media/new.png'] }));
  expect(await room.text('content/media/new.png', branch)).toBeUndefined();
  expect(await room.text('content/media/old.png', branch)).toBe('old');
});

const faults: Record<string, Fault> = {
  'a secondary limit': { secondaryLimit: 403, retryAfter: 1 },
  'a connection that breaks before the request': { reset: 'before' },
  'a connection that breaks after the request': { reset: 'after' },
  'an expired token': { answer: 401, body: { message: 'Bad credentials' } },
  'a log-in page of the network': { answer: 200, body: '<h1>Welcome to the hotel</h1>' },
  'a 404 from a cache': { answer: 404, body: { message: 'Not Found' } },
};

describe.each(Object.entries(faults))('%s, at any request of a save', (_, fault) => {
  test('leaves one draft with the newest text after another save', async () => {
    room.tolerate(/answers|does not answer/);
    await saver.save(rest, wish('First\n', { branch: 'cms/faq/counted' }));
    const steps = rest.requests;
    expect(steps).toBeGreaterThan(6);
    for (let step = 0; step < steps; step++) {
      const name = `cms/faq/step-${String(step)}`;
      const text = (which: string, base = 'Old\n') => {
        const files = [{ path, text: `${which} ${String(step)}\n`, base }];
        return wish('', { branch: name, files });
      };
      // Three attempts, because passing faults are retried at once.
      room.forge.failures.plan({ fault, times: 3, after: step });
      const tried = await outcome(saver.save(rest, text('Tried')));
      room.forge.failures.clear();
      const newest = text('Newest', tried === 'saved' ? `Tried ${String(step)}\n` : undefined);
      expect(await outcome(saver.save(rest, newest))).toBe('saved');
      expect(await textAt(name)).toBe(`Newest ${String(step)}\n`);
      const mine = (await pulls('open')).filter(({ head }) => head.ref === name);
      expect(mine).toMatchObject([{ labels: [{ name: 'decap-cms/draft' }] }]);
    }
    expect((await branches()).filter((ref) => /cms_/.test(ref))).toEqual([]);
    expect(await textAt('main')).toBe('Old\n');
  }, 120_000);
});

describe('a change by somebody else in the meantime', () => {
  test('is never overwritten: both texts are returned', async () => {
    await saver.save(rest, wish('New\n'));
    await room.repository.commit(branch, { [path]: 'Theirs\n' });
    const files = [{ path, text: 'Mine\n', base: 'New\n' }];
    const error = await outcome(saver.save(rest, wish('Mine\n', { files })));
    expect(error).toBeInstanceOf(DraftConflict);
    expect(error).toMatchObject({ files: [{ path, yours: 'Mine\n', theirs: 'Theirs\n', base: 'New\n' }] });
    expect(await textAt(branch)).toBe('Theirs\n');
  });

  test('in another file is kept', async () => {
    await saver.save(rest, wish('New\n'));
    await room.repository.commit(branch, { 'content/faq/fr/first.mdx': 'Le leur\n' });
    await saver.save(rest, wish('Mine\n', { files: [{ path, text: 'Mine\n', base: 'New\n' }] }));
    expect(await room.text('content/faq/fr/first.mdx', branch)).toBe('Le leur\n');
    expect(await textAt(branch)).toBe('Mine\n');
  });

  test('at the same moment is noticed, and nothing is lost', async () => {
    await saver.save(rest, wish('New\n'));
    const others = new DraftSaver();
    others.known.add(branch);
    const both = await Promise.all([
      outcome(saver.save(rest, wish('A', { files: [{ path, text: 'A\n', base: 'New\n' }] }))),
      outcome(others.save(as('lea'), wish('B', { files: [{ path, text: 'B\n', base: 'New\n' }] }))),
    ]);
    expect(both.filter((one) => one === 'saved')).toHaveLength(1);
    expect(both.filter((one) => one instanceof DraftConflict)).toHaveLength(1);
  });

  test.each(['deleted the branch', 'merged it', 'closed it'])(
    'if somebody %s, the editor is told and can begin a new draft',
    async (deed) => {
      await saver.save(rest, wish('New\n'));
      if (deed === 'merged it') await room.merge('olga', 1, { merge_method: 'squash' });
      if (deed === 'closed it') await room.at('olga', 'PATCH', '/pulls/1', { state: 'closed' });
      if (deed === 'deleted the branch') await room.at('olga', 'DELETE', `/git/refs/heads/${branch}`);
      const files = [{ path, text: 'Mine\n', base: 'New\n' }];
      expect(await outcome(saver.save(rest, wish('Mine\n', { files })))).toBeInstanceOf(DraftGone);
      saver.startAnew(branch);
      await saver.save(rest, wish('Mine\n', { files }));
      expect(await textAt(branch)).toBe('Mine\n');
      expect((await pulls('open')).map(({ head }) => head.ref)).toEqual([branch]);
    },
  );

  test('on the main branch is not undone by a new draft', async () => {
    await saver.save(rest, wish('New\n'));
    await room.at('olga', 'DELETE', `/git/refs/heads/${branch}`);
    await room.repository.commit('main', { [path]: 'Corrected on main\n' });
    saver.startAnew(branch);
    const files = [{ path, text: 'Mine\n', base: 'New\n', mainId: 'what it was' }];
    expect(await outcome(saver.save(rest, wish('Mine\n', { files })))).toBeInstanceOf(DraftConflict);
  });
});

test('a first attempt under an older title is removed, and nothing else', async () => {
  const tried = 'cms/faq/first-title';
  room.forge.failures.plan({
    fault: { secondaryLimit: 403, retryAfter: 1 },
    times: 1,
    on: /^POST .+labels$/,
  });
  expect(await outcome(saver.save(rest, wish('Tried\n', { branch: tried })))).toBeInstanceOf(ForgeFault);
  await saver.save(rest, wish('Newest\n'));
  await saver.abandon(rest, tried);
  expect((await pulls('open')).map(({ head }) => head.ref)).toEqual([branch]);
  expect(await branches()).not.toContain(`refs/heads/${tried}`);
  await saver.abandon(rest, branch);
  expect(await textAt(branch)).toBe('Newest\n');
});

test('a retry with another token saves under that person’s name', async () => {
  room.forge.failures.plan({ fault: { answer: 401, body: { message: 'Bad credentials' } }, times: 1 });
  expect(await outcome(saver.save(rest, wish('Mine\n')))).toMatchObject({ kind: 'login' });
  await saver.save(as('lea'), wish('Mine\n'));
  expect((await pulls())[0]?.user.login).toBe('lea');
});

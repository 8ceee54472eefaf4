import { afterEach, beforeEach, expect, test } from 'vitest';
import { remind, reminderLabel, reminderText } from '../../../src/forges/doctor/reminders.ts';
import { github } from '../../../src/forges/github.ts';
import { policy } from '../../../src/model/policy.ts';
import type { Due } from '../../../src/publication/due.ts';
import { Newsroom } from '../../forge/newsroom.ts';

const content = {
  policy: policy.parse({
    desks: { editorial: { name: 'Editorial' }, legal: { name: { en: 'Legal', fr: 'Droit' } } },
  }),
  people: {},
};
const one = (desk: string, title: string): Due => ({
  desk,
  file: 'faq/en/a.mdx',
  title,
  kind: 'overdue',
  day: '2026-09-08',
});

let room: Newsroom;

beforeEach(async () => {
  room = await Newsroom.open();
});

afterEach(() => room.close());

const forge = () =>
  github({ api: room.running.apiRoot, repository: 'olga/site', token: room.tokens.get('olga') });

interface Issue {
  number: number;
  title: string;
  body: string;
  state: string;
}

const issues = async () =>
  (await room.at<Issue[]>('olga', 'GET', `/issues?labels=${reminderLabel}&state=all`)).body;

test('an issue is opened, left, brought up to date, closed and opened again, in its place', async () => {
  expect(await remind([one('legal', 'First')], content, forge())).toEqual([
    { desk: 'legal', number: 1, did: 'opened' },
  ]);
  expect(await issues()).toMatchObject([{ title: 'To be checked by Legal', state: 'open' }]);
  const again = async (list: Due[]) => (await remind(list, content, forge())).map(({ did }) => did);
  expect(await again([one('legal', 'First')])).toEqual(['left']);
  expect(await again([one('legal', 'First'), one('legal', 'Second')])).toEqual(['updated']);
  expect((await issues())[0]?.body).toContain('Second');
  expect(await again([])).toEqual(['closed']);
  expect(await again([])).toEqual([]);
  expect(await issues()).toMatchObject([{ number: 1, state: 'closed' }]);
  expect(await again([one('legal', 'Third'), one('editorial', 'Fourth')])).toEqual(['opened', 'reopened']);
  expect((await issues()).map(({ number, state }) => [number, state])).toEqual([
    [2, 'open'],
    [1, 'open'],
  ]);
});

test('a title mentions nobody and contains no markup; issues of other people are left alone', async () => {
  const text = reminderText('legal', [one('legal', '@eve [x](https://evil.example) <img> #1 | `code`')]);
  expect(text.split('\n')[1]).not.toMatch(/@eve|\[x\]|<img|#1 /);
  await room.at('eve', 'POST', '/issues', { title: 'Mine', body: '<!-- colophon due legal -->' });
  expect(await remind([one('legal', 'First')], content, forge())).toMatchObject([
    { number: 2, did: 'opened' },
  ]);
});

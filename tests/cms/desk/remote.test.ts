import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Remote } from '../../../src/cms/desk/remote.ts';
import { Alarm, nextChange } from '../../../src/cms/server/schedule.ts';
import { readContent } from '../../../src/content/read.ts';
import { post } from '../../fixtures/folder.ts';
import { DeskSite, ann, draftA, fileA, lea } from './site.ts';

let site: DeskSite;
beforeEach(async () => {
  site = await DeskSite.make();
  site.git('init', '-q', '--bare', '../remote.git');
  site.git('remote', 'add', 'origin', '../remote.git');
});
afterEach(() => site.remove());

const publish = async () => {
  await site.save(draftA, { [fileA]: post('A') });
  await site.decide(draftA, lea);
  return (await site.desk()).publish(draftA, ann);
};

test('nothing is sent to a remote that the owner did not name', async () => {
  expect(await Remote.open((await site.desk()).place)).toBeUndefined();
});

test('published commits are pushed; a failed push is repeated with the next one', async () => {
  site.git('config', 'colophon.remote', 'origin');
  site.git('remote', 'set-url', 'origin', '../nowhere.git');
  const remote = await Remote.open((await site.desk()).place);
  if (remote === undefined) throw new Error('no remote');
  const commit = await publish();
  remote.push();
  await expect.poll(() => remote.status.state).toBe('waiting');
  expect(remote.status.message).toMatch(/It is safe here, and is sent again/);
  site.git('remote', 'set-url', 'origin', '../remote.git');
  await expect.poll(() => remote.status.state).toBe('same');
  expect(site.git('-C', '../remote.git', 'rev-parse', 'main')).toBe(commit);
  await remote.close();
});

test('commits of others are fetched, files included; if both sides changed, a message says what to do', async () => {
  site.git('config', 'colophon.remote', 'origin');
  site.git('push', '-q', 'origin', 'main');
  site.git('clone', '-q', '-b', 'main', '../remote.git', '../other');
  const elsewhere = (name: string) => {
    site.git('-C', '../other', 'commit', '-q', '--allow-empty', '-m', name);
    site.git('-C', '../other', 'push', '-q', 'origin', 'main');
  };
  const desk = await site.desk();
  const remote = await Remote.open(desk.place);
  if (remote === undefined) throw new Error('no remote');
  const fetch = () => remote.fetch((from, to) => desk.moveMain(from, to));
  elsewhere('By others');
  expect(await fetch()).toBe(true);
  expect(site.git('log', '-1', '--format=%s', 'main')).toBe('By others');
  expect(site.git('status', '--porcelain')).toBe('');
  expect(await fetch()).toBe(false);
  await publish();
  elsewhere('By others again');
  expect(await fetch()).toBe(false);
  expect(remote.status).toMatchObject({
    state: 'ahead',
    message: expect.stringContaining('git pull origin main'),
  });
  await remote.close();
});

test('the next change is the earliest start, end or expiry of an approval', async () => {
  await site.put('posts/en/later.mdx', post('Later', 'publishAt: 2026-06-05\n'));
  await site.put('posts/en/gone.mdx', post('Gone', 'expireAt: 2026-06-04T10:00:00Z\n'));
  const read = async (now: string) => {
    const { content, current } = await readContent({ ...site.settings, now: new Date(now) });
    return content && nextChange(content, current, new Date(now))?.toISOString();
  };
  expect(await read('2026-06-01T00:00:00Z')).toBe('2026-06-04T10:00:00.000Z');
  expect(await read('2026-06-04T10:00:00Z')).toBe('2026-06-05T00:00:00.000Z');
  expect(await read('2026-06-06T00:00:00Z')).toBeUndefined();
  await site.save(draftA, { [fileA]: post('A') });
  await site.decide(draftA, lea, { decision: 'waiver', comment: 'Urgent', expires: '2026-06-09' });
  await (await site.desk()).publish(draftA, ann);
  expect(await read('2026-06-06T00:00:00Z')).toBe('2026-06-09T00:00:00.000Z');
});

test('an alarm fires once, late rather than never if the machine slept', () => {
  vi.useFakeTimers();
  let now = 0;
  const ring = vi.fn();
  const alarm = new Alarm(() => new Date(now), ring, 1000);
  alarm.set(new Date(60_000));
  vi.advanceTimersByTime(5000);
  expect(ring).not.toHaveBeenCalled();
  // The timers stood still while the clock went on.
  now = 3_600_000;
  vi.advanceTimersByTime(1000);
  vi.advanceTimersByTime(5000);
  expect(ring).toHaveBeenCalledTimes(1);
  alarm.stop();
  vi.useRealTimers();
});

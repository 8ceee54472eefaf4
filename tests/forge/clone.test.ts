import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { Newsroom } from './newsroom.ts';
import type { Login } from './newsroom.ts';

const old = 'content/posts/old.md';

let room: Newsroom;

beforeEach(async () => {
  room = await Newsroom.open();
});

afterEach(() => room.close());

type Clone = Awaited<ReturnType<Newsroom['clone']>>;

async function write({ folder, git }: Clone, text: string): Promise<void> {
  await writeFile(join(folder, old), text);
  await git('commit', '-q', '-a', '-m', 'Change');
}

/** The output of git push, refused or not. */
function pushed({ git }: Clone, ...args: string[]): Promise<string> {
  return git('push', 'origin', ...args).then(
    ({ stderr }) => stderr,
    (error: unknown) => (error as { stderr: string }).stderr,
  );
}

test('a clone has what the API wrote, and the API has what is pushed', async () => {
  await room.propose('a', { [old]: 'A\n' });
  const clone = await room.clone('lea');
  await clone.git('checkout', '-q', 'a');
  expect(await readFile(join(clone.folder, old), 'utf8')).toBe('A\n');
  await write(clone, 'B\n');
  await pushed(clone, 'a');
  expect(await room.text(old, 'a')).toBe('B\n');
  const head = (await clone.git('rev-parse', 'HEAD')).stdout.trim();
  const { body } = await room.at<{ head: { sha: string } }>('alice', 'GET', '/pulls/1');
  expect(body.head.sha).toBe(head);
});

test('the head of a pull request can be fetched after its branch was deleted', async () => {
  await room.propose('a', { [old]: 'A\n' });
  await room.at('alice', 'DELETE', '/git/refs/heads/a');
  const { git } = await room.clone(null);
  await git('fetch', '-q', 'origin', 'pull/1/head');
  expect((await git('show', `FETCH_HEAD:${old}`)).stdout).toBe('A\n');
});

test('a commit that is on no branch can be fetched by its id', async () => {
  await room.propose('a', { [old]: 'A\n' });
  const first = (await room.repository.branchHead('a')) ?? '';
  await room.pushOver('a', { [old]: 'B\n' });
  const { git } = await room.clone(null);
  await git('fetch', '-q', '--depth=1', 'origin', first);
  expect((await git('show', `${first}:${old}`)).stdout).toBe('A\n');
});

describe('pushing', () => {
  test.each<{
    name: string;
    by: Login;
    protection?: object;
    force?: boolean;
    says: RegExp;
    arrives: boolean;
  }>([
    { name: 'to an unprotected branch is accepted', by: 'alice', says: /main -> main/, arrives: true },
    { name: 'by an outsider is refused', by: 'eve', says: /403/, arrives: false },
    {
      name: 'to a protected branch is refused',
      by: 'alice',
      protection: {},
      says: /error: GH006: Protected branch update failed for refs\/heads\/main\.[^]*Changes must be made through a pull request\.[^]*remote rejected/,
      arrives: false,
    },
    {
      name: 'by an owner who may bypass the protection is accepted',
      by: 'olga',
      protection: { enforce_admins: false },
      says: /main -> main/,
      arrives: true,
    },
    {
      name: 'by force to a protected branch is refused, even to an owner',
      by: 'olga',
      protection: { enforce_admins: false },
      force: true,
      says: /Cannot force-push to this branch/,
      arrives: false,
    },
    {
      name: 'by force to an unprotected branch is accepted',
      by: 'alice',
      force: true,
      says: /forced update/,
      arrives: true,
    },
  ])('$name', async ({ by, protection, force = false, says, arrives }) => {
    if (protection) await room.protect(protection);
    const clone = await room.clone(by);
    await write(clone, 'B\n');
    if (force) await clone.git('commit', '-q', '--amend', '--allow-empty', '-m', 'Other');
    if (force) await room.repository.commit('main', { [old]: 'C\n' });
    expect(await pushed(clone, ...(force ? ['--force'] : []), 'main')).toMatch(says);
    expect((await room.text(old)) === 'B\n').toBe(arrives);
  });

  test('a commit is accepted only if its required checks passed', async () => {
    await room.protect({
      required_pull_request_reviews: null,
      required_status_checks: { strict: false, contexts: ['gate'] },
    });
    const clone = await room.clone('alice');
    await write(clone, 'B\n');
    expect(await pushed(clone, 'main')).toMatch(/Required status check "gate" is expected\./);
    await pushed(clone, 'main:elsewhere');
    const sha = (await clone.git('rev-parse', 'HEAD')).stdout.trim();
    await room.at('lea', 'POST', `/statuses/${sha}`, { state: 'success', context: 'gate' });
    expect(await pushed(clone, 'main')).toMatch(/main -> main/);
  });

  test('a protected branch and another one moves only the other one', async () => {
    await room.protect();
    const clone = await room.clone('alice');
    await write(clone, 'B\n');
    const says = await pushed(clone, 'main', 'main:other');
    expect(says).toMatch(/remote rejected/);
    expect([await room.text(old), await room.text(old, 'other')]).toEqual(['One\nTwo\nThree\n', 'B\n']);
  });

  test('a deletion closes the branch’s pull request, and main cannot be deleted', async () => {
    await room.propose('a', { [old]: 'A\n' });
    const clone = await room.clone('alice');
    expect(await pushed(clone, '--delete', 'a')).toMatch(/deleted/);
    expect(await pushed(clone, '--delete', 'main')).toMatch(/refusing to delete/);
    const { body } = await room.at<{ state: string }>('alice', 'GET', '/pulls/1');
    expect(body.state).toBe('closed');
  });

  test('to a ref of the forge is refused', async () => {
    await room.propose('a', { [old]: 'A\n' });
    const clone = await room.clone('olga');
    expect(await pushed(clone, 'main:refs/pull/1/head')).toMatch(/hidden ref/);
  });

  test('the merge commit merges the pull request', async () => {
    await room.propose('a', { [old]: 'A\n' });
    const clone = await room.clone('lea');
    await clone.git('merge', '-q', '--no-ff', '-m', 'By hand', 'origin/a');
    await pushed(clone, 'main');
    const { body } = await room.at<{ merged: boolean; merged_by: object }>('alice', 'GET', '/pulls/1');
    expect(body).toMatchObject({ merged: true, merged_by: { login: 'lea' } });
  });
});

test('a private repository can be cloned only by those who may read it', async () => {
  await room.forge.addRepository('olga/secret', {
    files: { 'README.md': 'x\n' },
    isPrivate: true,
    collaborators: { alice: 'read' },
  });
  const status = async (login: Login | null) => {
    const token = login === null ? undefined : room.tokens.get(login);
    const headers = token ? { Authorization: `Basic ${btoa(`x-access-token:${token}`)}` } : {};
    const path = '/olga/secret.git/info/refs?service=git-upload-pack';
    return (await fetch(`${room.running.url}${path}`, { headers })).status;
  };
  expect([await status('alice'), await status('eve'), await status(null)]).toEqual([200, 404, 401]);
});

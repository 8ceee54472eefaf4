import { Hono } from 'hono';
import { comment, issue, listedIssue } from '../answers/issue.ts';
import { numberIn, readable, Wish, writer } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { openIssue } from '../opening.ts';
import { pageOf } from '../paging.ts';
import { notFound, Refusal, unprocessable } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';
import { isAtLeast } from '../role.ts';
import type { User } from '../user.ts';
import { unique, withLabels } from './labels.ts';

export const issues = new Hono<ForgeEnv>();

const path = '/repos/:owner/:repo/issues';

/** Pull requests are issues too and are listed among them. */
issues.get(path, (asked) => {
  const repository = readable(asked);
  const { state = 'open', labels = '', creator } = asked.req.query();
  const wanted = labels.split(',').filter(Boolean);
  const found = repository.issues.filter(
    (one) =>
      (state === 'all' || one.state === state) &&
      (creator === undefined || one.user.login === creator) &&
      withLabels(one, wanted),
  );
  const newest = found.toReversed();
  return asked.json(pageOf(asked, newest, repository).map((one) => listedIssue(repository, one)));
});

issues.post(path, async (asked) => {
  const repository = readable(asked);
  const user = writer(asked, repository, 'issues');
  const wish = await Wish.of(asked);
  const title = wish.text('title');
  // Labels are silently ignored if the user may not set any.
  const labels = isAtLeast(repository.roleOf(user), 'triage') ? wish.names('labels') : [];
  const opened = openIssue(repository, user, { title, body: wish.optional('body') ?? null, labels });
  return asked.json(issue(repository, opened), 201);
});

issues.get(`${path}/:issue_number`, (asked) => {
  const { repository, found } = issueIn(asked);
  return asked.json(issue(repository, found));
});

issues.patch(`${path}/:issue_number`, async (asked) => {
  const { repository, found } = issueIn(asked);
  const user = writer(asked, repository, 'issues');
  checkMayEdit(repository, found.user, user);
  const wish = await Wish.of(asked);
  const now = repository.forge.clock.now();
  const state = wish.oneOf('state', ['open', 'closed']);
  if (state !== undefined && state !== found.state) {
    found.state = state;
    found.closedAt = state === 'closed' ? now : undefined;
    found.closedBy = state === 'closed' ? user : undefined;
  }
  found.title = wish.optional('title') ?? found.title;
  if (wish.has('body')) found.body = wish.optional('body') ?? null;
  if (wish.has('labels')) found.labels = unique(wish.names('labels').map((name) => repository.label(name)));
  found.updatedAt = now;
  return asked.json(issue(repository, found));
});

issues.get(`${path}/:issue_number/comments`, (asked) => {
  const { repository, found } = issueIn(asked);
  const { since } = asked.req.query();
  const after = since === undefined ? 0 : Date.parse(since);
  const newer = found.comments.filter(({ updatedAt }) => updatedAt.getTime() >= after);
  return asked.json(pageOf(asked, newer, repository).map((one) => comment(repository, found, one)));
});

issues.post(`${path}/:issue_number/comments`, async (asked) => {
  const { repository, found } = issueIn(asked);
  const user = writer(asked, repository, 'issues');
  const body = (await Wish.of(asked)).text('body');
  if (body.trim() === '') throw unprocessable('Body cannot be blank');
  const now = repository.forge.clock.now();
  const given = { id: repository.forge.nextId(), user, body, createdAt: now, updatedAt: now };
  found.comments.push(given);
  found.updatedAt = now;
  return asked.json(comment(repository, found, given), 201);
});

issues.get(`${path}/comments/:comment_id`, (asked) => {
  const { repository, found, given } = commentIn(asked);
  return asked.json(comment(repository, found, given));
});

issues.patch(`${path}/comments/:comment_id`, async (asked) => {
  const { repository, found, given } = commentIn(asked);
  checkMayEdit(repository, given.user, writer(asked, repository, 'issues'), 'write');
  given.body = (await Wish.of(asked)).text('body');
  given.updatedAt = found.updatedAt = repository.forge.clock.now();
  return asked.json(comment(repository, found, given));
});

issues.delete(`${path}/comments/:comment_id`, (asked) => {
  const { repository, found, given } = commentIn(asked);
  checkMayEdit(repository, given.user, writer(asked, repository, 'issues'), 'write');
  found.comments.splice(found.comments.indexOf(given), 1);
  found.updatedAt = repository.forge.clock.now();
  return asked.body(null, 204);
});

function checkMayEdit(
  repository: ForgeRepository,
  author: User,
  user: User,
  role: 'triage' | 'write' = 'triage',
): void {
  if (author.id !== user.id && !isAtLeast(repository.roleOf(user), role))
    throw new Refusal(403, 'Must have admin rights to Repository.');
}

function issueIn(asked: Asked) {
  const repository = readable(asked);
  return { repository, found: repository.issue(numberIn(asked, 'issue_number')) };
}

function commentIn(asked: Asked) {
  const repository = readable(asked);
  const id = numberIn(asked, 'comment_id');
  for (const found of repository.issues) {
    const given = found.comments.find((one) => one.id === id);
    if (given !== undefined) return { repository, found, given };
  }
  throw notFound();
}

import { Hono } from 'hono';
import { review, reviewComment } from '../answers/review.ts';
import { numberIn, readable, viewerOf, Wish, writable, writer } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import { isAncestor } from '../git/store.ts';
import type { Pull } from '../issue.ts';
import { pageOf } from '../paging.ts';
import { notFound, Refusal } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';
import type { Review, ReviewState } from '../review.ts';
import type { User } from '../user.ts';

/** Reviews of pull requests and their comments. */
export const reviews = new Hono<ForgeEnv>();

const path = '/repos/:owner/:repo/pulls/:pull_number/reviews';
const events = ['APPROVE', 'REQUEST_CHANGES', 'COMMENT'] as const;
const states: Record<(typeof events)[number], ReviewState> = {
  APPROVE: 'APPROVED',
  REQUEST_CHANGES: 'CHANGES_REQUESTED',
  COMMENT: 'COMMENTED',
};

const refused = (...errors: string[]) => new Refusal(422, 'Unprocessable Entity', { errors });

reviews.get(path, (asked) => {
  const { repository, pull } = pullIn(asked);
  const visible = pull.pull.reviews.filter((one) => isVisible(asked, one));
  return asked.json(pageOf(asked, visible, repository).map((one) => review(repository, pull, one)));
});

reviews.post(path, async (asked) => {
  const { repository, pull } = pullIn(asked);
  const user = writer(asked, repository, 'pull_requests');
  const wish = await Wish.of(asked);
  const commit = wish.optional('commit_id') ?? pull.pull.head.sha;
  if (!(await isAncestor(repository.store, commit, pull.pull.head.sha)))
    throw refused('commit_id is not part of the pull request');
  if (pull.pull.reviews.some((one) => one.state === 'PENDING' && one.user.id === user.id))
    throw refused('User can only have one pending review per pull request');
  const event = wish.oneOf('event', events);
  const given: Review = {
    id: repository.forge.nextId(),
    user,
    body: wish.optional('body') ?? '',
    state: 'PENDING',
    commit,
    submittedAt: undefined,
    comments: wish.parts('comments').map((part) => ({
      id: repository.forge.nextId(),
      path: part.text('path'),
      line: part.number('line') ?? part.number('position'),
      side: part.oneOf('side', ['LEFT', 'RIGHT']) ?? 'RIGHT',
      body: part.text('body'),
      user,
      commit,
      createdAt: repository.forge.clock.now(),
    })),
  };
  if (event !== undefined) submit(repository, pull, given, event);
  pull.pull.reviews.push(given);
  return asked.json(review(repository, pull, given));
});

reviews.get(`${path}/:review_id`, (asked) => {
  const { repository, pull, found } = reviewIn(asked);
  return asked.json(review(repository, pull, found));
});

reviews.put(`${path}/:review_id`, async (asked) => {
  const { repository, pull, found } = reviewIn(asked);
  checkOwn(found, writer(asked, repository, 'pull_requests'));
  found.body = (await Wish.of(asked)).text('body');
  return asked.json(review(repository, pull, found));
});

reviews.delete(`${path}/:review_id`, (asked) => {
  const { repository, pull, found } = reviewIn(asked);
  checkOwn(found, writer(asked, repository, 'pull_requests'));
  if (found.state !== 'PENDING') throw refused('Can not delete a non-pending pull request review');
  pull.pull.reviews.splice(pull.pull.reviews.indexOf(found), 1);
  return asked.json(review(repository, pull, found));
});

reviews.get(`${path}/:review_id/comments`, (asked) => {
  const { repository, pull, found } = reviewIn(asked);
  const shown = pageOf(asked, found.comments, repository);
  return asked.json(shown.map((one) => reviewComment(repository, pull, found, one)));
});

reviews.post(`${path}/:review_id/events`, async (asked) => {
  const { repository, pull, found } = reviewIn(asked);
  checkOwn(found, writer(asked, repository, 'pull_requests'));
  const wish = await Wish.of(asked);
  const event = wish.oneOf('event', events);
  if (event === undefined) throw refused('Event is required');
  if (found.state !== 'PENDING') throw refused('Can not submit a review that is not pending');
  submit(repository, pull, { ...found, body: wish.optional('body') ?? found.body }, event);
  found.body = wish.optional('body') ?? found.body;
  Object.assign(found, { state: states[event], submittedAt: repository.forge.clock.now() });
  return asked.json(review(repository, pull, found));
});

reviews.put(`${path}/:review_id/dismissals`, async (asked) => {
  const { repository } = writable(asked, 'pull_requests');
  const { pull, found } = reviewIn(asked);
  (await Wish.of(asked)).text('message');
  if (found.state !== 'APPROVED' && found.state !== 'CHANGES_REQUESTED')
    throw refused(`Can not dismiss a ${found.state.toLowerCase()} pull request review`);
  found.state = 'DISMISSED';
  return asked.json(review(repository, pull, found));
});

reviews.get('/repos/:owner/:repo/pulls/:pull_number/comments', (asked) => {
  const { repository, pull } = pullIn(asked);
  const all = pull.pull.reviews
    .filter(({ state }) => state !== 'PENDING')
    .flatMap((one) => one.comments.map((comment) => reviewComment(repository, pull, one, comment)));
  return asked.json(pageOf(asked, all, repository));
});

/** @throws Refusal if users review their own pull request, or request changes without a comment */
function submit({ forge }: ForgeRepository, pull: Pull, given: Review, event: (typeof events)[number]): void {
  if (given.user.id === pull.user.id && event === 'APPROVE')
    throw refused('Can not approve your own pull request');
  if (given.user.id === pull.user.id && event === 'REQUEST_CHANGES')
    throw refused('Can not request changes on your own pull request');
  if (event !== 'APPROVE' && given.body === '' && given.comments.length === 0)
    throw refused("Body can't be blank");
  given.state = states[event];
  given.submittedAt = forge.clock.now();
}

/** Only its author sees a pending review. */
function isVisible(asked: Asked, { state, user }: Review): boolean {
  return state !== 'PENDING' || user.id === viewerOf(asked)?.id;
}

function checkOwn({ user }: Review, viewer: User): void {
  if (user.id !== viewer.id) throw new Refusal(403, 'You cannot edit the review of somebody else.');
}

function pullIn(asked: Asked) {
  const repository = readable(asked);
  return { repository, pull: repository.pull(numberIn(asked, 'pull_number')) };
}

function reviewIn(asked: Asked) {
  const { repository, pull } = pullIn(asked);
  const id = numberIn(asked, 'review_id');
  const found = pull.pull.reviews.find((one) => one.id === id && isVisible(asked, one));
  if (found === undefined) throw notFound();
  return { repository, pull, found };
}

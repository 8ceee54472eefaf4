import { Hono } from 'hono';
import { label } from '../answers/issue.ts';
import { numberIn, readable, Wish, writable } from '../asked.ts';
import type { Asked, ForgeEnv } from '../asked.ts';
import type { Issue, Label } from '../issue.ts';
import { pageOf } from '../paging.ts';
import { notFound, Refusal, validationFailed } from '../refusal.ts';
import type { ForgeRepository } from '../repository.ts';

export const labels = new Hono<ForgeEnv>();

const ofIssue = '/repos/:owner/:repo/issues/:issue_number/labels';

labels.get('/repos/:owner/:repo/labels', (asked) => {
  const repository = readable(asked);
  return asked.json(pageOf(asked, repository.labels, repository).map((one) => label(repository, one)));
});

labels.post('/repos/:owner/:repo/labels', async (asked) => {
  const { repository } = writable(asked, 'issues');
  const wish = await Wish.of(asked);
  const name = wish.text('name');
  if (repository.labels.some((one) => one.name.toLowerCase() === name.toLowerCase()))
    throw validationFailed({ resource: 'Label', code: 'already_exists', field: 'name' });
  const made = repository.label(name);
  made.color = wish.optional('color') ?? made.color;
  made.description = wish.optional('description') ?? null;
  return asked.json(label(repository, made), 201);
});

labels.get('/repos/:owner/:repo/labels/:name', (asked) => {
  const repository = readable(asked);
  const name = asked.req.param('name').toLowerCase();
  const found = repository.labels.find((one) => one.name.toLowerCase() === name);
  if (found === undefined) throw notFound();
  return asked.json(label(repository, found));
});

labels.get(ofIssue, (asked) => {
  const repository = readable(asked);
  return answer(asked, repository, repository.issue(numberIn(asked, 'issue_number')));
});

labels.put(ofIssue, async (asked) => {
  const { repository, issue, names } = await change(asked);
  issue.labels = unique(names.map((name) => repository.label(name)));
  return answer(asked, repository, issue);
});

labels.post(ofIssue, async (asked) => {
  const { repository, issue, names } = await change(asked);
  issue.labels = unique([...issue.labels, ...names.map((name) => repository.label(name))]);
  return answer(asked, repository, issue);
});

labels.delete(`${ofIssue}/:name`, (asked) => {
  const { repository } = writable(asked, 'issues', 'triage');
  const issue = repository.issue(numberIn(asked, 'issue_number'));
  const name = asked.req.param('name').toLowerCase();
  const left = issue.labels.filter((one) => one.name.toLowerCase() !== name);
  if (left.length === issue.labels.length) throw new Refusal(404, 'Label does not exist');
  issue.labels = left;
  issue.updatedAt = repository.forge.clock.now();
  return answer(asked, repository, issue);
});

async function change(asked: Asked) {
  const { repository } = writable(asked, 'issues', 'triage');
  const issue = repository.issue(numberIn(asked, 'issue_number'));
  const names = (await Wish.of(asked)).names('labels');
  issue.updatedAt = repository.forge.clock.now();
  return { repository, issue, names };
}

function answer(asked: Asked, repository: ForgeRepository, { labels: all }: Issue): Response {
  return asked.json(all.map((one) => label(repository, one)));
}

/** Whether an issue has all of some labels; case does not matter. */
export function withLabels({ labels: has }: Issue, wanted: readonly string[]): boolean {
  return wanted.every((name) => has.some((one) => one.name.toLowerCase() === name.toLowerCase()));
}

/** GitHub keeps each label once, however often it is named. */
export function unique(all: readonly Label[]): Label[] {
  return [...new Set(all)];
}

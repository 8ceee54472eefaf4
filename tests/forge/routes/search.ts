import { Hono } from 'hono';
import { listedIssue } from '../answers/issue.ts';
import { viewerOf } from '../asked.ts';
import type { ForgeEnv } from '../asked.ts';
import type { Issue } from '../issue.ts';
import { pageOf } from '../paging.ts';
import { Refusal, validationFailed } from '../refusal.ts';
import { withLabels } from './labels.ts';

export const search = new Hono<ForgeEnv>();

/** The part of GitHub's search syntax that the forge knows; it refuses the rest. */
search.get('/search/issues', (asked) => {
  const forge = asked.get('forge');
  const q = asked.req.query('q') ?? '';
  if (q.trim() === '') throw validationFailed({ resource: 'Search', field: 'q', code: 'missing' });
  const query = parse(q);
  const repository = forge.repositories.find(
    (one) => one.fullName.toLowerCase() === query.repo && one.roleOf(viewerOf(asked)) !== undefined,
  );
  if (repository === undefined)
    throw validationFailed({
      resource: 'Search',
      field: 'q',
      code: 'invalid',
      message:
        'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
    });
  const found = repository.issues.filter((one) => matches(one, query)).toReversed();
  return asked.json({
    total_count: found.length,
    incomplete_results: false,
    search_type: 'lexical',
    items: pageOf(asked, found).map((one) => ({ ...listedIssue(repository, one), score: 1 })),
  });
});

interface Query {
  repo: string;
  labels: string[];
  state: string | undefined;
  kind: string | undefined;
  inBody: boolean;
  words: string[];
}

function parse(q: string): Query {
  const query: Query = { repo: '', labels: [], state: undefined, kind: undefined, inBody: false, words: [] };
  for (const [part] of q.matchAll(/[a-z]+:"[^"]*"|"[^"]*"|\S+/g)) {
    const [, name, quoted] = /^([a-z]+):(.+)$/.exec(part) ?? [];
    const value = (quoted ?? part).replaceAll('"', '');
    if (name === undefined) query.words.push(value.toLowerCase());
    else if (name === 'repo') query.repo = value.toLowerCase();
    else if (name === 'label') query.labels.push(value);
    else if (name === 'state') query.state = value;
    else if (name === 'is' && ['open', 'closed'].includes(value)) query.state = value;
    else if (name === 'is' || name === 'type') query.kind = value;
    else if (name === 'in' && value === 'body') query.inBody = true;
    else throw new Refusal(501, `The test forge cannot search for ${part}.`);
  }
  return query;
}

function matches(issue: Issue, { labels, state, kind, inBody, words }: Query): boolean {
  const text = [inBody ? '' : issue.title, issue.body ?? ''].join('\n').toLowerCase();
  return (
    withLabels(issue, labels) &&
    (state === undefined || issue.state === state) &&
    (kind === undefined || (kind === 'pr') === (issue.pull !== undefined)) &&
    words.every((word) => text.includes(word))
  );
}

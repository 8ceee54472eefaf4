import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { lintWorkflow } from './lint.ts';

const folder = join(projectRoot, '.github/workflows');
const texts = new Map(
  readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const),
);

/** The commits of the tags of these releases, according to the actions' own repositories. */
const releases = new Set([
  'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 # v7.0.1',
  'actions/setup-node@820762786026740c76f36085b0efc47a31fe5020 # v7.0.0',
  'actions/cache@27d5ce7f107fe9357f9df03efb73ab90386fccae # v5.0.5',
  'actions/upload-pages-artifact@fc324d3547104276b827a68afc52ff2a11cc49c9 # v5.0.0',
  'actions/download-artifact@3e5f45b2cfb9172054b4087a40e8e0b5a5461e7c # v8.0.1',
  'actions/deploy-pages@cd2ce8fcbc39b97be8ca5fce6e763baed58fa128 # v5.0.0',
]);

test.each([...texts])('%s is a valid workflow and follows our rules', async (name, text) => {
  expect(await lintWorkflow(name, text)).toEqual([]);
  for (const [, used = ''] of text.matchAll(/\buses: (.*)/g)) expect([...releases]).toContain(used);
});

const good = texts.get('check.yml') ?? '';
const guarded = texts.get('approvals.yml') ?? '';

test.each([
  ['a wrong key', good.replace('timeout-minutes', 'timeout'), "Unexpected value 'timeout'"],
  ['a wrong expression', good.replace('github.event.pull_request.number', 'github.event.('), 'Unexpected'],
  [
    'an action named by its tag',
    good.replace(/@[0-9a-f]{40} # v7\.0\.1/, '@v7'),
    'name the action by its commit',
  ],
  ['no permissions', good.replace('permissions:\n  contents: read\n', ''), 'say what the token may do'],
  [
    'too many permissions',
    good.replace('contents: read', 'contents: write'),
    'the right to write belongs to single jobs',
  ],
  ['no time limit', good.replace('    timeout-minutes: 15\n', ''), 'say how long it may take'],
  [
    'a checkout that keeps its token',
    good.replace('persist-credentials: false', 'clean: true'),
    'keeps the token',
  ],
  [
    'a title in a script',
    good.replace('run: npm ci', 'run: echo ${{ github.event.pull_request.title }}'),
    'goes through env',
  ],
  [
    'a secret in a job of a pull request',
    good.replace('CONTENT_DIR: ../change/content', 'KEY: ${{ secrets.KEY }}'),
    'with secrets or rights',
  ],
  [
    'code of a pull request in a job with permissions',
    guarded.replace('github.event.repository.default_branch', 'github.event.pull_request.head.sha'),
    'checks out something else than the main branch',
  ],
  [
    'text of an outsider in a job with permissions',
    guarded.replace('GITHUB_TOKEN: ${{ github.token }}', 'TITLE: ${{ github.event.pull_request.title }}'),
    'takes what a stranger wrote',
  ],
])('%s is reported', async (_, text, sentence) => {
  expect((await lintWorkflow('x.yml', text)).join('\n')).toContain(sentence);
});

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };
const documents = globSync(
  [
    '*.md',
    '{src,bench,.github}/*.md',
    '.github/workflows/*.yml',
    'content/faq/**/*.mdx',
    'tests/campaign.ts',
  ],
  { cwd: projectRoot },
);

/** The commands that a text tells people to run. */
function commandsIn(text: string): string[] {
  return [...text.matchAll(/npm run (?:-s |--silent )?([a-z][\w:-]*)/g)].map(([, name = '']) => name);
}

test('a command is found with and without flags, and at the end of a sentence', () => {
  expect(commandsIn('Run `npm run test:changed`, npm run -s check -- --json. npm ci')).toEqual([
    'test:changed',
    'check',
  ]);
});

test.each(documents)('every command that %s names exists', (file) => {
  expect(commandsIn(read(file)).filter((name) => !Object.hasOwn(scripts, name))).toEqual([]);
});

test('every script is the script of a command', () => {
  const started = Object.values(scripts).join('\n');
  const files = globSync('scripts/*.ts', { cwd: projectRoot });
  expect(files.filter((file) => !started.includes(file))).toEqual([]);
});

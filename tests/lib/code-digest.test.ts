import { execFileSync } from 'node:child_process';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { codeDigest, codeOf } from '../../src/lib/code-digest.ts';
import { projectRoot } from '../../src/lib/settings.ts';
import { remove, writeFolder } from '../fixtures/folder.ts';

let root: string;
beforeEach(async () => {
  root = await writeFolder({
    'start.ts': `import type { T } from './types.ts';
import { a } from './a.ts';
import sharp from 'sharp';
import {
  one,
  two,
} from '@octokit/request/deep';
import 'node:fs';
export * from './b.ts';
const late = () => import('./late.ts');
const worker = new URL('worker.ts', import.meta.url);
`,
    'types.ts': '',
    'a.ts': `import { b } from './b.ts';\nimport './sheet.css';`,
    'b.ts': `import { a } from './a.ts';\nexport const words = 'not-a-package';`,
    'late.ts': `import page from './page.astro';`,
    'page.astro': `---\nimport Part from './Part.astro';\n---\n<Part />`,
    'Part.astro': '<p>Part</p>',
    'worker.ts': `import './missing.ts';`,
    'sheet.css': `@import './more.css';\n@import url('./most.css');`,
    'more.css': '',
    'most.css': '',
    'index.html': '<script type="module" src="./late.ts"></script><link href="/favicon.svg" />',
    'unused.ts': '',
  });
});
afterEach(() => remove(root));

const inRoot = (...names: string[]) => names.map((name) => join(root, name));

test('code includes imports, workers, dynamic imports, components and style sheets, but no types', () => {
  const { files, packages } = codeOf(join(root, 'start.ts'));
  expect(files).toEqual(
    inRoot(
      'Part.astro',
      'a.ts',
      'b.ts',
      'late.ts',
      'more.css',
      'most.css',
      'page.astro',
      'sheet.css',
      'start.ts',
      'worker.ts',
    ),
  );
  expect(packages).toEqual(['@octokit/request', 'sharp']);
  expect(codeOf(join(root, 'index.html')).files).toEqual(
    inRoot('Part.astro', 'index.html', 'late.ts', 'page.astro'),
  );
});

/** Lists the files of `src` that Node loads for a module. */
function loadedFor(path: string): string[] {
  const record = `import { registerHooks } from 'node:module';
registerHooks({ load(url, context, next) { if (url.startsWith('file:')) console.log(url); return next(url, context); } });
await import(${JSON.stringify(path)});`;
  return execFileSync(process.execPath, ['--input-type=module', '--eval', record], { encoding: 'utf8' })
    .split('\n')
    .filter((line) => line.startsWith('file:'))
    .map((line) => relative(projectRoot, fileURLToPath(line)))
    .filter((file) => file.startsWith('src/'));
}

test.each([
  'src/kits/making/kits.ts',
  'src/outputs/cards/render.ts',
  'src/markdown/compile.ts',
  'src/outputs/api/write.ts',
  'src/content/read.ts',
])('every file that Node loads for %s counts', (file) => {
  const loaded = loadedFor(join(projectRoot, file));
  const counted = codeOf(join(projectRoot, file)).files.map((path) => relative(projectRoot, path));
  expect(loaded.length).toBeGreaterThan(5);
  expect(loaded.filter((path) => !counted.includes(path))).toEqual([]);
});

test('the digest depends on the files and their names', () => {
  const digest = codeDigest(join(root, 'start.ts'));
  expect(digest).toMatch(/^[0-9a-f]{64}$/);
  expect(codeDigest(join(root, 'start.ts'))).toBe(digest);
  expect(codeDigest(join(root, 'late.ts'))).not.toBe(digest);
});

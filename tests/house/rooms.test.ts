import { globSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { ESLint } from 'eslint';
import { beforeAll, describe, expect, test } from 'vitest';
import tseslint from 'typescript-eslint';
import { inBrowser, pure, pureTools, roomRules, rooms } from '../../eslint.rooms.mjs';
import { projectRoot } from '../../src/lib/settings.ts';

const names = Object.keys(rooms);
/** A file of each room, as a target for imports. */
const files = new Map(names.map((room) => [room, fileIn(room)]));
// Pure rooms may import only some of its files.
files.set('lib', `src/lib/${pureTools[0] ?? ''}.ts`);

function fileIn(room: string): string {
  const deeper = names.filter((other) => other.startsWith(`${room}/`)).map((other) => `src/${other}/**`);
  const found = globSync(`src/${room}/**/*.{ts,astro}`, { cwd: projectRoot, exclude: deeper });
  return found.map((file) => file.split(sep).join('/')).sort()[0] ?? '';
}

function mayImport(room: string, other: string): boolean {
  const may: readonly string[] = rooms[room as keyof typeof rooms];
  return (
    room === other ||
    may.some((one) => one === other || (one === 'outputs/*' && other.startsWith('outputs/')))
  );
}

let eslint: ESLint;
beforeAll(() => {
  const base = [{ files: ['**/*.ts'], languageOptions: { parser: tseslint.parser } }, roomRules];
  eslint = new ESLint({ cwd: projectRoot, overrideConfigFile: true, overrideConfig: base as never });
});

/** The rules that this line breaks in a file of the room. */
async function lint(room: string, line: string): Promise<(string | null)[]> {
  const filePath = join(projectRoot, 'src', room, 'example.ts');
  const results = await eslint.lintText(line, { filePath });
  return results.flatMap(({ messages }) => messages.map(({ ruleId }) => ruleId));
}

function pathTo(room: string, file: string): string {
  const path = relative(join('src', room), file).split(sep).join('/');
  return path.startsWith('.') ? path : `./${path}`;
}

describe('rooms', () => {
  test('each has files', () => {
    expect([...files].filter(([, file]) => file === '')).toEqual([]);
  });

  test('import only rooms above them in the list, so that there is no ring of rooms', () => {
    const upward = names.flatMap((room, at) =>
      names
        .slice(at + 1)
        .filter((other) => mayImport(room, other))
        .map((other) => `${room} → ${other}`),
    );
    expect(upward).toEqual([]);
  });

  test.each(names)('%s may import the rooms on its list and no others', async (room) => {
    for (const [other, file] of files) {
      const expected = mayImport(room, other) ? [] : ['boundaries/dependencies'];
      expect(await lint(room, `import '${pathTo(room, file)}';`), `${room} → ${other}`).toEqual(expected);
    }
  });

  test.each([
    ['a type', (path: string) => `import type { T } from '${path}';`],
    ['a re-export', (path: string) => `export * from '${path}';`],
    ['a dynamic import', (path: string) => `export const late = () => import('${path}');`],
  ])('%s counts as an import', async (_, line) => {
    const path = pathTo('model', files.get('content') ?? '');
    expect(await lint('model', line(path))).toEqual(['boundaries/dependencies']);
  });

  test.each(pure)('%s is pure', async (room) => {
    for (const name of [
      'node:fs',
      'node:fs/promises',
      'node:child_process',
      'hono',
      'astro:content',
      'sharp',
    ]) {
      expect(await lint(room, `import '${name}';`), name).toEqual(['boundaries/dependencies']);
    }
    expect(await lint(room, `import 'zod';`)).toEqual([]);
  });

  test('a pure room that may import lib cannot import its files that read or write', async () => {
    const tools = globSync('src/lib/**/*.ts', { cwd: projectRoot }).map((file) => file.split(sep).join('/'));
    expect(tools).toEqual(expect.arrayContaining(pureTools.map((name) => `src/lib/${name}.ts`)));
    for (const room of pure.filter((name) => mayImport(name, 'lib'))) {
      for (const file of tools) {
        const isPure = pureTools.some((name) => file === `src/lib/${name}.ts`);
        const expected = isPure ? [] : ['boundaries/dependencies'];
        expect(await lint(room, `import '${pathTo(room, file)}';`), `${room} → ${file}`).toEqual(expected);
      }
    }
  });

  test.each(inBrowser)('%s uses nothing of Node’s', async (room) => {
    expect(await lint(room, `import 'node:path';`)).toEqual(['boundaries/dependencies']);
  });

  test('a folder that is on no list is refused', async () => {
    expect(await lint('attic', '')).toEqual(['boundaries/no-unknown-files']);
  });
});

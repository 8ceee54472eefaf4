import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, sep } from 'node:path';
import ts from 'typescript';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { interfaceLangs } from '../../src/model/languages.ts';
import { remove, tinySite, writeFolder } from '../fixtures/folder.ts';

const folder = (lang: string) => join(projectRoot, 'src/i18n', lang);
const parts = (await readdir(folder('en'))).sort();

/** No such language exists; its tag is kept for tests. */
const pseudo = 'qps';

/** Says all that English says, in marks. */
const wrap = `const wrap = (value: unknown): unknown =>
  typeof value === 'string'
    ? \`⟦\${value}⟧\`
    : typeof value === 'function'
      ? (...given: unknown[]) => wrap((value as (...given: unknown[]) => unknown)(...given))
      : Array.isArray(value)
        ? value.map(wrap)
        : typeof value === 'object' && value !== null && !(value instanceof RegExp)
          ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, name === 'readers' ? inner : wrap(inner)]))
          : value;
export const words = wrap(en);
`;

describe('a new language', () => {
  let copy: string;
  let content: string;
  let heard: {
    said: Record<string, string[]>;
    inBrowser: string;
    near: string;
    isForContent: boolean;
  };

  beforeAll(async () => {
    copy = await mkdtemp(join(tmpdir(), 'colophon-test-'));
    content = await writeFolder(tinySite);
    await cp(join(projectRoot, 'src'), join(copy, 'src'), { recursive: true });
    await cp(join(projectRoot, 'tests/i18n/pseudo'), join(copy, 'tests/i18n/pseudo'), { recursive: true });
    await cp(join(projectRoot, 'package.json'), join(copy, 'package.json'));
    await symlink(join(projectRoot, 'node_modules'), join(copy, 'node_modules'), 'junction');
    // A folder …
    await mkdir(join(copy, 'src/i18n', pseudo));
    for (const part of parts) {
      const file = join(copy, 'src/i18n', pseudo, part);
      await writeFile(file, `import { words as en } from '../en/${part}';\n\n${wrap}`);
    }
    // … and a line.
    const list = join(copy, 'src/model/languages.ts');
    const before = await readFile(list, 'utf8');
    const after = before.replace(/(interfaceLangs = \[[^\]]*)\]/, `$1, '${pseudo}']`);
    expect(after).not.toBe(before);
    await writeFile(list, after);
    const out = execFileSync(process.execPath, ['tests/i18n/pseudo/say.ts', pseudo, content], {
      cwd: copy,
      encoding: 'utf8',
    });
    heard = JSON.parse(out) as typeof heard;
  }, 120_000);
  afterAll(async () => {
    await remove(copy);
    await remove(content);
  });

  test('is spoken by each part of the interface', () => {
    for (const [part, sentences] of Object.entries(heard.said)) {
      expect(sentences.join(' '), part).toContain('⟦');
    }
  });

  test('is the language of forms as a whole: no label is left in another', () => {
    const labels = [...(heard.said['labels of forms'] ?? []), ...(heard.said['components in forms'] ?? [])];
    expect(labels.length).toBeGreaterThan(100);
    // A text for each language has the languages' own names.
    expect(labels.filter((label) => !label.startsWith('⟦'))).toEqual(
      labels.filter((label) => ['English', 'Français'].includes(label)),
    );
  });

  test('is chosen by a browser that asks for it, and beside content in one of its dialects', () => {
    expect(heard).toMatchObject({ inBrowser: pseudo, near: pseudo, isForContent: true });
  });
});

describe('languages', () => {
  test.each(interfaceLangs)('%s has a file for each part, and no other', async (lang) => {
    expect((await readdir(folder(lang))).sort()).toEqual(parts);
  });

  // A module waits for these files as it starts. One that waited for that module in turn would never come.
  test('their files import types, and Decap’s own sentences, and nothing else', () => {
    const imports = interfaceLangs.flatMap((lang) =>
      parts.flatMap((part) => importsOf(join(folder(lang), part)).map((line) => `${lang}/${part}: ${line}`)),
    );
    expect(
      imports.filter((line) => !/: import (?:type |decap from 'decap-cms-locales\/)/.test(line)),
    ).toEqual([]);
  });

  test.each(interfaceLangs.filter((lang) => lang !== 'en'))(
    'each part of %s says of which type it is, so that a missing sentence does not compile',
    (lang) => {
      for (const part of parts.filter((one) => one !== 'stop-words.ts'))
        expect(typeOfWords(join(folder(lang), part)), part).toMatch(/^\w+$/);
    },
  );

  test('a language without one of the sentences does not compile', () => {
    const file = join(folder('fr'), 'site.ts');
    expect(faultsIn(file, (text) => text)).toEqual([]);
    expect(faultsIn(file, (text) => text.replace(/^ {2}home: .*\n/m, ''))).toEqual([
      expect.stringContaining("Property 'home' is missing"),
    ]);
  }, 60_000);
});

test('no sentences in two languages stand outside src/i18n', () => {
  const files = globSync('src/**/*.ts', { cwd: projectRoot, exclude: ['src/i18n/**'] });
  expect(files.length).toBeGreaterThan(300);
  expect(files.flatMap((file) => tablesIn(join(projectRoot, file)))).toEqual([]);
});

test('a table of sentences in two languages is found', async () => {
  const found = await writeFolder({ 'a.ts': `export const t = { en: 'Save', fr: 'Enregistrer' };\n` });
  expect(tablesIn(join(found, 'a.ts'))).toHaveLength(1);
  await remove(found);
});

function sourceOf(file: string): ts.SourceFile {
  return ts.createSourceFile(file, ts.sys.readFile(file) ?? '', ts.ScriptTarget.Latest, true);
}

function importsOf(file: string): string[] {
  return sourceOf(file)
    .statements.filter(ts.isImportDeclaration)
    .map((one) => one.getText());
}

/** The type that a file gives to its `words`; undefined where it gives none. */
function typeOfWords(file: string): string | undefined {
  for (const statement of sourceOf(file).statements) {
    if (!ts.isVariableStatement(statement)) continue;
    const words = statement.declarationList.declarations.find((one) => one.name.getText() === 'words');
    if (words !== undefined) return words.type?.getText();
  }
  return undefined;
}

/** What the compiler says of a file that was changed. */
function faultsIn(file: string, change: (text: string) => string): string[] {
  const options: ts.CompilerOptions = {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.Preserve,
    allowImportingTsExtensions: true,
    types: [],
  };
  const host = ts.createCompilerHost(options);
  const read = host.readFile.bind(host);
  host.readFile = (path) => {
    const text = read(path);
    return path === file && text !== undefined ? change(text) : text;
  };
  const program = ts.createProgram([file], options, host);
  return program
    .getSemanticDiagnostics(program.getSourceFile(file))
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

/** Where an object of a file has a sentence in each of two languages. */
function tablesIn(file: string): string[] {
  const source = sourceOf(file);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isObjectLiteralExpression(node)) {
      const said = node.properties
        .filter(ts.isPropertyAssignment)
        .filter(({ name }) => (interfaceLangs as readonly string[]).includes(name.getText(source)))
        // `en-GB` is a tag, and no sentence.
        .filter(({ initializer }) => !/^'[a-z]{2}-[A-Z]{2}'$/.test(initializer.getText(source)));
      const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
      if (said.length > 1) found.push(`${relative(projectRoot, file).split(sep).join('/')}:${String(line)}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

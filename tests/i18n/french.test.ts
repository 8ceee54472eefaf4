import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { phrases } from '../../src/cms/editor/phrases.ts';
import { bodyStrings } from '../../src/components/body/strings.ts';
import { fr as desk } from '../../src/cms/review/fr.ts';
import { fr as site } from '../../src/i18n/fr.ts';
import { fr as kits } from '../../src/kits/fr.ts';
import { searchStrings } from '../../src/outputs/search/strings.ts';
import { projectRoot } from '../../src/lib/settings.ts';

/**
 * A space that allows a line break where French forbids one: before ; : ! ? and inside « ». The sign must be the end of
 * a word, so `![a picture](…)` does not match.
 */
const breaking = /(?<=[\p{L}\p{N}’)”…»}]) (?=[;:!?»](?:[\s'"`,.)<]|$))|« /u;

/** Every string of a table; functions are called with sample values. */
function stringsIn(value: unknown, path: string): [path: string, text: string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return stringsIn(answerOf(value, path), `${path}()`);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => stringsIn(inner, `${path}.${name}`));
}

/** An approval that ends, as the editor gets it. */
const approval = { kind: 'approval', desk: 'Exemple', person: 'Exemple', day: 'Exemple', langs: ['Exemple'] };

function answerOf(wording: unknown, path: string): unknown {
  const call = wording as (...given: unknown[]) => unknown;
  const samples: unknown[] = ['Exemple', 3, ['Un', 'Deux'], { value: 'Exemple', near: 'Exemple' }, approval];
  for (const sample of samples) {
    try {
      return call(sample, sample, sample, sample);
    } catch {
      // The function takes other arguments.
    }
  }
  throw new Error(`${path}: none of the samples fits`);
}

describe('no line breaks before French punctuation', () => {
  test.each(
    Object.entries({
      site,
      desk,
      kits,
      search: searchStrings('fr'),
      body: bodyStrings('fr'),
      admin: phrases.fr,
    }),
  )('in the texts of %s', (name, table) => {
    const all = stringsIn(table, name);
    expect(all.length).toBeGreaterThan(6);
    expect(all.filter(([, text]) => breaking.test(text))).toEqual([]);
  });

  test('in any other string of ours', async () => {
    const found: string[] = [];
    for await (const file of glob('src/**/*.ts', { cwd: projectRoot })) {
      const text = await readFile(join(projectRoot, file), 'utf8');
      if (!/ [;:!?»]['"`\s]|« /.test(text)) continue;
      const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
      const visit = (node: ts.Node): void => {
        if (
          ts.isStringLiteralLike(node) ||
          ts.isTemplateHead(node) ||
          ts.isTemplateMiddleOrTemplateTail(node)
        ) {
          const written = node.getText(source);
          const line = source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
          if (breaking.test(written)) found.push(`${file}:${String(line)} ${written}`);
        }
        ts.forEachChild(node, visit);
      };
      visit(source);
    }
    expect(found, 'Write \\u00a0 for the space, as the lines around do.').toEqual([]);
  });
});

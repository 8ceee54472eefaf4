import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { projectRoot } from '../../src/lib/settings.ts';
import { partsOf, stringsIn } from './parts.ts';

/**
 * A space that allows a line break where French forbids one: before ; : ! ? and inside « ». The sign must be the end of
 * a word, so `![a picture](…)` does not match.
 */
const breaking = /(?<=[\p{L}\p{N}’)”…»}]) (?=[;:!?»](?:[\s'"`,.)<]|$))|« /u;

const parts = await partsOf('fr');

describe('no line breaks before French punctuation', () => {
  test.each(parts)('in the part %s', (name, words) => {
    const all = stringsIn(words, name);
    expect(all.length).toBeGreaterThan(0);
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

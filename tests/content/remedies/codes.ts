import { glob, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ts from 'typescript';
import { projectRoot } from '../../../src/lib/settings.ts';

/** The source folders that report problems of the content. */
const rooms =
  'src/{markdown/**,content/*,content/{checks,media}/**,forges/doctor/**,lib/svg,model/media-types}.ts';
/** Functions that make a problem from its code and sentences. */
const makers = new Set(['report', '#report', 'problem', 'refuse', 'failed', 'finding', 'at']);
const kebab = /^[a-z]+(?:-[a-z]+)*$/;

/** Every code that a problem can have, read from the source itself, so that a new one is noticed. */
export async function problemCodes(): Promise<Set<string>> {
  const codes = new Set<string>();
  for await (const file of glob(rooms, { cwd: projectRoot })) {
    const text = await readFile(join(projectRoot, file), 'utf8');
    visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true), codes);
  }
  return codes;
}

function visit(node: ts.Node, codes: Set<string>): void {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'code') add(node.initializer, codes);
  if (ts.isParameter(node) && node.name.getText() === 'code' && node.initializer)
    add(node.initializer, codes);
  if (ts.isCallExpression(node)) {
    const callee = ts.isPropertyAccessExpression(node.expression) ? node.expression.name : node.expression;
    if (makers.has(callee.getText())) for (const argument of node.arguments) add(argument, codes);
  }
  ts.forEachChild(node, (child) => visit(child, codes));
}

function add(value: ts.Expression, codes: Set<string>): void {
  if (ts.isConditionalExpression(value)) {
    add(value.whenTrue, codes);
    add(value.whenFalse, codes);
  } else if (ts.isStringLiteralLike(value) && kebab.test(value.text)) codes.add(value.text);
  else if (ts.isTemplateExpression(value) && value.head.text === 'mdx-')
    for (const kind of ['import', 'export']) codes.add(`mdx-${kind}`);
}

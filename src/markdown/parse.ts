import type { Root } from 'hast';
import { mdxToHast } from 'satteri';
import { offsetAt } from './finding.ts';
import type { Finding } from './finding.ts';
import type { Labels } from '../i18n/en/notes.ts';
import { filler } from './escape-code.ts';
import { explainSyntax } from './syntax.ts';
import type { Edit } from './tag-reader.ts';

export interface Parsed {
  /** Undefined where the text could not be parsed to its end. */
  tree: Root | undefined;
  findings: Finding[];
  /** Offsets of tags that were repaired: their attributes are not what the editor wrote. */
  mended: ReadonlySet<number>;
}

/**
 * The parser stops at the first error; this is how often the error is removed and parsing tried again, less often for
 * a long text.
 */
const maxAttempts = (text: string) => {
  const work = text.length + 100 * text.split('<').length;
  return Math.max(2, Math.min(25, Math.floor(400_000 / work)));
};

/**
 * Parses an escaped body. Syntax errors become findings: all of them, unless the text is very long.
 * @param escaped see `escape-code.ts`
 */
export function parse(escaped: string, labels: Labels): Parsed {
  const findings: Finding[] = [];
  const mended = new Set<number>();
  let text = escaped;
  for (let attempt = maxAttempts(escaped); attempt > 0; attempt -= 1) {
    try {
      return { tree: parseOnce(text, labels), findings, mended };
    } catch (error) {
      const [, line, column, reason] =
        /^(\d+):(\d+): (.*)$/s.exec(error instanceof Error ? error.message : '') ?? [];
      if (line === undefined || column === undefined) {
        findings.push({
          line: 1,
          column: 1,
          code: 'syntax',
          message: 'the text cannot be read as MDX',
          fix: 'Look for a tag that is not closed; for a < or { in the text write \\< or \\{.',
        });
        break;
      }
      const at = offsetAt(text, { line: Number(line), column: Number(column) });
      const said = explainSyntax(text, at, reason ?? '');
      findings.push(...said.findings);
      mended.add(at);
      for (const edit of said.edits) text = blankOut(text, edit);
    }
  }
  return { tree: undefined, findings, mended };
}

function parseOnce(text: string, labels: Labels): Root {
  const footnotes = { label: labels.footnotes, backLabel: labels.backToReference, clobberPrefix: '' };
  return mdxToHast(text, { features: { gfm: { footnotes }, frontmatter: false } }) as Root;
}

/** Keeps length and lines, so that later positions stay right. */
function blankOut(text: string, { from, to, fill }: Edit): string {
  const blank = text.slice(from, to).replace(/[^\r\n]/g, fill === 'space' ? ' ' : filler);
  return text.slice(0, from) + blank + text.slice(to);
}

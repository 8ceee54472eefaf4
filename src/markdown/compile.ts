import type { Problem } from '../model/problem.ts';
import type { Body, Reference } from './body.ts';
import { checkCharacters } from './characters.ts';
import { toChunks } from './chunks.ts';
import type { Finding } from './finding.ts';
import { highlight } from './highlight.ts';
import { labelsFor } from '../i18n/notes.ts';
import { checkLimits, tooDeep } from './limits.ts';
import { escapeCode } from './escape-code.ts';
import { parse } from './parse.ts';
import { labelCandidatesOf } from './label-candidates.ts';
import { survey } from './survey.ts';
import { colour, tidy } from './tidy.ts';
import { isTooDeep } from './tree.ts';
import { countWords } from '../model/words.ts';

export interface CompiledBody {
  /** Undefined where anything in the text was refused. */
  body: Body | undefined;
  /** In no particular order, with positions in the file. */
  problems: Problem[];
  /**
   * What the text refers to, also where the text was refused, so that other checks need not wait for a correction.
   */
  found: Pick<Body, 'links' | 'media' | 'anchors' | 'labelCandidates'>;
}

/**
 * Compiles an entry's text. Nothing in it is ever executed: what MDX would execute is refused. Never throws, whatever
 * the text.
 * @param source the file's text after the front matter
 * @param options.file path inside the content folder, for the problems
 * @param options.firstLine line of the file, from 1, on which `source` begins
 * @param options.lang of the text; where it has no translations, notes and tables are labelled in English
 */
export async function compileBody(
  source: string,
  { file, firstLine, lang }: { file: string; firstLine: number; lang: string },
): Promise<CompiledBody> {
  const inFile = <T extends { line: number }>(thing: T): T => ({
    ...thing,
    line: thing.line + firstLine - 1,
  });
  const toProblem = (finding: Finding): Problem => ({ file, ...inFile(finding) });
  const refused = (findings: Finding[], found?: CompiledBody['found']): CompiledBody => ({
    body: undefined,
    problems: findings.map(toProblem),
    found: found ?? { links: [], media: [], anchors: [], labelCandidates: { alone: [], hashtags: [] } },
  });

  const limitFinding = checkLimits(source);
  if (limitFinding !== undefined) return refused([limitFinding]);
  const { findings, clean } = checkCharacters(source);
  const labels = labelsFor(lang);
  const escaped = escapeCode(clean);
  const parsed = parse(escaped, labels);
  findings.push(...parsed.findings);
  const { tree } = parsed;
  if (tree === undefined) return refused(findings);
  if (isTooDeep(tree)) return refused([...findings, { line: 1, column: 1, ...tooDeep }]);

  const surveyed = survey(tree, escaped, parsed.mended);
  findings.push(...surveyed.findings);
  const references: Record<'links' | 'media', Reference[]> = {
    links: surveyed.links.map(inFile),
    media: surveyed.media.map(inFile),
  };
  const { opening, alone, hashtags } = labelCandidatesOf(tree, escaped);
  const labelCandidates = {
    ...(opening && { opening: inFile(opening) }),
    alone: alone.map(inFile),
    hashtags: hashtags.map(inFile),
  };
  const headingIds = surveyed.headings.list.map(({ id }) => id);
  if (findings.length > 0) return refused(findings, { ...references, anchors: headingIds, labelCandidates });

  const { nodes, samples, noteIds, text } = tidy(tree, surveyed, labels);
  for (const sample of samples) {
    const highlighted = await highlight(sample.code, sample.language);
    if (highlighted !== undefined) colour(sample, highlighted);
  }
  const found = { ...references, anchors: [...headingIds, ...noteIds], labelCandidates };
  return {
    body: {
      chunks: toChunks(nodes),
      headings: surveyed.headings.list,
      words: countWords(text, lang),
      ...found,
    },
    problems: [],
    found,
  };
}

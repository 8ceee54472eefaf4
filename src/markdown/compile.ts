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
  /** Undefined where anything in the text is refused. */
  body: Body | undefined;
  /** All of them, in no particular order, with positions of the file. */
  problems: Problem[];
  /** What the text refers to and offers, also where it is refused, so that other checks need not wait. */
  found: Pick<Body, 'links' | 'media' | 'anchors' | 'labelCandidates'>;
}

/**
 * Compiles an entry's text. Nothing of it is ever run: what MDX would run is refused. Never throws for what it is given.
 * @param source the file's text after the front matter
 * @param options.file path inside the content folder, for the problems
 * @param options.firstLine line of the file, from 1, on which `source` begins
 * @param options.lang of the text; where we have no words in it, notes and tables are labelled in English
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

  const beyond = checkLimits(source);
  if (beyond !== undefined) return refused([beyond]);
  const { findings, clean } = checkCharacters(source);
  const labels = labelsFor(lang);
  const escaped = escapeCode(clean);
  const parsed = parse(escaped, labels);
  findings.push(...parsed.findings);
  const { tree } = parsed;
  if (tree === undefined) return refused(findings);
  if (isTooDeep(tree)) return refused([...findings, { line: 1, column: 1, ...tooDeep }]);

  const seen = survey(tree, escaped, parsed.mended);
  findings.push(...seen.findings);
  const references: Record<'links' | 'media', Reference[]> = {
    links: seen.links.map(inFile),
    media: seen.media.map(inFile),
  };
  const { opening, alone, hashtags } = labelCandidatesOf(tree, escaped);
  const labelCandidates = {
    ...(opening && { opening: inFile(opening) }),
    alone: alone.map(inFile),
    hashtags: hashtags.map(inFile),
  };
  const headingIds = seen.headings.list.map(({ id }) => id);
  if (findings.length > 0) return refused(findings, { ...references, anchors: headingIds, labelCandidates });

  const { nodes, samples, noteIds, text } = tidy(tree, seen, labels);
  for (const sample of samples) {
    const coloured = await highlight(sample.code, sample.language);
    if (coloured !== undefined) colour(sample, coloured);
  }
  const found = { ...references, anchors: [...headingIds, ...noteIds], labelCandidates };
  return {
    body: { chunks: toChunks(nodes), headings: seen.headings.list, words: countWords(text, lang), ...found },
    problems: [],
    found,
  };
}

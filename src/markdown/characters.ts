import { placeAt } from './finding.ts';
import type { Finding, Said } from './finding.ts';

/**
 * Characters that no text needs and that can hide what it says: controls, overrides of the reading direction
 * (Unicode's "Trojan Source", CVE-2021-42574), single surrogates, and noncharacters, some of which we use as
 * placeholders while parsing. Isolates (U+2066 to U+2069) are allowed: Arabic and Hebrew need them.
 */
const forbidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\ufdd0-\ufdef\ufffe\uffff]|\p{Surrogate}/gu;

/** Findings per body; a file in another encoding would have thousands. */
const maxFindings = 20;

/** Finds the forbidden characters of a body, and replaces them with spaces so that parsing can go on. */
export function checkCharacters(source: string): { findings: Finding[]; clean: string } {
  const findings: Finding[] = [];
  const clean = source.replace(forbidden, (character: string, offset: number) => {
    if (findings.length < maxFindings) findings.push({ ...placeAt(source, offset), ...describe(character) });
    return ' ';
  });
  return { findings, clean };
}

/** Checks decoded text, because an entity may stand for a character that {@link checkCharacters} did not see. */
export function forbiddenCharacter(text: string): Said | undefined {
  const character = text.match(forbidden)?.[0];
  return character === undefined ? undefined : describe(character);
}

function describe(character: string): Said {
  const name = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
  const isDirectionOverride = character >= '\u202a' && character <= '\u202e';
  return {
    code: 'forbidden-character',
    message: isDirectionOverride
      ? `the invisible character ${name} turns the reading direction, so that text reads other than it is`
      : `the invisible character ${name} has no place in a text`,
    fix: isDirectionOverride
      ? 'Take it out; for a word in another direction write <bdi>…</bdi>.'
      : 'Delete it: it came from another program, with a copy.',
  };
}

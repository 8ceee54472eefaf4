import { describe, expect, test } from 'vitest';
import { interfaceLangs } from '../../src/model/languages.ts';
import { partsOf, stringsIn } from './parts.ts';

/** What no sentence of a language may have. French has more rules, and a test of its own. */
interface Rule {
  name: string;
  wrong: RegExp;
  /** Seen to fail. */
  example: string;
  right: string;
}

const everywhere: Rule[] = [
  { name: 'straight apostrophe within a word', wrong: /\p{L}'\p{L}/u, example: "l'ami", right: 'l’ami' },
  { name: 'three points for one sign', wrong: /\.\.\./, example: 'Bitte warten...', right: 'Bitte warten…' },
  {
    name: 'space before a comma or a full stop',
    wrong: /\p{L} [,.](?:\s|$)/u,
    example: 'ja , nein',
    right: 'ja, nein',
  },
];

const rules: Record<string, Rule[]> = {
  de: [
    {
      name: 'quotation marks of another language',
      wrong: /[“][\p{L}\p{N}]|”|"\p{L}/u,
      example: '“Brief”',
      right: '„Brief“',
    },
    {
      name: 'French spaces before signs',
      wrong: /\p{L}[ \u00a0\u202f][:;!?](?:\s|$)/u,
      example: 'Wer\u00a0?',
      right: 'Wer?',
    },
    {
      name: 'break within an abbreviation',
      wrong: /\b[a-zäöü]\. ?[A-ZÄÖÜa-zäöü]\./,
      example: 'z. B. hier',
      right: 'z.\u00a0B. hier',
    },
    {
      name: 'break between a number and its unit',
      wrong: /\d (?:kB|MB|px|%|€)/,
      example: '3 MB',
      right: '3\u00a0MB',
    },
  ],
  es: [
    { name: 'question that nothing opens', wrong: /^[^¿]*\?/, example: 'Quién eres?', right: '¿Quién eres?' },
    { name: 'exclamation that nothing opens', wrong: /^[^¡]*!/, example: 'Listo!', right: '¡Listo!' },
    { name: 'space inside quotation marks', wrong: /«\s|\s»/, example: '« texto »', right: '«texto»' },
    {
      name: 'French spaces before signs',
      wrong: /\p{L}[ \u00a0\u202f][:;!?](?:\s|$)/u,
      example: '¿Quién\u00a0?',
      right: '¿Quién?',
    },
    {
      name: 'break between a number and its unit',
      wrong: /\d (?:kB|MB|px|%|€)/,
      example: '3 MB',
      right: '3\u00a0MB',
    },
  ],
};

describe.each(Object.entries(rules))('rules of %s', (_, own) => {
  test.each(own.concat(everywhere))(
    '$name: is found, and what is right is not',
    ({ wrong, example, right }) => {
      expect(example).toMatch(wrong);
      expect(right).not.toMatch(wrong);
    },
  );
});

/** Signs that mean something to programs: file names, commands, addresses, keys of the keyboard, URLs of Decap. */
function isCode(text: string): boolean {
  return /https?:|%\{|^[/?]|\bnpm |`|\b\w+="/.test(text);
}

for (const lang of interfaceLangs) {
  const checked = [...everywhere, ...(rules[lang] ?? [])];
  const all = (await partsOf(lang)).flatMap(([part, words]) => stringsIn(words, part));
  test.each(checked)(`no sentence in ${lang} has this: $name`, ({ wrong }) => {
    expect(all.length).toBeGreaterThan(500);
    const sentences = all.filter(([path, text]) => !path.startsWith('stop-words') && !isCode(text));
    expect(sentences.filter(([, text]) => wrong.test(text))).toEqual([]);
  });
}

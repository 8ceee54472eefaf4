import { describe, expect, test } from 'vitest';
import { partsOf, stringsIn } from './parts.ts';

/** What German typography does not allow in a sentence, by what to write instead. */
const faults: Record<string, RegExp> = {
  '„…“ or ‚…‘ for quotation marks': /(?<!rel=|rel="sponsored)"|[”«»']/u,
  'a “ for each „, and a ‘ for each ‚': /„(?![^„“]*“)|(?<!„[^„“]*)“|‚(?![^‚‘]*‘)|(?<!‚[^‚‘]*)‘/u,
  'one … with \\u00a0 before it, where a word is left out': /\.{3}| …/u,
  'an en dash with \\u00a0 before it and a space behind it': /—| –|\u00a0–(?! )| - /u,
  'no space before ; : ! ? , .': /(?<=[\p{L}\p{N}“)])[ \u00a0\u202f][;:!?,](?=\s|$)/u,
  '\\u00a0 within an abbreviation, such as z. B.': /\b(?:z\. ?B|d\. ?h|u\. ?a|i\. ?d\. ?R)\./u,
  '\\u00a0 behind § and Art.': /(?:§|\b(?:Art|Abs|Nr|S)\.) (?=\d)/u,
  '\\u00a0 between a number and what it counts':
    /\d (?:[kM]B|px|%|€|Euro|Min\.|Bytes|Tag|Jahr|Monat|Woche|Wort|Wört|Zeichen|Datei|Seite|Teil|Treffer|Filter|Fehler|Beitr|Beiträge|Antwort|Eintr)/u,
};

const parts = await partsOf('de');

describe.each(parts)('German in the part %s', (name, words) => {
  const all = stringsIn(words, name);

  test('there are sentences to look at', () => {
    expect(all.length).toBeGreaterThan(0);
  });

  test.each(Object.entries(faults))('has %s', (_, fault) => {
    expect(all.filter(([, text]) => fault.test(text))).toEqual([]);
  });
});

test('has the parts of English', async () => {
  expect(parts.map(([name]) => name)).toEqual((await partsOf('en')).map(([name]) => name));
});

test('no sentence is left in English', async () => {
  const english = new Set(
    (await partsOf('en')).flatMap(([name, words]) => stringsIn(words, name)).map(([, text]) => text),
  );
  // Of one word, both languages may have the same: `Version`, `Logo`.
  const left = parts
    .flatMap(([name, words]) => stringsIn(words, name))
    .filter(
      ([, text]) =>
        /\p{Ll} \p{L}{2}/u.test(text.replaceAll(/\[object Object\]|undefined/g, '')) && english.has(text),
    );
  expect(left).toEqual([]);
});

test.each([
  ['Das "Heft"', 0],
  ['Das ”Heft“', 0],
  ['Das „Heft”', 0],
  ['Das „Heft', 1],
  ['Das Heft“', 1],
  ['Das ‚Heft', 1],
  ['Wird geladen…...', 2],
  ['Wird geladen …', 2],
  ['Erst – dann', 3],
  ['Erst — dann', 3],
  ['Wirklich ?', 4],
  ['Wirklich\u00a0: ja', 4],
  ['z. B. hier', 5],
  ['z.B. hier', 5],
  ['nach § 5', 6],
  ['nach Art. 5', 6],
  ['3 kB', 7],
  ['3 Treffer', 7],
])('“%s” is a fault', (text, at) => {
  expect(Object.values(faults)[at]?.test(text)).toBe(true);
});

test('a sentence that is in order has no fault', () => {
  const fine =
    'Das „Heft ‚A‘“, z.\u00a0B. nach §\u00a05\u00a0– 3\u00a0kB: geht’s? Wird geladen\u00a0… rel="sponsored"';
  expect(Object.values(faults).filter((fault) => fault.test(fine))).toEqual([]);
});

import { describe, expect, test } from 'vitest';
import { partsOf, stringsIn } from './parts.ts';

const parts = await partsOf('es');

/** What is HTML and no Spanish. */
const code = /rel="sponsored"/g;

describe('Spanish typography', () => {
  test.each(parts)('in the part %s', (part, words) => {
    const all = stringsIn(words, part);
    expect(all.length).toBeGreaterThan(0);
    expect(
      all.flatMap(([path, text]) => faultsOf(text).map((fault) => `${path}: ${fault}: ${text}`)),
    ).toEqual([]);
  });

  test.each<[fault: string, wrong: string, right: string]>([
    ['a sign without its opening one', 'Quién lo dice?', '¿Quién lo dice?'],
    ['a sign without its opening one', 'Sin pregunta! ¿Y tú?', '¡Con ella! ¿Y tú?'],
    ['straight quotes', 'Lea "Leer más"', 'Lea «Leer más»'],
    ['straight quotes', "no 's aquí", 'no ’s aquí'],
    ['quotes that do not match', 'Lea «Leer más', 'Lea «Leer “más”»'],
    ['quotes that do not match', 'Lea “Leer «más»”', 'Lea «Leer “más”»'],
    ['a space before a sign', 'Nota : texto', 'Nota: texto'],
    ['a space before a sign', 'Lea « Leer más »', 'Lea «Leer más»'],
    ['a space at which a number loses its unit', 'Pesa 3 kB', 'Pesa 3\u00a0kB'],
    ['a space at which a number loses its unit', 'El 5 % de todo', 'El 5\u00a0% de todo'],
    ['a space at which a number loses its unit', '640 × 480\u00a0px', '640\u00a0×\u00a0480\u00a0px'],
    ['a space at which a number loses its unit', 'Véase el art. 5', 'Véase el art.\u00a05'],
    ['dots for an ellipsis', 'Cargando...', 'Cargando…'],
    ['a hyphen for a dash', 'Uno - dos', 'Uno – dos'],
  ])('%s is found in “%s”', (fault, wrong, right) => {
    expect(faultsOf(wrong)).toContain(fault);
    expect(faultsOf(right)).toEqual([]);
  });
});

function faultsOf(written: string): string[] {
  const text = written.replace(code, 'rel');
  const faults: [fault: string, isThere: boolean][] = [
    ['a sign without its opening one', !isPaired(text, '¿', '?') || !isPaired(text, '¡', '!')],
    ['straight quotes', /["']/.test(text)],
    ['quotes that do not match', !areQuotesNested(text)],
    ['a space before a sign', /\s[;:!?»]|[«¿¡]\s|\s[.,](?=\s|$)/u.test(text)],
    [
      'a space at which a number loses its unit',
      /(?:\d|\}) (?:%|[kM]?B\b|px\b|min\b)|\d ×|× \d|\b(?:art|pág)\. \d|\bp\. ej/u.test(text),
    ],
    ['dots for an ellipsis', /\.\.\./.test(text)],
    ['a hyphen for a dash', /\s-\s/.test(text)],
  ];
  return faults.flatMap(([fault, isThere]) => (isThere ? [fault] : []));
}

/** Whether each closing sign closes one that was opened. */
function isPaired(text: string, opening: string, closing: string): boolean {
  let open = 0;
  for (const sign of text) {
    if (sign === opening) open += 1;
    if (sign === closing) open -= 1;
    if (open < 0) return false;
  }
  return open === 0;
}

/** Whether quotes are «…», with “…” within them and nowhere else. */
function areQuotesNested(text: string): boolean {
  const quotes = text.replace(/[^«»“”]/gu, '');
  return /^(?:«(?:“”)*»)*$/u.test(quotes);
}

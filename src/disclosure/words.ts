/** A sentence in pieces, so that the brand's name can be a link in it, and no name is ever taken for a template. */
export type Words = (string | { brand: string })[];

/**
 * Fills a template's `{brand}`, `{what}` and `{piece}`.
 * @param values what stands in their places, as it is; without a place of its own a value is left out
 */
export function fill(
  template: string,
  values: { brand: string; what?: string | undefined; piece?: string },
): Words {
  return typeset(template)
    .split(/(\{(?:brand|what|piece)\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{brand}') return { brand: oneLine(values.brand) };
      if (part === '{what}') return oneLine(values.what ?? '');
      return part === '{piece}' ? (values.piece ?? '') : part;
    });
}

export function plainText(words: Words): string {
  return words.map((part) => (typeof part === 'string' ? part : part.brand)).join('');
}

/** Our own French with the spaces that no line may break at; nothing in our English looks so. */
export function typeset(text: string): string {
  return text.replace(/ (?=[?!:;»])|(?<=«) /g, '\u00a0');
}

/** A name on one line, without what no keyboard writes: it goes into other people's pages. */
export function oneLine(name: string): string {
  return name
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

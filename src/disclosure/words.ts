/** A sentence in parts, so that the brand's name can be a link, and a name is never read as a template. */
export type Words = (string | { brand: string })[];

/**
 * Fills a template's `{brand}`, `{what}` and `{piece}`.
 * @param values inserted as they are; a value without a placeholder is not used
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

/** Puts no-break spaces into our own French texts; English has nothing that matches. */
export function typeset(text: string): string {
  return text.replace(/ (?=[?!:;»])|(?<=«) /g, '\u00a0');
}

/** A name on one line, without control characters: it is inserted into other people's pages. */
export function oneLine(name: string): string {
  return name
    .replace(/[\s\u2028\u2029]+/gu, ' ')
    .replace(/[\p{Cc}\p{Cs}]/gu, '')
    .trim();
}

import type { Graph } from 'schema-dts';

/**
 * The text of a data block, `<script type="application/ld+json">`. Escapes characters with a meaning in HTML, so that
 * no text can end the element or open a comment in it, and line separators that old script parsers reject.
 */
export function writeJsonLd(graph: Graph): string {
  return JSON.stringify(graph).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

import type { Graph } from 'schema-dts';

/**
 * The text of a data block, `<script type="application/ld+json">`. No text of the graph can end the element or open a
 * comment in it: what has a meaning to HTML, and the line ends that old parsers of scripts stumble over, are escaped.
 */
export function writeJsonLd(graph: Graph): string {
  return JSON.stringify(graph).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

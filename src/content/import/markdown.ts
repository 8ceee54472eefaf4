/**
 * Plain text as a paragraph of MDX with exactly these words: nothing in it is markup, a tag or an expression.
 * @param text without line breaks
 */
export function asMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_{}[\]<>|~&$]/g, '\\$&')
      // At the beginning of a line, these would start a heading, a list or a rule.
      .replace(/^[#+=-]/, '\\$&')
      .replace(/^(\d+)([.)])/, '$1\\$2')
      // These would be code.
      .replace(/^(?:import|export)\b/, (word) => `&#${String(word.charCodeAt(0))};${word.slice(1)}`)
      // Addresses would become links, which the check would follow.
      .replace(/\b(https?|ftp|mailto|xmpp):/gi, '$1\\:')
      .replace(/\bwww\./gi, (found) => `${found.slice(0, 3)}\\.`)
      .replace(/@/g, '\\@')
  );
}

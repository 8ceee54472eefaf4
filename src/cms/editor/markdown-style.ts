/**
 * Markdown has several notations for the same thing. The visual editor uses one of each; a text keeps its own.
 * @returns a function that rewrites the editor's Markdown in the notation of `original`
 */
export function likeIn(original: string): (markdown: string) => string {
  const prose = linesOf(original).filter(({ code }) => !code);
  const bullet = prose.map(({ text }) => /^ *([-+]) /.exec(text)?.[1]).find((sign) => sign !== undefined);
  const parenthesis = prose.some(({ text }) => /^ *\d{1,9}\) /.test(text));
  const compact = prose.some(({ text }) => /^\|(?: :?-{1,3}:? ?\|)+$/.test(text));
  return (markdown) =>
    linesOf(markdown)
      .map(({ text, code }) => {
        if (code) return text;
        if (compact && text.startsWith('|')) return tight(text);
        if (parenthesis && /^ *\d{1,9}\. /.test(text)) return text.replace('.', ')');
        return bullet === undefined ? text : text.replace(/^( *)\*(?= )/, `$1${bullet}`);
      })
      .join('\n');
}

/** Without the empty paragraphs that the visual editor leaves around inserted blocks. */
export function withoutGaps(markdown: string): string {
  const all = linesOf(markdown);
  const blank = (index: number): boolean => all[index]?.code === false && all[index].text.trim() === '';
  return all
    .filter((_, index) => !(blank(index) && blank(index - 1)))
    .map(({ text }) => text)
    .join('\n')
    .trimEnd();
}

/** A table line without the spaces that align its columns. */
function tight(line: string): string {
  return line
    .replace(/ {2,}(?=\||$)/g, ' ')
    .replace(/\| {2,}/g, '| ')
    .replace(/(\| :?)-{3,}(:?)(?= \|)/g, '$1---$2');
}

/** The lines of a text, and whether each is part of a code sample, which must not be changed. */
function linesOf(markdown: string): { text: string; code: boolean }[] {
  let fence: string | undefined;
  return markdown.split('\n').map((text) => {
    const mark = /^ *(`{3,}|~{3,})/.exec(text)?.[1];
    const code = fence !== undefined || mark !== undefined;
    if (fence === undefined) fence = mark;
    else if (mark?.startsWith(fence) === true && text.trim() === mark) fence = undefined;
    return { text, code };
  });
}

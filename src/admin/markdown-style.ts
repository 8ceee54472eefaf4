/**
 * Markdown has several signs for one thing. The visual editor knows one of each; a text keeps those that it has.
 * @returns a function that writes the editor's Markdown with the signs of `original`
 */
export function likeIn(original: string): (markdown: string) => string {
  const bullet = /^[ ]*([-+])[ ]/m.exec(outsideCode(original))?.[1];
  const compact =
    /^\|(?: [^|\n]*[^|\s] \|)*\s*$/m.test(original) || /^\|(?: ?:?-{3}:? ?\|)+$/m.test(original);
  return (markdown) =>
    eachLine(markdown, (line) => {
      const listed = bullet === undefined ? line : line.replace(/^([ ]*)\*(?=[ ])/, `$1${bullet}`);
      return compact && line.startsWith('|') ? tight(listed) : listed;
    });
}

/** A table's line without the spaces that line its columns up. */
function tight(line: string): string {
  return line
    .replace(/[ ]{2,}(?=\||$)/g, ' ')
    .replace(/\|[ ]{2,}/g, '| ')
    .replace(/(\| :?)-{3,}(:?)(?= \|)/g, '$1---$2');
}

function outsideCode(markdown: string): string {
  let text = '';
  eachLine(markdown, (line) => {
    text += `${line}\n`;
    return line;
  });
  return text;
}

/** Changes each line that stands in no code sample. */
function eachLine(markdown: string, change: (line: string) => string): string {
  let fence: string | undefined;
  return markdown
    .split('\n')
    .map((line) => {
      const mark = /^[ ]*(`{3,}|~{3,})/.exec(line)?.[1];
      if (fence !== undefined) {
        if (mark?.startsWith(fence) === true) fence = undefined;
        return line;
      }
      fence = mark;
      return mark === undefined ? change(line) : line;
    })
    .join('\n');
}

/**
 * Harmless raw elements that Markdown has no syntax for. Their attributes are {@link elementAttributes}. `details`
 * contains blocks; all others contain words.
 */
export const rawElements: ReadonlySet<string> = new Set([
  'abbr',
  'bdi',
  'br',
  'cite',
  'details',
  'ins',
  'kbd',
  'mark',
  'q',
  'samp',
  'small',
  'span',
  'sub',
  'summary',
  'sup',
  'var',
  'wbr',
]);

export const emptyElements: ReadonlySet<string> = new Set(['br', 'wbr']);

/**
 * Attributes that raw elements may have: only those that describe words. `like` describes valid values in an error
 * message.
 */
export const elementAttributes: Record<string, { pattern: RegExp; like: string }> = {
  lang: { pattern: /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i, like: 'a language such as "fr" or "zh-Hant"' },
  dir: { pattern: /^(?:ltr|rtl|auto)$/, like: '"ltr", "rtl" or "auto"' },
  title: { pattern: /\S/, like: 'some words' },
};

/** Elements and attributes that Markdown produces. All other elements on the page are our own. */
export const markdownElements: Record<string, readonly string[]> = {
  a: ['href', 'title'],
  blockquote: [],
  br: [],
  code: [],
  del: [],
  em: [],
  h1: [],
  h2: [],
  h3: [],
  h4: [],
  h5: [],
  h6: [],
  hr: [],
  img: ['src', 'alt', 'title'],
  input: [],
  li: [],
  ol: ['start'],
  p: [],
  pre: [],
  section: [],
  strong: [],
  sup: [],
  table: [],
  tbody: [],
  td: [],
  th: [],
  thead: [],
  tr: [],
  ul: [],
};

/** Block elements, which must not stand inside a paragraph. */
export const blockElements: ReadonlySet<string> = new Set(
  'blockquote details div figure h1 h2 h3 h4 h5 h6 hr li ol p pre section summary table tbody td th thead tr ul'.split(
    ' ',
  ),
);

/** What to write instead of a raw element; undefined where there is nothing better than "take it out". */
export function advice(name: string): string | undefined {
  const lower = name.toLowerCase();
  if (Object.hasOwn(replacements, lower)) return replacements[lower];
  return /^h[1-6]$/.test(lower)
    ? `Write ${'#'.repeat(Math.max(2, Number(lower[1])))} and the heading on a line of its own.`
    : undefined;
}

const replacements: Record<string, string> = {
  a: 'Write [words](address).',
  b: 'Write **words**.',
  strong: 'Write **words**.',
  i: 'Write *words*.',
  em: 'Write *words*.',
  s: 'Write ~~words~~.',
  strike: 'Write ~~words~~.',
  del: 'Write ~~words~~.',
  u: 'Write *words*: underlined words look like links.',
  code: 'Write `words` between backticks.',
  tt: 'Write `words` between backticks.',
  pre: 'Write a line of three backticks before and after the code.',
  p: 'Put a blank line between paragraphs.',
  div: 'Take the tag out; a remark that stands apart is <Callout kind="note">…</Callout>.',
  center: 'Take the tag out and keep the words.',
  font: 'Take the tag out and keep the words.',
  img: 'Write ![what it shows](/media/name.png), or <Figure src="/media/name.png" alt="…" />.',
  picture: 'Write ![what it shows](/media/name.png); sizes and formats are made by the build.',
  figure: 'Write <Figure src="/media/name.png" alt="…" caption="…" />.',
  video: 'Write <Video src="…" title="…" />.',
  audio: 'Offer the file with <Download file="/media/name.mp3" />.',
  iframe: 'For a film write <Video src="…" title="…" />; for anything else link to it: [words](https://…).',
  object: 'Offer the file with <Download file="/media/name.pdf" />.',
  embed: 'Offer the file with <Download file="/media/name.pdf" />.',
  blockquote: 'Write > before each line, or <Quote by="…">…</Quote>.',
  ul: 'Write each item on a line that begins with "- ".',
  ol: 'Write each item on a line that begins with "1. ".',
  li: 'Write each item on a line that begins with "- ".',
  table: 'Write the table with bars: | a | b |.',
  hr: 'Write --- on a line of its own, with blank lines around it.',
  dfn: 'Write <Term means="…">word</Term>.',
  script: 'Take it out: texts do not run code.',
  style: 'Take it out: the look of the site is not set in texts.',
  link: 'Take it out: the look of the site is not set in texts.',
  form: 'Take it out, and link to the form: [words](https://…).',
  button: 'Write a link: [words](address).',
  svg: 'Save the drawing as a file and write ![what it shows](/media/name.svg).',
};

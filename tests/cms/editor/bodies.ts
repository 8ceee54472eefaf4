import fc from 'fast-check';

function gap(): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: 8, arbitrary: fc.constant('\n\n') },
    { weight: 1, arbitrary: fc.constantFrom('\n', '\n\n\n', '\n  \n', '\n\t\n\n') },
  );
}

const word = fc.constantFrom(
  'house',
  'Ladder',
  'café',
  'naïve',
  'مرحبا',
  'שלום',
  '日本',
  '👩🏽‍🚀',
  'snake_case_name',
  'x2',
  'it’s',
  '“so”',
  '1.5',
  'a\u00a0b',
  'C++',
  'e.g.',
  '50%',
  '#tag',
  '@ann',
  '~5',
  '2026-01-01',
);
const sign = fc.constantFrom(
  '&amp;',
  '&nbsp;',
  '&eacute;',
  '&#35;',
  '\\*',
  '\\_',
  '\\{',
  '\\<',
  '\\#',
  '\\[x]',
  '\\`',
  '\\\\',
  '*',
  '-',
  '[x]',
  '(y)',
  '!',
  '&',
  '>',
  '=',
  '+',
  '|',
  '[^1]',
  '[^n]',
  '[the ref][ref]',
  '[ref]',
);

function words(): fc.Arbitrary<string> {
  return fc.array(word, { minLength: 1, maxLength: 4 }).map((all) => all.join(' '));
}

function inline(depth: number): fc.Arbitrary<string> {
  const leaf = fc.oneof(
    { weight: 6, arbitrary: words() },
    { weight: 2, arbitrary: sign },
    fc.constantFrom('`code`', '`` a`b ``', '`{x}`', '`<b>`', '`*`'),
    fc.constantFrom('https://example.org/a_b_c?d=e', 'www.example.org', 'ann@example.org'),
    fc.constantFrom('<kbd>Ctrl</kbd>', 'H<sub>2</sub>O', '<br />', '<Term means="x & y">word</Term>'),
    fc.constantFrom('<Download file="/media/a.pdf" />', '![Alt *text*](/media/a.png)', '![](/a.png "T")'),
  );
  if (depth === 0) return leaf;
  const inner = phrase(depth - 1);
  return fc.oneof(
    { weight: 5, arbitrary: leaf },
    fc
      .tuple(fc.constantFrom('*', '_', '**', '__', '~~', '***'), inner)
      .map(([mark, text]) => mark + text + mark),
    fc
      .tuple(inner, fc.constantFrom('/faq/', '/x "T"', "/x 'T'", '<a b>', 'https://example.org/(a)'))
      .map(([text, to]) => `[${text}](${to})`),
  );
}

/** Words and marks next to each other on a line. */
function phrase(depth: number): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(inline(depth), fc.constantFrom(' ', ' ', ' ', '', ', ')), { minLength: 1, maxLength: 4 })
    .map((parts) =>
      parts
        .map(([text, space]) => text + space)
        .join('')
        .trim(),
    );
}

function paragraph(depth = 2): fc.Arbitrary<string> {
  return fc
    .array(fc.tuple(phrase(depth), fc.constantFrom('\n', '  \n', '\\\n')), { minLength: 1, maxLength: 3 })
    .map((lines) => lines.map(([text, end], at) => text + (at < lines.length - 1 ? end : '')).join(''));
}

function block(depth: number): fc.Arbitrary<string> {
  const flat = fc.oneof(
    { weight: 5, arbitrary: paragraph() },
    fc
      .tuple(fc.integer({ min: 1, max: 6 }), phrase(1))
      .map(([level, text]) => `${'#'.repeat(level)} ${text}`),
    fc.tuple(words(), fc.constantFrom('\n===', '\n---', '\n-')).map(([text, line]) => text + line),
    fc.constantFrom('# Closed #', '#', '---', '***', '* * *', '___'),
    fc.constantFrom(
      '```\nplain\n```',
      '~~~js\nconst a = {};\n~~~',
      '````md\n```\n*a*\n```\n````',
      '```js title="x"\na\n```',
    ),
    fc.constantFrom('![Ladder](/media/cover-site.png)', '![A](/media/a.png "T")'),
    table(),
    fc.constantFrom(
      '<Figure src="/media/a.png" alt="a > b" />',
      '<Download file="/media/a.pdf" />',
      '<Download file=\'/media/a.pdf\'   label="The &quot;list&quot;"/>',
      '<Video src="/media/a.mp4" title="t" />',
      '[ref]: /elsewhere',
    ),
  );
  if (depth === 0) return flat;
  const blocks = fc.array(block(depth - 1), { minLength: 1, maxLength: 3 }).map((all) => all.join('\n\n'));
  return fc.oneof(
    { weight: 6, arbitrary: flat },
    { weight: 2, arbitrary: blocks.map((text) => prefixed(text, '> ')) },
    { weight: 4, arbitrary: list(depth) },
    fc
      .tuple(
        fc.constantFrom('<Callout kind="note">', '<Callout kind="tip" title="T">', '<Quote by="Ann">'),
        blocks,
      )
      .map(([open, text]) => `${open}\n\n${text}\n\n</${/\w+/.exec(open)?.[0] ?? ''}>`),
    fc.constantFrom(
      '<Callout kind="note">One line.</Callout>',
      '<Steps>\n\n1. Open.\n\n   ![x](/media/a.png)\n2. Write.\n\n</Steps>',
      '<details>\n<summary>More *of* it</summary>\n\nHidden.\n\n</details>',
      '<div>\n\nA\n\n</div>',
    ),
  );
}

function list(depth: number): fc.Arbitrary<string> {
  const item = fc.tuple(
    fc.oneof({ weight: 8, arbitrary: paragraph(1) }, { weight: 1, arbitrary: fc.constant('') }),
    fc.oneof(
      { weight: 5, arbitrary: fc.constant<string[]>([]) },
      { weight: 3, arbitrary: fc.array(block(depth - 1), { minLength: 1, maxLength: 2 }) },
    ),
  );
  return fc
    .record({
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
      mark: fc.constantFrom('-', '*', '+', '1.', '1)', '3.', '10.'),
      task: fc.constantFrom('', '', '', '[ ] ', '[x] '),
      loose: fc.boolean(),
      tightInside: fc.boolean(),
    })
    .map(({ items, mark, task, loose, tightInside }) =>
      items
        .map(([text, more], index) => {
          const number = Number.parseInt(mark, 10);
          const own = Number.isNaN(number) ? mark : `${String(number + index)}${mark.slice(-1)}`;
          const inside = [task + text, ...more].join(tightInside ? '\n' : '\n\n');
          const indent = ' '.repeat(own.length + 1);
          return `${own} ${prefixed(inside, indent).slice(indent.length)}`.trimEnd();
        })
        .join(loose ? '\n\n' : '\n'),
    );
}

function table(): fc.Arbitrary<string> {
  const cell = fc.oneof(
    { weight: 4, arbitrary: words() },
    fc.constantFrom(
      '',
      '**b**',
      '`c`',
      'a \\| b',
      '[l](/x)',
      '<Download file="/media/a.pdf" />',
      '`a \\| b`',
    ),
  );
  return fc
    .record({
      width: fc.integer({ min: 1, max: 3 }),
      rows: fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
      align: fc.array(fc.constantFrom('---', ':--', '--:', ':-:', '-'), { minLength: 3, maxLength: 3 }),
      spaced: fc.boolean(),
    })
    .map(({ width, rows, align, spaced }) => {
      const line = (cells: string[]): string =>
        spaced ? `| ${cells.slice(0, width).join(' | ')} |` : `|${cells.slice(0, width).join('|')}|`;
      return [line(rows[0] ?? []), line(align), ...rows.slice(1).map(line)].join('\n');
    });
}

function prefixed(text: string, prefix: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? prefix.trimEnd() : prefix + line))
    .join('\n');
}

/** Markdown as people and other programs write it: all kinds of blocks, nested in each other, in all notations. */
export const body: fc.Arbitrary<string> = fc
  .record({
    blocks: fc.array(fc.tuple(block(2), gap()), { minLength: 1, maxLength: 6 }),
    notes: fc.oneof(
      { weight: 3, arbitrary: fc.constant(false) },
      { weight: 1, arbitrary: fc.constant(true) },
    ),
  })
  .map(({ blocks, notes }) => {
    const text = blocks.map(([source, space], index) => source + (index < blocks.length - 1 ? space : ''));
    return (
      text.join('') + (notes ? '\n\n[^1]: A note.\n[^n]: *More*.\n\n    Second part.\n\n[ref]: /x "T"' : '')
    );
  });

/** As {@link body}, with what a file can add: blank lines around it, other line ends, no line end. */
export const fileBody: fc.Arbitrary<string> = fc
  .tuple(
    fc.constantFrom('', '\n', '\n\n', '  \n\n'),
    body,
    fc.constantFrom('', '\n', '\n\n', '  \n'),
    fc.boolean(),
  )
  .map(([before, text, after, windows]) => {
    const whole = before + text + after;
    return windows ? whole.replaceAll('\n', '\r\n') : whole;
  });

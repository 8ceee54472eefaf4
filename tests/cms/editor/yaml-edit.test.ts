import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readEntryText } from '../../../src/lib/front-matter.ts';
import { writeEntryText } from '../../../src/cms/editor/write-text.ts';
import { runs } from '../../campaign.ts';

/** A field as somebody may have written it: its lines, without the last line end. */
const values = fc.constantFrom(
  'plain words',
  "'single: quoted'",
  '"double \\u00e9 \\"quoted\\""',
  'plain words # and a comment',
  '>-\n  folded\n  text\n\n  and more',
  '|\n  kept\n    as it is\n',
  '|+\n  kept with lines\n\n',
  '>2\n   odd\n  text',
  '\n  on the next line',
  'plain over\n  two lines',
  '"quoted over\n  two lines"',
  '[a,   b, "c"]',
  '[\n  a,\n  b\n]',
  '{ a: 1, b: "x" }',
  '\n  - a\n  - b # why',
  '\n- a\n-   b',
  '\n  # about it\n  a: 1\n  b:\n    - x: 1\n      y: 2',
  '\n  - a: 1 # one\n    b: two\n  -\n    a: 3',
  '2026-01-01',
  '2026-01-01T10:00:00Z',
  'true',
  '1.50',
  '0x1F',
  '~',
  '""',
  "'~'",
  '"true"',
  '👩🏽‍🚀 “Ça”',
  '&anchor shared',
);
const between = fc.constantFrom('', '', '', '# a comment\n', '\n', '\n # indented\n\n');

const file = fc
  .record({
    fields: fc.array(fc.tuple(between, fc.constantFrom(' ', '  ', '\t'), values), {
      minLength: 1,
      maxLength: 5,
    }),
    title: fc.nat(5),
    style: fc.constantFrom('A', "'A'", '"A"', 'A # why', '>-\n  A', '|-\n  A'),
    last: fc.constantFrom('', '# the end\n', '\n'),
    bom: fc.boolean(),
    windows: fc.boolean(),
    body: fc.constantFrom('', '\nText.\n', '\nText.', '\n---\n\nText.\n\n\n'),
  })
  .map(({ fields, title, style, last, bom, windows, body }) => {
    const lines = fields.map(([before, space, value], index) => {
      const gap = value.startsWith('\n') ? '' : space.replace('\t', ' ');
      return `${before}field${String(index)}:${gap}${value}\n`;
    });
    lines.splice(title % (lines.length + 1), 0, `title: ${style}\n`);
    const text = `---\n${lines.join('')}${last}---\n${body}`;
    const ended = windows ? text.replaceAll('\n', '\r\n') : text;
    return bom ? `\uFEFF${ended}` : ended;
  });

const order = ['title', 'description', 'field0', 'field1'];

/** Lines with their line ends. */
function linesOf(text: string): string[] {
  return text.split(/(?<=\n)/);
}

test('editing a field leaves the lines of all others unchanged', () => {
  fc.assert(
    fc.property(file, fc.constantFrom('B', 'New: “title” # 1', 'é', '- x', 'true'), (original, title) => {
      const data = readEntryText(original);
      expect(writeEntryText({ original, data, order })).toBe(original);
      const edited = writeEntryText({ original, data: { ...data, title }, order });
      expect(readEntryText(edited)).toEqual({ ...data, title });
      const kept = linesOf(original).filter((line) => !/^title:|^ {2}A\r?$/.test(line.trimEnd()));
      let at = 0;
      for (const line of linesOf(edited)) if (line === kept[at]) at += 1;
      expect(kept.slice(at)).toEqual([]);
      // Nothing is added except the title.
      expect(linesOf(edited).length).toBeLessThanOrEqual(linesOf(original).length + 1);
    }),
    { numRuns: runs(300) },
  );
});

test('adding or emptying a field leaves the lines of all others unchanged', () => {
  fc.assert(
    fc.property(file, (original) => {
      const data = readEntryText(original);
      const added = writeEntryText({ original, data: { ...data, description: 'D' }, order });
      expect(readEntryText(added)).toEqual({ ...data, description: 'D' });
      expect(
        linesOf(added)
          .filter((line) => line.trimEnd() !== 'description: D')
          .join(''),
      ).toBe(original);
      const emptied = writeEntryText({ original, data: { ...data, title: '' }, order });
      const rest = linesOf(emptied).filter((line) => !line.startsWith('title:'));
      let at = 0;
      for (const line of linesOf(original)) if (line === rest[at]) at += 1;
      expect(rest.slice(at)).toEqual([]);
      // The title has at most two lines.
      expect(rest.length).toBeGreaterThanOrEqual(linesOf(original).length - 2);
      expect(readEntryText(emptied)['title'] ?? '').toBe('');
    }),
    { numRuns: runs(300) },
  );
});

import { readFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { diffLines } from 'diff';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeBody } from '../../../src/cms/editor/body-merge.ts';
import { newYaml } from '../../../src/cms/editor/yaml-edit.ts';
import { readEntryText, readRecordText } from '../../../src/lib/front-matter.ts';
import { writeEntryText, writeRecordText } from '../../../src/cms/editor/write-text.ts';
import { entrySchemas } from '../../../src/model/collections.ts';
import { projectRoot } from '../../../src/lib/settings.ts';
import { fieldReader } from './field-reader.ts';

const entries = globSync('content/{posts,faq,kits,pages}/*/*.mdx', { cwd: projectRoot });
const records = globSync('content/{people,topics,series,partners}/*.yaml', { cwd: projectRoot });
const reader = await fieldReader();

/** A text after the visual editor showed it and `edit` changed the blocks that the editor wrote. */
function throughField(text: string, edit: (written: string[]) => string[] = (written) => written): string {
  const shown = reader.read(text);
  const written = edit(shown.blocks.map(({ written }) => written)).map((text) => ({ text, exact: false }));
  return mergeBody(shown, written, reader.normaliser(shown));
}

const read = (file: string): Promise<string> => readFile(join(projectRoot, file), 'utf8');
const order = Object.keys(entrySchemas.posts.shape);

/** What Decap gives to the backend for a form: the fields as YAML, the text as the editor writes it. */
function throughDecap(data: Record<string, unknown>): Record<string, unknown> {
  return readEntryText(writeEntryText({ original: undefined, data, order }));
}

/** Lines that differ, with + or -. */
function changes(before: string, after: string): string[] {
  return diffLines(before, after)
    .filter(({ added, removed }) => added || removed)
    .map(({ added, value }) => `${added ? '+' : '-'}${value.trim()}`);
}

test('there is enough content to test with', () => {
  expect(entries.length).toBeGreaterThan(50);
  expect(records.length).toBeGreaterThan(10);
});

test.each(entries)('%s is written back byte for byte', async (file) => {
  const original = await read(file);
  const data = throughDecap(readEntryText(original));
  expect(writeEntryText({ original, data, order })).toBe(original);
  const body = String(data['body']);
  expect(throughField(body)).toBe(body);
});

test.each(entries)('%s changes only where it is edited', async (file) => {
  const original = await read(file);
  const data = readEntryText(original);
  const body = String(data['body']);
  const edited = throughField(body, (written) => [...written, 'One more paragraph.']);
  expect(changes(original, writeEntryText({ original, data: { ...data, body: edited }, order }))).toEqual([
    '+One more paragraph.',
  ]);
  for (const [key, value] of Object.entries(data)) {
    if (typeof value !== 'string' || key === 'body') continue;
    const after = writeEntryText({ original, data: { ...data, [key]: `${value} #1: new` }, order });
    expect(readEntryText(after)).toEqual({ ...data, [key]: `${value} #1: new` });
    expect(changes(original, after)).toHaveLength(2);
  }
});

test.each(records)('%s is written back byte for byte and changes only where it is edited', async (file) => {
  const original = await read(file);
  const data = readRecordText(original);
  expect(writeRecordText({ original, data: readRecordText(newYaml(data, [])), order: [] })).toBe(original);
  const edited = { ...data, demo: data['demo'] !== true };
  const after = writeRecordText({ original, data: edited, order: ['name', 'role', 'bio', 'demo'] });
  expect(changes(original, after)).toHaveLength(1);
});

const hostile: Record<string, string> = {
  'Windows line ends':
    '---\r\ntitle: A\r\ndescription: >-\r\n  folded\r\n  text\r\n---\r\n\r\nOne.\r\n\r\n- a\r\n- b\r\n',
  'spaces at line ends': '---   \ntitle: A   \ndate: 2026-01-01  \n---  \n\nOne.  \nTwo.   \n\n',
  comments: '---\n# who\ntitle: A # why\n\n# when\ndate: 2026-01-01\n---\n\nOne.\n',
  folds: '---\ntitle: "A \\\n  B"\ndescription: |-\n  one\n  two\nauthors: [ann,   bob]\n---\nOne.\n',
  'a horizontal rule in the text': '---\ntitle: A\n---\n\nOne.\n\n---\n\nTwo.\n\n---\n',
  'no line end': '---\ntitle: A\n---\n\nOne.',
  'no text': '---\ntitle: A\n---\n',
  'no text and no line end': '---\ntitle: A\n---',
  'no fields': 'Only text.\n',
  emoji: '---\ntitle: 👩🏽‍🚀 “Ça” — ok\n---\n\n👍 *a* 🇫🇷\n',
  'long lines': `---\ntitle: A\ndescription: ${'word '.repeat(400)}end\n---\n\n${'word '.repeat(4000)}end\n`,
  'a byte order mark': '\uFEFF---\ntitle: A\n---\n\nOne.\n',
  anchors: '---\ntitle: &t A\ndescription: *t\n---\n\nOne.\n',
  'flow and quotes': '---\n{ title: A, "description": \'B\' }\n---\n\nOne.\n',
  'odd YAML':
    '---\ntitle:    A\ndescription:\n    B\n    C\nimage: {src: /media/a.png, alt: "x"}\naliases:\n- /a/\n-   /b/\n---\n\nOne.\n',
  'blank fields':
    '---\ntitle: A\nupdated: ""\ndraft: false\npartnership:\n  partner: ""\nrelated: null\naliases: []\n---\n\nOne.\n',
};

test.each(Object.entries(hostile))('a file with %s is written back byte for byte', (_, original) => {
  const data = readEntryText(original);
  expect(writeEntryText({ original, data, order })).toBe(original);
  expect(writeEntryText({ original, data: throughDecap(data), order })).toBe(original);
  const { body = '' } = data;
  expect(throughField(String(body))).toBe(body);
});

test.each(Object.entries(hostile))('a file with %s contains what the form shows', (_, original) => {
  const data = {
    ...readEntryText(original),
    title: 'New: “title”',
    draft: true,
    topics: ['x'],
    body: 'New.\n\nText.',
  };
  const after = writeEntryText({ original, data, order });
  expect(throughDecap(readEntryText(after))).toEqual(throughDecap(data));
  if (original.includes('\r\n')) expect(after.replaceAll('\r\n', '')).not.toContain('\n');
});

test('comments and order are kept around an edit', () => {
  const original = hostile['comments'] ?? '';
  const data = { ...readEntryText(original), title: 'B', draft: true };
  expect(writeEntryText({ original, data, order })).toBe(
    '---\n# who\ntitle: B # why\n\n# when\ndate: 2026-01-01\ndraft: true\n---\n\nOne.\n',
  );
});

test('in a text with two kinds of line ends, each unedited line keeps its own', () => {
  const original = '---\ntitle: A\n---\n\r\nOne.\r\n\r\nTwo.\n\nTwo.\r\n\r\nFour.';
  const data = readEntryText(original);
  const edited = writeEntryText({
    original,
    data: { ...data, body: String(data['body']).replace('Four', 'Five.\n\nSix') },
    order,
  });
  expect(edited).toBe(original.replace('Four', 'Five.\r\n\r\nSix'));
});

test('fields inside groups and lists can be edited', () => {
  const original =
    "---\nimage:\n  src: /media/a.png # ours\n  alt: 'Old'\nfacts:\n  - label: A\n    value: >-\n      one\n      two\n  - label: B\n    value: three\n---\n";
  const data = readEntryText(original);
  const edited = {
    image: { src: '/media/a.png', alt: 'It’s: new' },
    facts: [
      { label: 'A', value: 'one two' },
      { label: 'C', value: 'three' },
    ],
  };
  expect(writeEntryText({ original, data: { ...data, ...edited }, order: [] })).toBe(
    original.replace("'Old'", "'It’s: new'").replace('label: B', 'label: C'),
  );
});

test('an emptied field is removed, and a field that was empty stays as it was', () => {
  const original =
    '---\ntitle: A\ndescription: B\nupdated: ""\ntopics:\n  - x\nimage:\n  src: /media/a.png\n  alt: Z\n---\n';
  const data = { title: 'A', description: '', updated: '', topics: [], image: { src: '', alt: '' } };
  expect(writeEntryText({ original, data, order })).toBe('---\ntitle: A\nupdated: ""\n---\n');
});

test('a new file has the filled fields in the order of the model', () => {
  const data = {
    body: 'Text.\n',
    draft: false,
    authors: ['ann'],
    date: '2026-05-01',
    title: 'Moderation: what we allow',
    description: 'It’s “long”',
    image: { src: '', alt: '' },
    aliases: [],
  };
  expect(writeEntryText({ original: undefined, data, order })).toBe(
    "---\ntitle: 'Moderation: what we allow'\ndescription: It’s “long”\ndate: 2026-05-01\nauthors:\n  - ann\n---\n\nText.\n",
  );
});

test('lists, tables and notes keep their notation around an edit in the middle of them', () => {
  const original = '- one\n- two\n\n| a | b |\n| --- | --- |\n| 1 | 2 |\n\nA note.[^1]\n\n[^1]: Here.';
  const edited = throughField(original, (written) =>
    written.map((text) => text.replace('two', 'two and a half').replace('| 1 ', '| 100 ')),
  );
  expect(edited).toBe(original.replace('two', 'two and a half').replace('| 1 |', '| 100 |'));
});

test('a text that the editor cannot represent loses nothing outside the edited part', async () => {
  const original = (await read('tests/fixtures/body/everything.mdx')).trimEnd();
  const edited = throughField(original, (written) => [...written, 'One more.']);
  expect(edited).toBe(`${original}\n\nOne more.`);
});

test('an unreadable file is an error, not an empty form', () => {
  expect(() => readEntryText('---\ntitle: "A\n---\n\nText.\n')).toThrow();
  expect(() => readRecordText('- a\n- b\n')).toThrow('the file holds no fields');
});

const lists: Record<string, string> = {
  lines: 'aliases:\n  # the first\n  - /a/ # 2019\n  - "/b/"\n  # the last\n  - /c/\n',
  'lines without indentation': 'aliases:\n- /a/\n- /b/ # 2020\n\n- /c/\n',
  brackets: 'aliases: [/a/, "/b/", /c/] # all\n',
  'wide gaps': 'aliases:\n      -   /a/\n      -   /b/\n      -   /c/\n',
};

test.each(Object.entries(lists))('in a list of %s, the items that stay are not touched', (_, list) => {
  const original = `---\ntitle:   A # why\n${list}# below\ndate: 2026-01-01\n---\n\nOne.\n`;
  const all = ['/a/', '/b/', '/c/', '/d/', '/e f/'];
  fc.assert(
    fc.property(fc.subarray(all), fc.array(fc.constantFrom(...all)), fc.boolean(), (kept, more, fresh) => {
      const aliases = fresh ? [...new Set(more)] : [...new Set([...kept, ...more])];
      for (const text of [original, original.replaceAll('\n', '\r\n'), original.replace('---', '---yaml')]) {
        const after = writeEntryText({ original: text, data: { ...readEntryText(text), aliases }, order });
        expect(readEntryText(after)['aliases'] ?? []).toEqual(aliases);
        const lineEnd = text.includes('\r\n') ? '\r\n' : '\n';
        for (const line of ['title:   A # why', '# below', 'date: 2026-01-01', '---', 'One.'])
          expect(after.split(lineEnd)).toContain(line);
        if (lineEnd === '\r\n') expect(after.replaceAll('\r\n', '')).not.toContain('\n');
      }
    }),
  );
});

test('adding or removing a list item changes only its lines', () => {
  const original = `---\ntitle: A\n${lists['lines'] ?? ''}---\n`;
  const edit = (aliases: string[]) =>
    changes(original, writeEntryText({ original, data: { ...readEntryText(original), aliases }, order }));
  expect(edit(['/a/', '/b/', '/c/', '/d/'])).toEqual(['+- /d/']);
  expect(edit(['/a/', '/c/'])).toEqual(['-- "/b/"']);
  expect(edit(['/b/', '/c/', '/d/'])).toEqual(['-- /a/ # 2019', '+- /d/']);
});

test('groups added to a list leave the existing ones unchanged', () => {
  const original =
    '---\ntitle: A\ncorrections:\n  - date: 2026-05-02 # a Saturday\n    text: >-\n      It said\n      Monday.\n---\n\nOne.\n';
  const data = readEntryText(original);
  const corrections = [
    ...(data['corrections'] as object[]),
    { date: '2026-06-01', text: 'Two\nlines.' },
    { date: '2026-06-02', text: 'Short.' },
  ];
  const after = writeEntryText({ original, data: { ...data, corrections }, order });
  expect(readEntryText(after)['corrections']).toEqual(corrections);
  expect(changes(original, after).filter((line) => line.startsWith('-'))).toEqual([]);
});

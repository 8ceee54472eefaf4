import fc from 'fast-check';
import { expect, test } from 'vitest';
import { blockComponents, editorComponent, innerField } from '../../../src/cms/editor/editor-components.ts';
import { compileBody } from '../../../src/markdown/compile.ts';
import type { ComponentName } from '../../../src/markdown/body.ts';
import type { Chunk } from '../../../src/markdown/body.ts';
import { components } from '../../../src/markdown/components.ts';
import { interfaceLangs } from '../../../src/model/languages.ts';
import { runs } from '../../campaign.ts';

/** The data of a block as a form then holds it. */
function read(name: ComponentName, text: string): Record<string, string> | undefined {
  const { pattern, fromBlock } = editorComponent(name, 'en');
  const match = pattern.exec(text);
  return match === null ? undefined : fromBlock(match);
}

const write = (name: ComponentName, data: Record<string, unknown>): string =>
  editorComponent(name, 'en').toBlock(data);

async function compiled(text: string): Promise<{ problems: string[]; component: Chunk | undefined }> {
  const { body, problems } = await compileBody(text, { file: 'a.mdx', firstLine: 1, lang: 'en' });
  return {
    problems: problems.map(({ code, message }) => `${code}: ${message}`),
    component: body?.chunks.find(({ type }) => type === 'component'),
  };
}

const samples: [ComponentName, string][] = [
  ['Callout', '<Callout kind="note">\nText.\n</Callout>'],
  ['Callout', '<Callout kind="legal" title="What it is">\n\nOne.\n\n- two\n\n</Callout>'],
  ['Callout', '<Callout title=\'He said "no"\'   kind="tip">Text on the line.</Callout>'],
  ['Callout', '<Callout\n  kind="warning"\n  title="A &amp; B"\n>\nText.\n</Callout>'],
  ['Figure', '<Figure src="/media/a.png" alt="what it shows" />'],
  ['Figure', '<Figure alt="" decorative="yes" src="/media/a.png"/>'],
  ['Figure', '<Figure src="/media/a.png" alt="a > b" caption="&quot;q&quot;" credit="Ann" />'],
  ['Quote', '<Quote by="Ann" role="Writer" source="https://example.org/a?b=c&d=e">\nWords.\n</Quote>'],
  ['Video', '<Video src="/media/a.mp4" title="t" poster="/media/a.png" captions="/media/a.vtt" />'],
  ['Steps', '<Steps>\n\n1. One\n2. Two\n\n</Steps>'],
  ['Download', '<Download file="/media/a.pdf" label="The list" />'],
];

test.each(samples)('%s %j is read and written back unchanged, and compiles', async (name, text) => {
  const data = read(name, text);
  expect(data).toBeDefined();
  expect(write(name, data ?? {})).toBe(text);
  // After an edit, the newly written block means the same.
  const edited = Object.fromEntries(Object.entries(data ?? {}).filter(([key]) => key !== 'colophonSource'));
  expect((await compiled(write(name, edited))).problems).toEqual([]);
  expect(await compiled(write(name, edited))).toMatchObject({
    component: { props: ((await compiled(text)).component as { props: object }).props },
  });
});

test.each([
  '<Callout kind="note">no end',
  '<Calloutx kind="note">\nText.\n</Calloutx>',
  '<Figure src="/media/a.png" alt={x} />',
  '<Figure src="/media/a.png" alt="a" /> and words',
  ' <Figure src="/media/a.png" alt="a" />',
  '<Term means="x">word</Term>',
])('%j is left to the Markdown view', (text) => {
  for (const name of blockComponents) expect(read(name, text)).toBeUndefined();
});

test('the first of two components ends at its own end tag', () => {
  const text = '<Callout kind="note">\nA\n</Callout>\n\n<Callout kind="tip">\nB\n</Callout>';
  expect(read('Callout', text)).toMatchObject({ kind: 'note', [innerField]: 'A' });
});

const value: Record<string, string> = {
  kind: 'note',
  src: '/media/a.png',
  poster: '/media/a.png',
  captions: '/media/a.vtt',
  file: '/media/a.pdf',
  source: 'https://example.org/',
};

/** Values for every attribute, with texts that are as difficult as possible. */
function data(name: ComponentName): fc.Arbitrary<Record<string, string>> {
  const nasty = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          '"',
          "'",
          '{',
          '}',
          '<',
          '>',
          '/>',
          '</',
          '&',
          '&amp;',
          '&quot;',
          '\\',
          '\n',
          '`',
          '*',
          '${',
          '👩🏽‍🚀',
        ),
        fc.constantFrom('import x', 'export', '<!--', '<Term', '{a}', '"/><script>', 'é', '日本', '&#x22;'),
        fc.string({ unit: 'grapheme-ascii', maxLength: 8 }),
      ),
      { minLength: 1, maxLength: 6 },
    )
    // Spaces at the ends are not kept, and an attribute without words is treated as absent.
    .map((parts) => `a${parts.join('')}b`);
  const attributes = Object.entries(components[name].attributes).filter(([key]) => key !== 'decorative');
  const known = (key: string): string | undefined =>
    name === 'Video' && key === 'src' ? '/media/a.mp4' : value[key];
  return fc.record(
    Object.fromEntries(
      attributes.map(([key, rule]) => [key, rule.value === 'text' ? nasty : fc.constant(known(key) ?? 'x')]),
    ),
  );
}

test.each(blockComponents)(
  '%s: whatever somebody types in its form compiles, and says that',
  async (name) => {
    await fc.assert(
      fc.asyncProperty(data(name), async (values) => {
        const inner = components[name].holds === 'list' ? '1. One' : 'Words.';
        const block = write(name, { ...values, [innerField]: inner });
        const { problems, component } = await compiled(block);
        expect(problems).toEqual([]);
        const said = Object.fromEntries(
          Object.entries(values).map(([key, text]) => [key, text.replace(/\s+/g, ' ').trim()]),
        );
        expect(component).toMatchObject({ name, props: said });
        // And the form shows it again.
        expect(read(name, block)).toMatchObject(said);
        expect(write(name, read(name, block) ?? {})).toBe(block);
      }),
      { numRuns: runs(150) },
    );
  },
);

test('an end tag inside a component is escaped to text', async () => {
  const block = write('Callout', {
    kind: 'note',
    [innerField]: 'A </Callout> in it, and <Callout kind="tip">.',
  });
  expect(block).toBe(
    '<Callout kind="note">\nA &lt;/Callout> in it, and &lt;Callout kind="tip">.\n</Callout>',
  );
  expect((await compiled(block)).problems).toEqual([]);
});

test.each(interfaceLangs)('every attribute has a label in %s, and every choice a word', (lang) => {
  for (const name of blockComponents) {
    for (const field of editorComponent(name, lang).fields) {
      expect(field.label).not.toBe(field.name);
      for (const { label, value: word } of field.options ?? []) expect(label).not.toBe(word);
    }
  }
});

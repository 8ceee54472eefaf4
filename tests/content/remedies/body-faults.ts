import { post } from '../../fixtures/folder.ts';
import { cut, own, write } from './follow.ts';
import type { Fault, Follow } from './follow.ts';

const file = 'posts/en/a.mdx';
const fault = (code: string, body: string, follow: Follow, more: Partial<Fault> = {}): Fault => ({
  code,
  files: { [file]: post('A', '', `${body}\n`), ...more.files },
  follow,
  ...(more.stays && { stays: more.stays }),
});
const film = { files: { 'media/a.mp4': 'film', 'media/b.pdf': 'pdf', 'media/c.vtt': 'WEBVTT\n' } };
const drawing = {
  files: { 'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' },
};
const quoted = /^Write (.+?)\.?$/;

/** Faults of a text, and how to follow their remedies. */
export const bodyFaults: Fault[] = [
  fault('mdx-import', "import Box from './box.astro'\n\nWords.", cut("import Box from './box.astro'\n\n")),
  fault('mdx-export', 'export const a = 1\n\nWords.', cut('export const a = 1\n\n')),
  fault(
    'mdx-export',
    'export const a = 1\n\nWords.',
    own('export const a = 1', '```\nexport const a = 1\n```', /lines of three backticks/),
  ),
  fault('mdx-expression', 'A {sign} here.', write('{sign', /^Write (\\\{)/), {}),
  fault('mdx-expression', 'A {sign} here.', own('{sign}', 'sign', /the words themselves/)),
  fault('mdx-expression', 'Words {/* a remark */}here.', cut('{/* a remark */}')),
  fault(
    'mdx-expression',
    '## Fares {#fares}\n\nSee [fares](#fares).',
    cut(' {#fares}', /^Take \{#fares\} out/),
  ),
  fault('mdx-expression', 'Fares {#fares}\n---\n\nWords.', write('{#fares', /^Write (\\\{)/)),
  fault(
    'mdx-expression',
    '<Callout kind={"note"}>\nWords.\n</Callout>',
    own('{"note"}', '"note"', /^Write it in quotes: kind="/),
  ),
  fault(
    'mdx-spread',
    '<Callout kind="note" {...x}>\nWords.\n</Callout>',
    cut(' {...x}', /Write each attribute as name="value"/),
  ),
  fault(
    'mdx-spread',
    '<span lang="fr" {...x}>mot</span>',
    cut(' {...x}', /Write each attribute as name="value"/),
  ),
  fault('html-comment', 'Words <!-- a remark -->here.', cut('<!-- a remark -->')),
  fault('stray-angle', 'I <3 it.', write('<', /^Write (\\<)/)),
  fault(
    'angle-link',
    'See <https://example.org/a> for it.',
    write('<https://example.org/a>', /^Write (\S+) alone/),
  ),
  fault(
    'angle-link',
    'See <https://example.org/a> for it.',
    write('<https://example.org/a>', /or (\[words\]\(.+?\))\.$/),
  ),
  fault(
    'angle-link',
    'Ask <ann@example.org> for it.',
    write('<ann@example.org>', /or (\[words\]\(.+?\))\.$/),
  ),
  fault(
    'unreadable-tag',
    '<Callout kind="note>\nWords.\n</Callout>',
    own('kind="note>', 'kind="note">', /Write attributes as name="value" and end the tag with >/),
  ),
  fault('unquoted-value', '<Callout kind=note>\nWords.\n</Callout>', write('kind=note', quoted)),
  fault(
    'unclosed-tag',
    '<Figure src="/media/a.svg" alt="A">\n',
    own('alt="A">', 'alt="A" />', /^End the tag with a slash/),
    drawing,
  ),
  fault('unclosed-tag', 'A <mark>word here.', own('word', 'word</mark>', /^Write <\/mark> where it ends/)),
  fault('unclosed-tag', 'A word</mark> here.', cut('</mark>', /^Take it out/)),
  fault(
    'unclosed-tag',
    'A word</mark> here.',
    own('word', '<mark>word', /write <mark> where it should begin/),
  ),
  fault('unclosed-tag', '<Callout kind="note">\nWords.\n</Calout>', write('</Calout>', quoted)),
  fault('unknown-component', '<Calout kind="note">\nWords.\n</Calout>', (problem, files) => {
    const [, name = ''] = /^Did you mean <(\w+)>\?$/.exec(problem.fix) ?? [];
    return { ...files, [problem.file]: String(files[problem.file]).replaceAll('Calout', name) };
  }),
  fault(
    'unknown-component',
    'A <Wibble /> here.',
    own('<Wibble />', '\\<Wibble />', /For a < in the text write \\<\.$/),
    {},
  ),
  fault('raw-html', 'A <b>word</b>.', write('<b>word</b>', /^Write (\*\*words\*\*)/)),
  fault('raw-html', 'A <i>word</i>.', write('<i>word</i>', /^Write (\*words\*)/)),
  fault('raw-html', 'A <s>word</s>.', write('<s>word</s>', /^Write (~~words~~)/)),
  fault('raw-html', 'A <u>word</u>.', write('<u>word</u>', /^Write (\*words\*)/)),
  fault('raw-html', 'A <code>word</code>.', write('<code>word</code>', /^Write (`words`)/)),
  fault(
    'raw-html',
    '<h3>Words</h3>',
    own('<h3>Words</h3>', '## Words', /^Write #+ and the heading on a line of its own/),
  ),
  fault('raw-html', 'Words\n\n<hr />\n\nWords', own('<hr />', '---', /^Write --- on a line of its own/)),
  fault('raw-html', '<div>Words</div>', own('<div>Words</div>', 'Words', /^Take the tag out/)),
  fault('raw-html', '<div>Words</div>', write('<div>Words</div>', /is (<Callout .+<\/Callout>)\.$/)),
  fault('raw-html', '<dfn>Words</dfn>', write('<dfn>Words</dfn>', /^Write (<Term .+<\/Term>)\.$/)),
  fault('raw-html', 'Words <>here</>.', own('<>here</>', 'here', /^Take <> and <\/> out/)),
  fault(
    'raw-html',
    'Words <marquee>here</marquee>.',
    own('<marquee>here</marquee>', 'here', /^Take the tag out/),
  ),
  fault('raw-html', '<script>alert(1)</script>\n\nWords.', cut('<script>alert(1)</script>\n\n')),
  fault('event-attribute', 'A <kbd onclick="x">key</kbd>.', cut(' onclick="x"')),
  fault(
    'unknown-attribute',
    '<Callout knid="note">\nWords.\n</Callout>',
    write('knid', /^Did you mean (\w+)\?$/),
  ),
  fault('unknown-attribute', '<Callout kind="note" style="x">\nWords.\n</Callout>', cut(' style="x"')),
  fault('unknown-attribute', '<Steps class="x">\n\n1. One\n\n</Steps>', cut(' class="x"')),
  fault(
    'duplicate-attribute',
    '<Callout kind="note" kind="tip">\nWords.\n</Callout>',
    cut(' kind="tip"', /^Leave one of them/),
  ),
  fault('attribute-value', '<Callout kind="nite">\nWords.\n</Callout>', write('kind="nite"', quoted)),
  fault(
    'attribute-value',
    '<Callout kind>\nWords.\n</Callout>',
    own('kind>', 'kind="note">', /^Write kind="…"/),
  ),
  fault('attribute-value', '<span dir="left">Words</span>', write('"left"', /^Write dir=("\w+"), /)),
  fault(
    'attribute-value',
    '<Figure src="/media/a.svg" alt="A" decorative="yes" />',
    cut(' alt="A"', /^Leave one of the two/),
    drawing,
  ),
  fault(
    'attribute-value',
    '<Quote by="A" source="mailto:a@example.org">\nWords.\n</Quote>',
    own('mailto:a@example.org', 'https://example.org', /^Write an https:\/\/ address/),
  ),
  fault(
    'missing-attribute',
    '<Callout>\nWords.\n</Callout>',
    own('<Callout>', '<Callout kind="note">', /^Write kind="…" in the tag/),
  ),
  fault(
    'missing-attribute',
    '<Quote role="Baker">\nMy own words.\n</Quote>',
    own('<Quote ', '<Quote by="Ann" ', /^Write by="…" in the tag/),
  ),
  fault(
    'missing-attribute',
    '<Video src="/media/a.mp4" />',
    own('" />', '" title="T" />', /^Write title="…" in the tag/),
    film,
  ),
  fault(
    'component-content',
    '<Download file="/media/b.pdf">Words</Download>',
    own('>Words</Download>', ' />', /^Take out what stands between the tags, and end the tag with \/>/),
    film,
  ),
  fault(
    'component-content',
    '<Callout kind="note"></Callout>',
    own('></Callout>', '>\nWords.\n</Callout>', /^Write something between the tags/),
  ),
  fault(
    'component-content',
    '<Callout kind="note"></Callout>\n\nWords.',
    cut('<Callout kind="note"></Callout>\n\n', /or take it out/),
  ),
  fault(
    'component-content',
    '<Steps>\n\n1. One\n\nAfter.\n\n</Steps>',
    own('After.\n\n</Steps>', '</Steps>\n\nAfter.', /put the rest before or after it/),
  ),
  fault(
    'component-content',
    '<Term means="m"></Term> words.',
    own('></Term>', '>word</Term>', /^Write words between the tags/),
  ),
  fault('component-content', 'A <br>x</br> b.', write('<br>x</br>', quoted)),
  fault('component-content', 'A <kbd></kbd> b.', cut('<kbd></kbd>', /or take them out/)),
  fault(
    'component-content',
    '<details>\nWords.\n</details>',
    own(
      '<details>\n',
      '<details>\n<summary>It</summary>\n\n',
      /^Write <summary>what it is about<\/summary> as the first thing/,
    ),
  ),
  fault(
    'component-content',
    '<kbd>\n- a\n</kbd>',
    own('<kbd>\n- a\n</kbd>', '- a\n\n<kbd>b</kbd>', /^Take lists, quotes, headings and tables out/),
  ),
  fault(
    'component-place',
    'Words <Callout kind="note">more</Callout> words.',
    own(
      ' <Callout kind="note">more</Callout> ',
      '\n\n<Callout kind="note">more</Callout>\n\n',
      /^Put it on lines of its own/,
    ),
  ),
  fault(
    'component-place',
    '<summary>It</summary>',
    own(
      '<summary>It</summary>',
      '<details>\n<summary>It</summary>\n\nWords.\n</details>',
      /^Write <details>, and in it <summary>/,
    ),
  ),
  fault(
    'nested-link',
    '[a <Download file="/media/b.pdf" />](https://example.org)',
    own(
      ' <Download file="/media/b.pdf" />](https://example.org)',
      '](https://example.org) <Download file="/media/b.pdf" />',
      /^Write one after the other/,
    ),
    film,
  ),
  fault('empty-link', 'See [](https://example.org).', own('[]', '[it]', /^Write in the square brackets/)),
  fault('empty-link', 'See [it]().', own('()', '(/blog/)', /^Write the address in the brackets/)),
  fault('empty-heading', '## \n\nWords.', cut('## ', /take the # signs out/)),
  fault('empty-heading', '## \n\nWords.', own('## ', '## Words', /^Write the heading/)),
  fault('heading-level', '# See [it](/blog/) and *this*', write('#', /^Write (#+) in place of #\.$/)),
  fault('heading-level', '## A\n\n#### B', write('####', /^Write (#+) in place of #+\.$/)),
  fault(
    'heading-level',
    'A\n===\n\nWords.',
    own('A\n===', '## A', /^Write ## and a space before it, and take the line of = or - below it out/),
  ),
  fault(
    'link-scheme',
    '[a](javascript:x)',
    own('javascript:x', 'https://example.org', /^Link to a page: https/),
  ),
  fault(
    'link-scheme',
    '[a](//example.org)',
    own('//example.org', 'https://example.org', /^Write the whole address/),
  ),
  fault(
    'link-shape',
    '[a](https://ann:x@example.org/b?c=d#e)',
    write('https://ann:x@example.org/b?c=d#e', quoted),
  ),
  fault(
    'link-shape',
    '<Quote by="A" source="https://example.org/a\\b">\nWords.\n</Quote>',
    write('https://example.org/a\\b', quoted),
  ),
  fault('link-shape', '[a](mailto:ann)', write('mailto:ann', /^Write (mailto:\S+) or/)),
  fault(
    'link-shape',
    '[a](/blog/../blog/)',
    own('/blog/../blog/', '/blog/', /^Write it as in the address bar/),
  ),
  fault('link-relative', '[a](ann@example.org)', write('ann@example.org', quoted)),
  fault('link-relative', '[a](www.example.org/b)', write('www.example.org/b', quoted)),
  fault(
    'link-relative',
    '[a](posts/en/a.mdx)',
    write('posts/en/a.mdx', /^Write the page's address: (\S+)\.$/),
  ),
  fault('link-relative', '[a](blog/)', own('(blog/)', '(/blog/)', /^Write it from the first slash on/)),
  fault(
    'media-address',
    '![a](https://example.org/a.png)',
    own(
      '![a](https://example.org/a.png)',
      '![a](/media/a.svg)',
      /^Upload it to the media folder and write its address/,
    ),
    drawing,
  ),
  fault(
    'media-address',
    '<Video src="/media/b.pdf" title="T" />',
    own('b.pdf', 'a.mp4', /^Write \/media\/name\.mp4/),
    film,
  ),
  fault(
    'media-address',
    '<Video src="/media/a.mp4" title="T" captions="/media/b.pdf" />',
    own('b.pdf', 'c.vtt', /^Write the address of a WebVTT file/),
    film,
  ),
  fault(
    'missing-alt',
    '![](/media/a.svg)',
    own('![]', '![A]', /^Write in the square brackets what the picture shows/),
    drawing,
  ),
  fault(
    'missing-alt',
    '<Figure src="/media/a.svg" />',
    own(' />', ' alt="what the picture shows" />', /^Write alt="what the picture shows"/),
    drawing,
  ),
  fault(
    'missing-alt',
    '<Figure src="/media/a.svg" />',
    own('/>', 'alt="" decorative="yes" />', /has alt="" decorative="yes"\.$/),
    drawing,
  ),
  fault(
    'picture-caption',
    'Words ![a](/media/a.svg "Caption") words.',
    cut(' "Caption"', /take the caption out/),
    drawing,
  ),
  fault('forbidden-character', 'A\u0007b', cut('\u0007', /^Delete it/)),
  fault('forbidden-character', 'A \u202eb\u202c c', (problem, files) => {
    const text = String(files[problem.file]);
    return { ...files, [problem.file]: text.replace(/[\u202a-\u202e]/g, '') };
  }),
  fault('too-deep', `${'> '.repeat(50)}Words.`, own('> '.repeat(50), '> ', /^Take levels out/)),
  fault(
    'too-large',
    'word '.repeat(3_000),
    own('word '.repeat(3_000), 'word '.repeat(1_000), /^Divide it into paragraphs/),
  ),
];

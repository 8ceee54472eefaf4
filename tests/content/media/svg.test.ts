import { expect, test } from 'vitest';
import { checkSvg } from '../../../src/lib/svg.ts';

const drawing = (inside: string, attributes = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"${attributes}>${inside}</svg>`;

test.each([
  ['shapes', drawing('<title>A &amp; b</title><g fill="#fff"><path d="M0 0h9"/><text x="1">c</text></g>')],
  [
    'prologue',
    `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<!-- made by hand -->\n<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">\n${drawing('')}\n`,
  ],
  [
    'references to its own parts',
    drawing(
      '<defs><linearGradient id="a"/></defs><rect fill="url(#a)"/><use href="#b"/><use xlink:href="#b"/>',
      ' xmlns:xlink="http://www.w3.org/1999/xlink"',
    ),
  ],
  ['a style sheet', drawing('<style><![CDATA[.a{fill:url("#b")} /* c */]]></style>')],
  ['an embedded bitmap', drawing('<image href="data:image/png;base64,iVBORw0KGgo="/>')],
  [
    'metadata of a program',
    drawing('<g inkscape:label="a"/>', ' xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'),
  ],
])('%s may be published', (_, svg) => {
  expect(checkSvg(svg)).toEqual([]);
});

test.each<[string, string, RegExp]>([
  ['script', drawing('<script>alert(1)</script>'), /script/],
  ['script in a group', drawing('<g><g><script href="a.js"/></g></g>'), /script/],
  [
    'script with another prefix',
    drawing('<s:script/>', ' xmlns:s="http://www.w3.org/2000/svg"'),
    /another meaning/,
  ],
  ['an HTML script', drawing('<h:script/>', ' xmlns:h="http://www.w3.org/1999/xhtml"'), /another meaning/],
  ['event attribute', drawing('<rect onclick="a()"/>'), /onclick.*run code/],
  ['event attribute on the root', drawing('', ' onload="a()"'), /onload/],
  ['foreignObject', drawing('<foreignObject><p>a</p></foreignObject>'), /web page/],
  ['link', drawing('<a href="https://example.org"><rect/></a>'), /link/],
  ['animation of an address', drawing('<set attributeName="href" to="javascript:a()"/>'), /moves/],
  ['picture from another site', drawing('<image href="https://example.org/a.png"/>'), /outside/],
  ['picture from a file next to it', drawing('<image href="a.png"/>'), /outside/],
  ['embedded drawing', drawing('<image href="data:image/svg+xml;base64,AAAA"/>'), /outside/],
  ['use from another site', drawing('<use href="b.svg#a"/>'), /outside/],
  ['javascript', drawing('<use href="java&#10;script:alert(1)"/>'), /run code/],
  ['javascript in any attribute', drawing('<text class="javascript:a">b</text>'), /run code/],
  [
    'address with another prefix',
    drawing('<use y:href="b"/>', ' xmlns:y="http://www.w3.org/1999/xlink"'),
    /another meaning/,
  ],
  ['address with an unknown prefix', drawing('<use y:href="b"/>'), /outside/],
  ['xml:base', drawing('<g xml:base="https://example.org/"/>'), /outside/],
  ['fill from another site', drawing('<rect fill="url(https://example.org/a#b)"/>'), /loads/],
  ['style from another site', drawing('<rect style="fill:url( \'//example.org\' )"/>'), /loads/],
  ['import', drawing('<style>@import "https://example.org/a.css";</style>'), /loads/],
  ['escaped style', drawing('<style>a{b:u\\72l(c)}</style>'), /backslashes/],
  ['comment in style', drawing('<style>a{b:ur/**/l(c)} d{e:url(f)}</style>'), /loads/],
  ['entities', `<!DOCTYPE svg [<!ENTITY a "<script/>">]>${drawing('&a;')}`, /entities/],
  ['unknown entity', drawing('&nbsp;'), /&nbsp;/],
  ['style sheet instruction', `<?xml-stylesheet href="a.css"?>${drawing('')}`, /processing instruction/],
  ['instruction inside', drawing('<?a b?>'), /processing instruction/],
  ['other encoding', `<?xml version="1.0" encoding="UTF-7"?>${drawing('')}`, /UTF-8/],
  ['HTML', '<html><body/></html>', /no SVG/],
  ['no namespace', '<svg><rect/></svg>', /no SVG/],
  ['unclosed', '<svg xmlns="http://www.w3.org/2000/svg"><g>', /not complete/],
  ['crossed', drawing('<g><rect></g></rect>'), /do not match/],
  ['no quotes', drawing('<rect width=1 />'), /cannot be read/],
  ['twice', drawing('<rect x="1" x="2"/>'), /twice/],
  ['two drawings', drawing('') + drawing(''), /more than one/],
  ['text around', `a${drawing('')}`, /outside/],
  ['nothing', '', /not complete/],
  ['a PNG', '\ufffdPNG\r\n\u001a', /outside/],
])('%s is refused with a reason', (_, svg, words) => {
  expect(checkSvg(svg).join('; ')).toMatch(words);
});

test('neither deep nesting nor size overflows', () => {
  expect(checkSvg(drawing('<g>'.repeat(50_000) + '</g>'.repeat(50_000)))).toEqual([
    expect.stringContaining('levels deep'),
  ]);
  expect(checkSvg(drawing('<rect x="1"/>'.repeat(200_000)))).toEqual([]);
  expect(checkSvg(drawing('<rect onclick="a" y="1"/>'.repeat(1_000)))).toHaveLength(1);
});

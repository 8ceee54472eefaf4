import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainHtml } from '../../src/components/body/plain-html.ts';
import { markSponsored } from '../../src/components/body/sponsored.ts';
import { leadsToPartner } from '../../src/disclosure/partner-links.ts';
import { elementsOf } from '../build/elements.ts';
import { accepted } from './compiled.ts';

const sponsor = 'https://www.shop.example/start';
const page = 'https://tiny.example/blog/a/';

async function render(source: string, by: string | undefined): Promise<string> {
  const { chunks } = await accepted(source);
  return plainHtml(chunks, { lang: 'en', base: '/', media: {}, dead: [], sponsor: by, page });
}

const links = (html: string) => elementsOf(html).filter(({ name }) => name === 'a');

test('every link to the partner is marked, inside any element, and no other', () => {
  const address = fc.constantFrom(
    'https://shop.example/',
    'https://SHOP.example:8080/a?b=1&c=2#d',
    'http://mugs.shop.example/%22x',
    'https://shop.example.org/',
    'https://shop.example&evil.example/',
    'https://notshop.example/?https://shop.example/',
    'mailto:ann@shop.example',
    '/blog/',
    '/blog/?to=https://shop.example/',
    '#a',
  );
  const block = fc.constantFrom(
    (link: string) => link,
    (link: string) => `**${link}**`,
    (link: string) => `- ${link}`,
    (link: string) => `| a |\n| --- |\n| ${link} |`,
    (link: string) => `> ${link}`,
    (link: string) => `<Callout kind="note">\n\n${link}\n\n</Callout>`,
    (link: string) => `<Steps>\n\n1. ${link}\n\n</Steps>`,
  );
  const title = fc.constantFrom('', ` "<a href='https://shop.example/'>"`, ' "a & b"');
  return fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(address, block, title), { minLength: 1, maxLength: 6 }),
      async (parts) => {
        const source = `## A\n\n${parts.map(([href, put, hint]) => put(`[x](${href}${hint})`)).join('\n\n')}\n`;
        const plain = links(await render(source, undefined));
        const marked = links(await render(source, sponsor));
        expect(plain.map(({ attributes }) => attributes['rel'])).toEqual(plain.map(() => undefined));
        expect(marked).toHaveLength(parts.length);
        for (const { attributes } of marked) {
          expect(attributes['rel']).toBe(
            leadsToPartner(attributes['href'] ?? '', sponsor) ? 'sponsored' : undefined,
          );
        }
        expect(marked.map(({ attributes }) => attributes['href'])).toEqual(
          plain.map(({ attributes }) => attributes['href']),
        );
      },
    ),
    { numRuns: 200 },
  );
});

test('the source of a quotation and the page of a video are links too', async () => {
  const source = '<Quote by="Ann" source="https://shop.example/said">\n\nWell.\n\n</Quote>\n';
  expect(links(await render(source, sponsor))[0]?.attributes['rel']).toBe('sponsored');
  const film = '<Video src="https://www.youtube.com/watch?v=abcdefghijk" title="A film" />\n';
  expect(links(await render(film, sponsor))[0]?.attributes['rel']).toBeUndefined();
  expect(links(await render(film, 'https://youtube.com/@shop'))[0]?.attributes['rel']).toBe('sponsored');
});

test('a link shown as code is not marked', async () => {
  const html = await render('`<a href="https://shop.example/">`\n', sponsor);
  expect(links(html)).toEqual([]);
  expect(html).not.toContain('sponsored');
});

test('without a sponsor the markup is returned unchanged and is not parsed', () => {
  const html = '<a href="https://shop.example/">x</a>';
  expect(markSponsored(html, undefined)).toBe(html);
});

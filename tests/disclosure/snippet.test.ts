import fc from 'fast-check';
import { htmlToHast, markdownToHtml } from 'satteri';
import { describe, expect, test } from 'vitest';
import { countries } from '../../src/disclosure/country.ts';
import { media } from '../../src/disclosure/medium.ts';
import { snippet } from '../../src/disclosure/snippet.ts';
import type { SnippetFormat, SnippetQuestion } from '../../src/disclosure/snippet.ts';
import { disclosureWords } from '../../src/i18n/disclosure.ts';
import { interfaceLangs } from '../../src/model/languages.ts';
import { considerations } from '../../src/model/post.ts';

const gift: SnippetQuestion = {
  consideration: 'gift',
  country: 'US',
  medium: 'article',
  lang: 'en',
  brand: 'Acme',
  what: 'a toaster',
  address: 'https://acme.example',
};
const kit = { title: 'Colophon', version: '1.2', address: 'https://c.example/kits/colophon/' };

test.each<[string, Partial<SnippetQuestion>, SnippetFormat, string]>([
  ['text', {}, 'text', 'Ad: I received a toaster free from Acme (https://acme.example/).'],
  [
    'HTML',
    {},
    'html',
    '<p><strong>Ad</strong>: I received a toaster free from <a href="https://acme.example/" rel="sponsored noopener">Acme</a>.</p>',
  ],
  [
    'Markdown',
    {},
    'markdown',
    '**Ad**: I received a toaster free from <a href="https://acme.example/" rel="sponsored noopener">Acme</a>.',
  ],
  [
    'no gift: a plain link',
    { consideration: 'none', what: undefined },
    'html',
    '<p><strong>No consideration</strong>: <a href="https://acme.example/">Acme</a> gave me nothing for this article, and I am free to write what I think.</p>',
  ],
  [
    'no gift, in Markdown',
    { consideration: 'none' },
    'markdown',
    '**No consideration**: [Acme](<https://acme.example/>) gave me nothing for this article, and I am free to write what I think.',
  ],
  [
    'French, with its spaces',
    { lang: 'fr', country: 'FR', what: 'un grille-pain' },
    'text',
    'Collaboration commerciale\u00a0: Acme m’a offert un grille-pain (https://acme.example/).'.replace(
      ' m’a offert un grille-pain (https://acme.example/)',
      ' (https://acme.example/) m’a offert un grille-pain',
    ),
  ],
  [
    'no address: no link',
    { address: undefined },
    'html',
    '<p><strong>Ad</strong>: I received a toaster free from Acme.</p>',
  ],
  [
    'the kit',
    { kit },
    'text',
    'Ad: I received a toaster free from Acme (https://acme.example/). Press kit: Colophon (https://c.example/kits/colophon/), version 1.2.',
  ],
  [
    'the kit without version and address',
    { kit: { title: 'Colophon' }, address: undefined },
    'html',
    '<p><strong>Ad</strong>: I received a toaster free from Acme. Press kit: Colophon.</p>',
  ],
])('%s', (_, changes, format, expected) => {
  expect(snippet({ ...gift, ...changes }, format)).toBe(expected);
});

test('the label always comes first', () => {
  for (const consideration of considerations)
    for (const country of countries)
      for (const medium of media)
        for (const lang of interfaceLangs) {
          const text = snippet({ ...gift, consideration, country, medium, lang }, 'text');
          const { labels, noConsideration, colon } = disclosureWords(lang);
          const label = consideration === 'none' ? noConsideration : labels[country][0];
          expect(text.startsWith(`${label}${colon}`), text).toBe(true);
        }
});

test.each(['javascript:alert(1)', 'data:text/html,x', '//acme.example', 'acme.example', '', ' '])(
  'an address that is not a website becomes no link: %s',
  (address) => {
    for (const format of ['html', 'markdown', 'text'] as const) {
      const written = snippet({ ...gift, address, kit: { title: 'K', address } }, format);
      expect(written).not.toMatch(/href|\]\(|javascript|data:|\(\)/);
    }
  },
);

describe('hostile names', () => {
  /** Characters with a special meaning somewhere, among letters. */
  const signs = [
    ...'<>&"\'`*_[](){}#|~\\!$^=+@-.:;/ \n\t',
    '</a>',
    '<script>',
    '{what}',
    '{brand}',
    '-->',
    '**',
    '](',
    '&amp;',
    'é',
    'م',
    '😀',
    '\u202e',
  ];
  const name = fc
    .array(fc.constantFrom(...signs, 'a', 'Z', '0'), { minLength: 1, maxLength: 24 })
    .map((parts) => parts.join(''))
    .filter((text) => /[aZ0é]/.test(text));
  const host = 'https://acme.example/a?b=<c>&d="e"\'f)_*g&copy;h';
  const question = fc.record({
    consideration: fc.constantFrom(...considerations),
    country: fc.constantFrom(...countries),
    medium: fc.constantFrom(...media),
    lang: fc.constantFrom(...interfaceLangs),
    brand: name,
    what: name,
    address: fc.constant(host),
  });

  test('HTML is read back as exactly one link and the same words', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { links, text, elements } = read(snippet(asked, 'html'));
        expect(elements).toEqual(['p', 'strong', 'a']);
        expect(links).toEqual([linkOf(asked)]);
        expect(text).toBe(bare(asked));
      }),
      { numRuns: 500 },
    );
  });

  test('Markdown is read back as exactly one link and the same words', () => {
    fc.assert(
      fc.property(question, (asked) => {
        const { html } = markdownToHtml(snippet(asked, 'markdown')) as unknown as { html: string };
        const { links, text, elements } = read(html);
        expect(elements).toEqual(['p', 'strong', 'a']);
        expect(links).toEqual([linkOf(asked)]);
        expect(text).toBe(bare(asked));
      }),
      { numRuns: 500 },
    );
  });

  test('no name can break the line', () => {
    fc.assert(
      fc.property(question, (asked) => {
        for (const format of ['text', 'html', 'markdown'] as const)
          expect(snippet({ ...asked, kit: { title: asked.what } }, format)).not.toMatch(/[\n\r\u2028]/);
      }),
    );
  });

  function linkOf({ brand, consideration }: SnippetQuestion) {
    return {
      href: new URL(host).href,
      rel: consideration === 'none' ? undefined : 'sponsored noopener',
      text: squeeze(brand),
    };
  }

  /** The plain snippet without its address. */
  function bare(asked: SnippetQuestion): string {
    return snippet({ ...asked, address: undefined }, 'text');
  }
});

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

interface Read {
  links: { href: string; rel: string | undefined; text: string }[];
  text: string;
  elements: string[];
}

function read(html: string): Read {
  const found: Read = { links: [], text: '', elements: [] };
  const textOf = (node: unknown): string => {
    const { type, value, children = [] } = node as { type: string; value?: string; children?: unknown[] };
    return type === 'text' ? (value ?? '') : children.map(textOf).join('');
  };
  const walk = (node: unknown) => {
    const {
      type,
      tagName,
      properties,
      children = [],
    } = node as {
      type: string;
      tagName?: string;
      properties?: Record<string, unknown>;
      children?: unknown[];
    };
    if (type === 'element' && tagName !== undefined && !['html', 'head', 'body'].includes(tagName)) {
      found.elements.push(tagName);
      if (tagName === 'a') {
        const rel = properties?.['rel'] as string[] | string | undefined;
        found.links.push({
          href: String(properties?.['href']),
          rel: Array.isArray(rel) ? rel.join(' ') : rel,
          text: textOf(node),
        });
      }
    }
    children.forEach(walk);
  };
  const root = htmlToHast(html);
  walk(root);
  found.text = textOf(root).trim();
  return found;
}

import { expect, test } from 'vitest';
import { leadsToPartner, relOf } from '../../src/disclosure/partner-links.ts';

test.each<[href: string, website: string, leads: boolean]>([
  ['https://shop.example/', 'https://shop.example', true],
  ['http://shop.example/', 'https://shop.example/', true],
  ['https://shop.example/a/b?c=d#e', 'https://shop.example/', true],
  ['https://SHOP.Example/', 'https://shop.example/', true],
  ['HTTPS://shop.example/', 'https://shop.example/', true],
  ['https://www.shop.example/', 'https://shop.example/', true],
  ['https://shop.example/', 'https://www.shop.example/', true],
  ['https://deep.down.shop.example/', 'https://www.shop.example/', true],
  ['https://shop.example:443/', 'https://shop.example/', true],
  ['https://shop.example:8443/', 'https://shop.example/', true],
  ['https://shop.example./', 'https://shop.example/', true],
  ['https://shop.example/', 'https://shop.example/en/start', true],
  ['https://bücher.example/', 'https://xn--bcher-kva.example/', true],
  ['https://xn--bcher-kva.example/', 'https://BÜCHER.example/', true],
  // Sites directly below a public suffix have different owners.
  ['https://other.co.uk/', 'https://shop.co.uk/', false],
  ['https://blog.shop.co.uk/', 'https://www.shop.co.uk/', true],
  ['https://anne.github.io/', 'https://bob.github.io/', false],
  ['https://bob.github.io/x/', 'https://bob.github.io/', true],
  ['https://shop.example.com/', 'https://shop.example/', false],
  ['https://notshop.example/', 'https://shop.example/', false],
  ['https://shop.example.evil.example.org/', 'https://shop.example/', false],
  ['https://evil.example.org/?to=https://shop.example/', 'https://shop.example/', false],
  ['https://127.0.0.1:4321/', 'http://127.0.0.1/', true],
  ['https://127.0.0.2/', 'http://127.0.0.1/', false],
  ['https://[::1]/', 'http://[::1]:8080/', true],
  ['http://localhost/', 'http://localhost:3000/', true],
  ['mailto:ann@shop.example', 'https://shop.example/', false],
  ['tel:+33123456789', 'https://shop.example/', false],
  ['/partners/shop/', 'https://shop.example/', false],
  ['#shop.example', 'https://shop.example/', false],
  ['//shop.example/', 'https://shop.example/', false],
  ['https://', 'https://shop.example/', false],
  ['https://co.uk/', 'https://shop.co.uk/', false],
])('%s leads to the partner at %s: %s', (href, website, leads) => {
  expect(leadsToPartner(href, website)).toBe(leads);
  expect(relOf(href, website)).toBe(leads ? 'sponsored' : undefined);
});

test('without a sponsor no link is marked', () => {
  expect(relOf('https://shop.example/', undefined)).toBeUndefined();
});

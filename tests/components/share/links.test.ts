import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shareServices } from '../../../src/model/site.ts';
import { shareLinks } from '../../../src/components/share/links.ts';

const url = 'https://tiny.example/project/blog/a/';
const linksOf = (title: string) => shareLinks({ title, url }, shareServices).map(({ href }) => href);

test('each service gets the title, if it takes one, and the whole address', () => {
  expect(linksOf('Gifts & labels: 100 %')).toEqual([
    'mailto:?subject=Gifts%20%26%20labels%3A%20100%20%25&body=https%3A%2F%2Ftiny.example%2Fproject%2Fblog%2Fa%2F',
    'https://share.joinmastodon.org/#text=Gifts%20%26%20labels%3A%20100%20%25%0Ahttps%3A%2F%2Ftiny.example%2Fproject%2Fblog%2Fa%2F',
    'https://bsky.app/intent/compose?text=Gifts%20%26%20labels%3A%20100%20%25%0Ahttps%3A%2F%2Ftiny.example%2Fproject%2Fblog%2Fa%2F',
    'https://www.linkedin.com/sharing/share-offsite/?url=https%3A%2F%2Ftiny.example%2Fproject%2Fblog%2Fa%2F',
  ]);
});

test('the site chooses the services and their order', () => {
  expect(shareLinks({ title: 'A', url }, ['linkedin', 'email']).map(({ service }) => service)).toEqual([
    'linkedin',
    'email',
  ]);
  expect(shareLinks({ title: 'A', url }, [])).toEqual([]);
});

test('no title can add a recipient, a second address or a field', () => {
  const titles = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom('x&bcc=a@b.example', 'a\r\nBcc: b@c.example', '#', '?to=a', '"><script>', 'عنوان (2026)'),
  );
  fc.assert(
    fc.property(titles, (title) => {
      const [email, mastodon, bluesky, linkedin] = linksOf(title).map((href) => new URL(href));
      const text = `${title}\n${url}`;
      expect(email?.pathname).toBe('');
      expect([...(email?.searchParams ?? [])]).toEqual([
        ['subject', title],
        ['body', url],
      ]);
      expect(decodeURIComponent(mastodon?.hash ?? '')).toBe(`#text=${text}`);
      expect([...(bluesky?.searchParams ?? [])]).toEqual([['text', text]]);
      expect([...(linkedin?.searchParams ?? [])]).toEqual([['url', url]]);
    }),
  );
});

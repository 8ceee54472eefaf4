import { expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../src/outputs/seo/content-security-policy.ts';
import { inlineCode } from '../../build/inline-code.ts';

const page = (body: string, policy = contentSecurityPolicy()) =>
  inlineCode(
    new Map([
      [
        'a/index.html',
        Buffer.from(
          `<!doctype html><html><head><meta http-equiv="Content-Security-Policy" content="${policy}"></head><body>${body}</body></html>`,
        ),
      ],
    ]),
  );

test.each([
  '<p style="color: red">',
  '<style>p { color: red }</style>',
  '<script>alert(1)</script>',
  '<script type="module">alert(1)</script>',
  '<template><script>alert(1)</script></template>',
  '<img src="/x.png" onerror="alert(1)">',
  '<svg onload="alert(1)"></svg>',
  '<a href="javascript:alert(1)">x</a>',
  '<a href=" JavaScript:alert(1)">x</a>',
  '<form action="javascript:alert(1)"></form>',
  '<iframe srcdoc="<p>x"></iframe>',
  '<base href="/x/">',
])('%s is reported', (body) => {
  expect(page(body)).toHaveLength(1);
});

test.each([
  '<script src="/x.js"></script>',
  '<script type="application/ld+json">{"@type":"Thing"}</script>',
  '<script type="application/json">{}</script>',
  '<a href="/x/?q=javascript:" title="on the style">x</a>',
])('%s is accepted', (body) => {
  expect(page(body)).toEqual([]);
});

test('a page without a policy, or with a weak one, is reported', () => {
  expect(inlineCode(new Map([['a.html', Buffer.from('<p>x</p>')]]))).toEqual(['a.html: 0 policies']);
  expect(page('', "script-src 'self' 'unsafe-inline'")).toEqual(['a/index.html: a loose policy']);
});

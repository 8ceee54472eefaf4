import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { site as siteSchema } from '../../../src/model/site.ts';
import { readFiles } from '../read.ts';
import { tinySite } from '../../fixtures/folder.ts';

const siteYaml = (url: string, more = '') =>
  (tinySite['site.yaml'] ?? '').replace('https://tiny.example', JSON.stringify(url)) + more;
const read = (url: string, more = '') => readFiles({ 'site.yaml': siteYaml(url, more) });
const codes = (problems: readonly { code: string }[]) => problems.map(({ code }) => code);

describe('the address of the site', () => {
  test.each([
    'https://example.org',
    'https://example.org/',
    'https://example.org:8443/town',
    'http://localhost:4321/',
    'https://example.org/~ann/my.Town_2/',
    'https://münchen.example/town/',
  ])('may be %s', async (url) => {
    expect((await read(url)).errors).toEqual([]);
  });

  test.each([
    ['https://example.org/café/a b//c/', 'https://example.org/cafe/a-b/c'],
    ['https://example.org/caf%C3%A9/', 'https://example.org/cafe'],
    ['https://example.org/50%/', 'https://example.org/50'],
    ['https://example.org/?page=1', 'https://example.org'],
    ['https://example.org/town/#top', 'https://example.org/town'],
    ['https://ann:secret@example.org/town', 'https://example.org/town'],
    ['https://example.org/東京/', 'https://example.org'],
  ])('may not be %s, and the check says what to write', async (url, plain) => {
    const { errors } = await read(url);
    expect(errors).toMatchObject([{ file: 'site.yaml', line: 4, fix: `Write ${plain}` }]);
    expect((await read(plain)).errors).toEqual([]);
  });

  test('the address that the check suggests is always accepted', () => {
    const url = siteSchema.shape.url;
    fc.assert(
      fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (address) => {
        const found = url.safeParse(address);
        if (found.success) return;
        const params = found.error.issues.flatMap((issue) => ('params' in issue ? [issue.params] : []));
        for (const one of params) {
          const written = String(one?.['fix']).replace('Write ', '');
          expect(url.safeParse(written).success, written).toBe(true);
        }
      }),
    );
  });
});

describe('a site under a path', () => {
  test('cannot have the editor, and the check already reports it', async () => {
    const { errors } = await read('https://example.org/town/', 'admin: true\n');
    expect(errors).toMatchObject([{ file: 'site.yaml', line: 6, code: 'admin-below-root' }]);
    expect((await read('https://example.org/', 'admin: true\n')).errors).toEqual([]);
    expect((await read('https://example.org/town/', 'admin: false\n')).errors).toEqual([]);
  });

  test('is told which files are read only at the root of the host, and what to do', async () => {
    const { warnings } = await read('https://example.org/town/');
    expect(codes(warnings)).toEqual(['files-below-root']);
    for (const name of ['robots.txt', 'security.txt', 'humans.txt', '_headers', '_redirects'])
      expect(warnings[0]?.message).toContain(name);
    expect(warnings[0]?.fix).toContain('“Sitemap: https://example.org/town/sitemap-index.xml”');
    expect((await read('https://example.org/')).warnings).toEqual([]);
  });

  test('is also told that its security contact cannot be found', async () => {
    const { warnings } = await read('https://example.org/town/', 'contacts: { security: a@example.org }\n');
    expect(codes(warnings)).toEqual(['files-below-root', 'security-txt-below-root']);
  });
});

import fc from 'fast-check';
import { readFile } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { site as siteSchema } from '../../../src/model/site.ts';
import { siteShellOf } from '../../../src/publication/site-shell.ts';
import { tools, writeHumansTxt } from '../../../src/outputs/seo/humans-txt.ts';
import { writeManifest } from '../../../src/outputs/seo/manifest.ts';
import { writeSecurityTxt } from '../../../src/outputs/seo/security-txt.ts';
import { readFiles } from '../../content/read.ts';
import { post } from '../../fixtures/folder.ts';
import { now, publish, siteYaml } from './pages.ts';

describe('security.txt', () => {
  const write = (security: string | undefined, url = 'https://host.example', at = now) =>
    writeSecurityTxt({ contacts: { security }, url, languages: ['en', 'fr'] } as never, at);

  test('contains the contact, the end date, the languages and its own address', () => {
    expect(write('security@host.example')).toBe(
      [
        'Contact: mailto:security@host.example',
        'Expires: 2027-10-17T00:00:00Z',
        'Preferred-Languages: en, fr',
        'Canonical: https://host.example/.well-known/security.txt',
        '',
      ].join('\n'),
    );
    expect(write('https://host.example/report here')).toContain(
      'Contact: https://host.example/report%20here\n',
    );
  });

  test('is not written without a contact, nor below the root of a host, where nobody looks for it', () => {
    expect(write(undefined)).toBeUndefined();
    expect(write('security@host.example', 'https://host.example/project')).toBeUndefined();
  });

  test('is valid for less than a year from any time, and the same for a whole day', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }),
        (at) => {
          const expires = (moment: Date) =>
            Date.parse(/Expires: (.+)/.exec(write('a@b.example', undefined, moment) ?? '')?.[1] ?? '');
          const days = (expires(at) - at.getTime()) / 86_400_000;
          expect(days).toBeGreaterThan(300);
          expect(days).toBeLessThan(365);
          const midnight = new Date(at.toISOString().slice(0, 10));
          expect(expires(midnight)).toBe(expires(at));
        },
      ),
    );
  });

  test.each([
    ['security@host.example', true],
    ['https://host.example/report/', true],
    ['http://host.example/report/', false],
    ['the editors', false],
    ['javascript:alert(1)', false],
    ['security@host.example\nContact: mailto:other@host.example', false],
    ['https://host.example/\nExpires: 2099-01-01T00:00:00Z', false],
  ])('the contact may be %j: %s', (security, isAllowed) => {
    const { shape } = siteSchema;
    expect(shape.contacts.safeParse({ security }).success).toBe(isAllowed);
  });

  test('an invalid contact, or one that nobody would find, is reported with its line', async () => {
    const { errors } = await readFiles({ 'site.yaml': siteYaml('contacts:\n  security: the editors\n') });
    expect(errors).toMatchObject([
      {
        file: 'site.yaml',
        line: 7,
        message: expect.stringContaining('neither an e-mail') as string,
        fix: expect.stringContaining('security@example.org') as string,
      },
    ]);
    const { warnings } = await readFiles({
      'site.yaml': siteYaml('contacts:\n  security: security@host.example\n'),
    });
    expect(warnings).toMatchObject([
      { file: 'site.yaml', line: 4, code: 'files-below-root' },
      { file: 'site.yaml', line: 7, code: 'security-txt-below-root' },
    ]);
  });

  test('a text may link to its address', async () => {
    const linking = { 'posts/en/a.mdx': post('A', '', '[s](/.well-known/security.txt)\n') };
    const contact = 'contacts: { security: security@host.example }\n';
    const rooted = siteYaml(contact).replace('/project', '');
    expect((await readFiles({ ...linking, 'site.yaml': rooted })).errors).toEqual([]);
    for (const yaml of [siteYaml(contact), siteYaml()]) {
      const { errors } = await readFiles({ ...linking, 'site.yaml': yaml });
      expect(errors.map(({ code }) => code)).toEqual(['broken-link']);
    }
  });
});

describe('humans.txt', () => {
  test('lists people with their tasks, says who is invented, and contains no e-mail address', async () => {
    const text = writeHumansTxt(
      await publish({
        'site.yaml': siteYaml('publisher: The makers\ncontacts: { editorial: desk@host.example }\n'),
        'people/ann.yaml': 'name: Ann\nrole: { en: Writes, fr: Écrit }\ndemo: true\n',
        'people/samira.yaml': 'name: سميرة حداد\nrole: Counsel\n',
      }),
    );
    expect(text).toBe(
      [
        '/* Team */',
        '\tName: Ann',
        '\tRole: Writes',
        '\tPage: https://host.example/project/authors/ann/',
        '\tAn invented person, for this demo',
        '',
        '\tName: سميرة حداد',
        '\tRole: Counsel',
        '\tPage: https://host.example/project/authors/samira/',
        '',
        '/* Site */',
        '\tName: Tiny',
        '\tPublisher: The makers',
        '\tPage: https://host.example/project/',
        '\tLanguage: English, Français',
        `\tMade with: Colophon, ${Object.keys(tools).join(', ')}`,
        '',
      ].join('\n'),
    );
    expect(text).not.toContain('@');
  });

  test('uses the site’s first language and lists the tools that really make the site', async () => {
    const french = await publish({ 'site.yaml': siteYaml().replace('[en, fr]', '[fr]') });
    expect(writeHumansTxt(french)).toMatch(/^\/\* Équipe \*\/\n\tNom: Ann\n/);
    const { dependencies } = JSON.parse(
      await readFile(new URL('../../../package.json', import.meta.url), 'utf8'),
    ) as { dependencies: Record<string, string> };
    for (const name of Object.values(tools)) expect(dependencies).toHaveProperty([name]);
  });
});

test('each language has a manifest with its own name, start page and direction', async () => {
  const publication = await publish({ 'site.yaml': siteYaml() });
  const read = (lang: 'en' | 'fr') =>
    JSON.parse(writeManifest(siteShellOf(publication, lang))) as Record<string, unknown> & {
      icons: { src: string; sizes: string; purpose: string }[];
    };
  const { icons, ...french } = read('fr');
  expect(french).toEqual({
    id: '/project/',
    name: 'Tiny',
    short_name: 'Tiny',
    description: 'Pour les tests.',
    lang: 'fr',
    dir: 'ltr',
    start_url: '/project/fr/',
    scope: '/project/',
    display: 'browser',
    theme_color: '#ffffff',
    background_color: '#ffffff',
  });
  expect(icons.map(({ src, sizes, purpose }) => `${src} ${sizes} ${purpose}`)).toEqual([
    '/project/favicon.svg any any',
    '/project/icon-192.png 192x192 any',
    '/project/icon-512.png 512x512 any',
    '/project/icon-maskable-512.png 512x512 maskable',
  ]);
  expect(read('en')).toMatchObject({ id: '/project/', start_url: '/project/', lang: 'en' });
});

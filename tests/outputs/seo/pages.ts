import type { Graph } from 'schema-dts';
import sharp from 'sharp';
import type { Lang } from '../../../src/model/languages.ts';
import type { EntryCollection, RecordCollection } from '../../../src/model/collections.ts';
import { siteShellOf } from '../../../src/publication/site-shell.ts';
import type { SiteShell } from '../../../src/publication/site-shell.ts';
import { viewEntry } from '../../../src/publication/entry-view.ts';
import { entryMeta, listMeta, notFoundMeta } from '../../../src/publication/page-meta.ts';
import type { PageMeta } from '../../../src/publication/page-meta.ts';
import { listPages, sectionMeta } from '../../../src/publication/lists.ts';
import { homeAddress } from '../../../src/publication/addresses.ts';
import { Publication } from '../../../src/publication/publication.ts';
import { recordListPage, recordPages } from '../../../src/publication/records.ts';
import { entryGraph } from '../../../src/outputs/seo/entry-graph.ts';
import { headTags } from '../../../src/outputs/seo/head.ts';
import type { HeadTag } from '../../../src/outputs/seo/head.ts';
import { homeGraph, listGraph, recordGraph } from '../../../src/outputs/seo/list-graph.ts';
import { readFiles } from '../../content/read.ts';
import { answer, post } from '../../fixtures/folder.ts';

export const now = new Date('2026-11-21T09:00:00.000Z');

export const siteYaml = (more = '') =>
  `name: Tiny\ntagline: { en: A small site, fr: Un petit site }\ndescription: { en: For tests., fr: Pour les tests. }\nurl: https://host.example/project\nlanguages: [en, fr]\n${more}`;

export const picture = () =>
  sharp({ create: { width: 2400, height: 1201, channels: 3, background: '#123' } })
    .png()
    .toBuffer();

/** A site with a page of every kind: in one or both languages, with and without a picture. */
export async function everyKind(): Promise<Record<string, string | Buffer>> {
  const more = Array.from({ length: 12 }, (_, index) => [
    `posts/en/more-${String(index)}.mdx`,
    post(`More ${String(index)}`),
  ]);
  return {
    'site.yaml': siteYaml('publisher: The makers\ncontacts: { editorial: desk@host.example }\n'),
    'people/ann.yaml': 'name: Ann\nrole: { en: Writes, fr: Écrit }\nbio: Lives by the sea.\ndemo: true\n',
    'topics/care.yaml': 'name: { en: Care, fr: Soin }\ndescription: On care.\n',
    'topics/law.yaml': 'name: { en: Law, fr: Droit }\ndescription: On law.\n',
    'partners/shop.yaml': 'name: Shop\nwebsite: https://shop.example/\nrelation: Gives us tea.\ndemo: true\n',
    'posts/en/both.mdx': post(
      'Both',
      'updated: 2026-06-01T10:00:00+02:00\nimage: { src: /media/map.png, alt: A map, credit: Ann }\npartnership: { partner: shop, consideration: gift }\n',
    ).replace('topics: [care]', 'topics: [care, law]'),
    'posts/fr/both.mdx': post('Les deux'),
    'posts/en/one.mdx': post(
      'One',
      'partnership: { partner: shop, consideration: none }\nimage: { src: /media/map.svg, alt: A map }\n',
    ),
    'faq/en/why.mdx': answer(
      'Why?',
      'authors: [ann]\ncorrections: [{ date: 2026-06-03, text: It said how. }]\n',
    ),
    'kits/en/kit.mdx':
      '---\ntitle: The kit\nsummary: What is in it.\nversion: "1.0"\nconsideration: { kind: none }\nimage: { src: /media/map.png, alt: A map }\n---\n\nWords.\n',
    'pages/en/about.mdx':
      '---\ntitle: About us\ndescription: Who we are.\nupdated: 2026-06-01\n---\n\nWords.\n',
    'media/map.png': await picture(),
    'media/map.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9"/></svg>',
    ...Object.fromEntries(more),
  };
}

export async function publish(files: Record<string, string | Buffer>): Promise<Publication> {
  const { content, errors } = await readFiles(files);
  if (content === undefined || errors.length > 0) throw new Error(JSON.stringify(errors));
  return new Publication(content, now);
}

/** A page as machines see it, without its layout. */
export interface MachinePage {
  pageMeta: PageMeta;
  shell: SiteShell;
  head: HeadTag[];
  /** The data given to the layout; lists get theirs from the layout itself. */
  graph: Graph;
}

export function entryPage(
  publication: Publication,
  collection: EntryCollection,
  slug: string,
  lang: Lang,
): MachinePage {
  const shown = publication.find(collection, slug, lang);
  if (shown === undefined) throw new Error(`no ${slug}`);
  return page(entryMeta(shown, publication), publication, lang, (pageMeta, shell) =>
    entryGraph(viewEntry(shown, publication), pageMeta, shell),
  );
}

/** Every other page of the site in one language, by name. */
export function otherPages(publication: Publication, lang: Lang): Record<string, MachinePage> {
  const { siteName, siteDescription } = siteShellOf(publication, lang);
  const { site } = publication.content;
  const at = (other: Lang) => homeAddress(other, site);
  const list = (pageMeta: PageMeta) => page(pageMeta, publication, lang, listGraph);
  const blog = listPages('posts', publication, lang).map(({ pageMeta }, index) => [
    `blog ${String(index + 1)}`,
    list(pageMeta),
  ]);
  const records = (['topics', 'people', 'partners'] as RecordCollection[]).flatMap((collection) => [
    [collection, list(recordListPage(collection, publication, lang).pageMeta)],
    ...recordPages(collection, publication, lang).map(({ pageMeta, record }) => [
      `${collection}/${record.id}`,
      page(pageMeta, publication, lang, (own, shell) => recordGraph(record, own, shell)),
    ]),
  ]);
  const home = listMeta({ title: siteName, description: siteDescription, at }, lang, publication);
  return Object.fromEntries([
    ['home', page(home, publication, lang, (_, shell) => homeGraph(shell))],
    ...blog,
    ...(['faq', 'kits', 'search'] as const).map((section) => [
      section,
      list(sectionMeta(section, section, () => 'A list.', lang, publication)),
    ]),
    ...records,
    ['not found', list(notFoundMeta(publication))],
  ]) as Record<string, MachinePage>;
}

function page(
  pageMeta: PageMeta,
  publication: Publication,
  lang: Lang,
  graph: (pageMeta: PageMeta, shell: SiteShell) => Graph,
): MachinePage {
  const shell = siteShellOf(publication, lang);
  return { pageMeta, shell, head: headTags(pageMeta, shell), graph: graph(pageMeta, shell) };
}

/** The elements of a head, by name: the content of a `meta`, the address of a `link`, the text of the title. */
export function read(head: readonly HeadTag[], name: string): string[] {
  return head
    .filter(
      (tag) => tag['property'] === name || tag['name'] === name || tag['rel'] === name || tag.tag === name,
    )
    .map((tag) => tag['content'] ?? tag['href'] ?? tag.text ?? '');
}

import { reviewDue } from '../model/answer.ts';
import { descriptorOf, entryCollections, isEntryCollection } from '../model/collections.ts';
import type { EntryCollection } from '../model/collections.ts';
import type { Content } from '../model/content.ts';
import { factsOf, titleOf } from '../model/entry.ts';
import type { AnyEntry, EntryMap } from '../model/entry.ts';
import { inLanguage } from '../model/fields.ts';
import { plainAddress } from '../model/former-address.ts';
import type { Lang } from '../model/languages.ts';
import { addressOf, foldAddress, inAllLanguages } from './addresses.ts';
import { filesOfEntry } from './file-addresses.ts';
import { publicationState } from './state.ts';

/** An entry as shown in one language of the site. */
export interface Shown<C extends EntryCollection = EntryCollection> {
  entry: EntryMap[C];
  /** The language of the page around it; where it differs from the entry's, the page says so. */
  lang: Lang;
  address: string;
}

/** What is on the site at one moment. */
export class Publication {
  readonly content: Content;
  readonly now: Date;
  /** The day of {@link now}, `YYYY-MM-DD` in UTC. */
  readonly today: string;
  readonly languages: readonly Lang[];
  readonly #published = new Map<string, AnyEntry>();
  readonly #hidden = new Set<string>();
  readonly #hiddenFiles = new Set<string>();
  /** Former addresses, normalised by {@link foldAddress}: whether their entry is on the site. */
  readonly #aliases = new Map<string, boolean>();
  readonly #lists = new Map<string, Shown[]>();

  /** @param preview also includes entries that lack only approval: for editors' previews, where the page says so */
  constructor(content: Content, now: Date, preview = false) {
    this.content = content;
    this.now = now;
    this.today = now.toISOString().slice(0, 10);
    this.languages = content.site.languages;
    for (const entry of content.entries) {
      const listed = this.languages.includes(entry.lang);
      const state = publicationState(entry, now);
      const isShown = listed && (state === 'published' || (preview && state === 'unapproved'));
      for (const alias of entry.front.aliases ?? []) {
        for (const { address } of inAllLanguages(alias, content.site)) {
          const key = foldAddress(address);
          this.#aliases.set(key, isShown || this.#aliases.get(key) === true);
        }
      }
      if (isShown) this.#published.set(key(entry), entry);
      else {
        this.#hidden.add(`${entry.collection}/${entry.slug}`);
        for (const address of filesOfEntry(entry, content.site)) this.#hiddenFiles.add(address);
      }
    }
    for (const lang of this.languages) {
      for (const collection of entryCollections) {
        this.#lists.set(`${lang}/${collection}`, this.#makeList(collection, lang));
      }
    }
  }

  /** The entries of a collection in list order, each in `lang` or else in a language that it has. */
  list<C extends EntryCollection>(collection: C, lang: Lang): Shown<C>[] {
    return (this.#lists.get(`${lang}/${collection}`) ?? []) as Shown<C>[];
  }

  /** Like {@link list}, but only entries written in this language: for feeds, sitemap and search. */
  written<C extends EntryCollection>(collection: C, lang: Lang): Shown<C>[] {
    return this.list(collection, lang).filter(({ entry }) => entry.lang === lang);
  }

  find<C extends EntryCollection>(collection: C, slug: string, lang: Lang): Shown<C> | undefined {
    const order = [lang, ...this.languages.filter((other) => other !== lang)];
    for (const candidate of order) {
      const entry = this.#published.get(key({ collection, slug, lang: candidate }));
      if (entry !== undefined) {
        return {
          entry: entry as EntryMap[C],
          lang,
          address: addressOf(collection, slug, lang, this.content.site),
        };
      }
    }
    return undefined;
  }

  /** The languages in which an entry is written and published. */
  translations(entry: Pick<AnyEntry, 'collection' | 'slug'>): Lang[] {
    return this.languages.filter((lang) => this.#published.has(key({ ...entry, lang })));
  }

  /** Finds an entry by a reference such as `faq/what-is-it`; undefined where it is not on the site now. */
  resolve(id: string, lang: Lang): Shown | undefined {
    const [collection = '', slug = ''] = id.split('/');
    return isEntryCollection(collection) ? this.find(collection, slug, lang) : undefined;
  }

  /** Links to entries that exist but are not on the site now; they are shown as plain text. */
  deadLinks(entry: AnyEntry): string[] {
    return entry.links.filter((link) => this.leadsToHidden(link));
  }

  /** Whether the text should have been reviewed again by now. */
  isOverdue(entry: AnyEntry): boolean {
    const { review } = factsOf(entry);
    return review !== undefined && reviewDue(review) <= this.today;
  }

  /** Ids of topics in list order. */
  topicIds(lang: Lang): string[] {
    const { topics, site } = this.content;
    const name = (id: string) => inLanguage(topics[id]?.name ?? id, lang, site.languages);
    return Object.keys(topics).toSorted(
      (a, b) =>
        (topics[a]?.order ?? Infinity) - (topics[b]?.order ?? Infinity) ||
        name(a).localeCompare(name(b), lang) ||
        0,
    );
  }

  /** Whether an address belongs to an entry, or a file of an entry, that exists but is not on the site now. */
  leadsToHidden(link: string): boolean {
    const [path = ''] = link.split(/[?#]/, 1);
    if (this.#hiddenFiles.has(path)) return true;
    if (this.#aliases.get(foldAddress(plainAddress(path) ?? path)) === false) return true;
    for (const lang of this.languages) {
      for (const collection of entryCollections) {
        const prefix = addressOf(collection, '\0', lang, this.content.site).replace('\0/', '');
        const slug = path.startsWith(prefix) ? path.slice(prefix.length).replace(/\/$/, '') : '';
        if (slug === '' || slug.includes('/')) continue;
        if (this.#hidden.has(`${collection}/${slug}`) && this.find(collection, slug, lang) === undefined)
          return true;
      }
    }
    return false;
  }

  #makeList(collection: EntryCollection, lang: Lang): Shown[] {
    const slugs = new Set<string>();
    for (const entry of this.#published.values()) if (entry.collection === collection) slugs.add(entry.slug);
    const shown = [...slugs]
      .map((slug) => this.find(collection, slug, lang))
      .filter((found) => found !== undefined);
    const topics = new Map(this.topicIds(lang).map((id, index) => [id, index]));
    const compare = new Intl.Collator(lang, { numeric: true }).compare;
    return shown.toSorted(
      (a, b) =>
        rank(a.entry, topics) - rank(b.entry, topics) ||
        // Entries in the reader's language come before untranslated ones.
        Number(a.entry.lang !== lang) - Number(b.entry.lang !== lang) ||
        compare(titleOf(a.entry), titleOf(b.entry)) ||
        (a.entry.slug < b.entry.slug ? -1 : 1),
    );
  }
}

/** The place of an entry in the list of its collection, as far as something other than the title decides. */
function rank(entry: AnyEntry, topics: ReadonlyMap<string, number>): number {
  const facts = factsOf(entry);
  switch (descriptorOf(entry.collection).order) {
    case 'newest':
      return -Date.parse(facts.date ?? '') || 0;
    case 'topic':
      return topics.get(facts.topics[0] ?? '') ?? Infinity;
    case 'title':
      return 0;
  }
}

function key({ collection, lang, slug }: Pick<AnyEntry, 'collection' | 'lang' | 'slug'>): string {
  return `${collection}/${lang}/${slug}`;
}

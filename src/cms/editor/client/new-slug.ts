// The store must be imported first: Decap's modules import each other in circles, and work only from there.
import { store } from 'decap-cms-core/dist/esm/redux/index.js';
import { Backend } from 'decap-cms-core/dist/esm/backend.js';
import type { EntryCollection, RecordCollection } from '../../../model/collections.ts';
import { inLanguage } from '../../../model/fields.ts';
import type { Localised } from '../../../model/fields.ts';
import { filledIn } from '../blank.ts';
import { addressField } from '../address-field.ts';
import { firstFree, wishedSlug } from '../new-entry.ts';
import { phrases } from '../../../i18n/editor.ts';
import { languagesOf } from './draft-languages.ts';
import type { ImmutableMap } from './immutable.ts';
import { filePath } from './paths.ts';
import { showProblems } from './problems.ts';
import type { FieldProblem } from './problems.ts';
import { currentSession, interfaceLang } from './session.ts';

/** What both of our backends have in addition to Decap's interface. */
export interface SlugKeeper {
  /**
   * Whether an entry has this slug, or had it and still has decisions or redirects.
   * @param isListed whether it is in Decap's lists
   */
  isSlugTaken: (collection: string, slug: string, isListed: () => Promise<boolean>) => Promise<boolean>;
}

/**
 * Lets the model name new entries. Decap would use only Latin letters of the titles, and offers no other way to name
 * an entry if none are left.
 */
export function nameNewEntries(): void {
  Backend.prototype.generateUniqueSlug = async function (collection, _data, _config, usedSlugs) {
    const entry = store.getState().entryDraft.get('entry') as ImmutableMap;
    const wish = wishOf(entry);
    const wished = wishedSlug(wish, phrases[interfaceLang()].address);
    if (wished === undefined || 'fault' in wished) throw refused(entry);
    const { isSlugTaken } = this.implementation as SlugKeeper;
    const isTaken = (slug: string): Promise<boolean> =>
      isSlugTaken.call(
        this.implementation,
        wish.collection,
        slug,
        async () =>
          usedSlugs.includes(slug) ||
          Boolean(await this.entryExist(collection, decapPath(collection, slug), slug, true)),
      );
    const { taken } = phrases[interfaceLang()].address;
    // A chosen address that is taken is an error; without one, a number separates two entries with the same title.
    if (wish.typed !== '' && (await isTaken(wished.slug))) throw refused(entry, taken(wished.slug));
    const free = await firstFree(wished.slug, isTaken);
    if (free === undefined) throw refused(entry, taken(wished.slug));
    return free;
  };
}

/** The slug that a form wants; undefined if it wants none or an invalid one. */
export function slugInForm(entry: ImmutableMap): string | undefined {
  const wished = wishedSlug(wishOf(entry), phrases[interfaceLang()].address);
  return wished !== undefined && 'slug' in wished ? wished.slug : undefined;
}

/** Why a new entry cannot have its address; nothing for an existing entry. */
export function addressProblems(entry: ImmutableMap): FieldProblem[] {
  if (entry.get('newRecord') !== true) return [];
  const wished = wishedSlug(wishOf(entry), phrases[interfaceLang()].address);
  return wished !== undefined && 'fault' in wished ? [problemOf(entry, wished.fault)] : [];
}

/** Shows that somebody else has taken an address in the meantime. */
export function showTaken(slug: string): void {
  const entry = store.getState().entryDraft.get('entry') as ImmutableMap;
  showProblems([problemOf(entry, phrases[interfaceLang()].address.taken(slug))], 'refused');
}

/** The fields of a form that decide the entry's name. */
export function wishOf(entry: ImmutableMap) {
  const collection = String(entry.get('collection')) as EntryCollection | RecordCollection;
  const { collections } = currentSession().config;
  const identifier = collections.find(({ name }) => name === collection)?.['identifier_field'];
  const [field = ''] = String(identifier ?? 'title').split('.');
  const typed = entry.getIn(['meta', addressField]);
  return {
    collection,
    typed: typeof typed === 'string' ? typed.trim() : '',
    titles: languagesOf(entry).map(({ data }) => {
      const name = filledIn(data[field]) as Localised | number | undefined;
      if (name === undefined) return '';
      return typeof name === 'number' ? String(name) : inLanguage(name, interfaceLang());
    }),
  };
}

function refused(entry: ImmutableMap, fault?: readonly [message: string, fix?: string]): Error {
  const problems = fault === undefined ? addressProblems(entry) : [problemOf(entry, fault)];
  showProblems(problems, 'refused');
  return new Error(phrases[interfaceLang()].problems(problems.length));
}

function problemOf(
  entry: ImmutableMap,
  [message, fix = '']: readonly [message: string, fix?: string],
): FieldProblem {
  const collection = String(entry.get('collection'));
  const [first] = languagesOf(entry);
  return { file: filePath(collection, first?.lang, ''), message, fix, field: [addressField] };
}

/** The path that Decap uses for an entry: without its language. */
function decapPath(collection: { get: (key: string) => unknown }, slug: string): string {
  return `${String(collection.get('folder'))}/${slug}.${String(collection.get('extension'))}`;
}

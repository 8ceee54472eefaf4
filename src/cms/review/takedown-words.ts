import { html } from 'hono/html';
import { emailPattern, publicReasonMax } from '../../approvals/record.ts';
import { parseEntryFile, titleOf } from '../../model/entry.ts';
import type { AnyEntry } from '../../model/entry.ts';
import { plainAddress } from '../../model/former-address.ts';
import { isLanguageTag } from '../../model/language-tag.ts';
import { languageName, localeOf } from '../../model/languages.ts';
import { nearest } from '../../model/nearest.ts';
import type { Tombstone } from '../../model/tombstone.ts';
import { absolute, addressOf, basePath, foldAddress } from '../../publication/addresses.ts';
import { publicationState } from '../../publication/state.ts';
import type { Decision } from '../desk/decide.ts';
import type { Typed } from './decision-choices.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';
import { FormError, fieldOf } from './form-fields.ts';

/** What a visitor finds at the address of an unpublished text. */
export type TakedownWords = Pick<Decision, 'publicReason' | 'replacement'>;

/** The maximum number of suggestions for a browser; any other address can be typed. */
const mostOffered = 1000;

/**
 * Fields for the message at the address: a reason in each language of the text, and the replacement. None if visitors
 * never saw the text, because nobody will look for it.
 */
export function takedownFields(
  reviewable: readonly ReviewableEntry[],
  kept: Typed | undefined,
  reader: Reader,
): Html | string {
  const { words: t, content, now } = reader;
  const entries = reviewable.map(({ entry }) => entry);
  const seen = entries.filter(
    (entry) => publicationState(entry, now) === 'published' || goneOf(entry, reader) !== undefined,
  );
  const [first] = seen;
  if (first === undefined) return '';
  const before = goneOf(first, reader)?.replacement ?? '';
  const offered = onSite(reader)
    .filter((other) => idOf(other) !== idOf(first))
    .slice(0, mostOffered);
  const { collection, slug, lang } = offered[0] ?? {
    collection: 'faq',
    slug: 'what-is-it',
    lang: first.lang,
  };
  const address = addressOf(collection, slug, lang, content.site);
  return html`<fieldset class="visitors">
    <legend>${t.forVisitors}</legend>
    <p class="hint" id="visitors-hint">${t.forVisitorsHint}</p>
    ${seen.map(({ lang }, at) => {
      const name = `public-reason-${lang}`;
      const own = lang === reader.lang ? '' : ` (${languageName(lang)})`;
      const value = kept?.reasons[lang] ?? (seen[at] && goneOf(seen[at], reader)?.reason) ?? '';
      return html`<label for="${name}">${t.publicReason}${own} (${t.optional})</label>
        <textarea
          id="${name}"
          name="${name}"
          rows="2"
          maxlength="${publicReasonMax}"
          lang="${lang}"
          dir="auto"
          aria-describedby="visitors-hint"
        >
${value}</textarea>`;
    })}
    <label for="replacement">${t.replacement} (${t.optional})</label>
    <input
      id="replacement"
      name="replacement"
      list="replacements"
      value="${kept?.replacement ?? before}"
      maxlength="2000"
      autocapitalize="none"
      autocomplete="off"
      spellcheck="false"
      aria-describedby="replacement-hint"
    />
    <p class="hint" id="replacement-hint">${t.replacementHint(absolute(address, content.site))}</p>
    <datalist id="replacements">
      ${offered.map((entry) => html`<option value="${idOf(entry)}">${titleOf(entry)}</option>`)}
    </datalist>
  </fieldset>`;
}

/** The unchanged values of {@link takedownFields}. */
export function takedownWordsTyped(form: FormData): Pick<Typed, 'reasons' | 'replacement'> {
  const fields = [...form.keys()].flatMap((name) => {
    const lang = name.replace(/^public-reason-/, '');
    return lang !== name && isLanguageTag(lang) ? [[lang, fieldOf(form, name)] as const] : [];
  });
  return { reasons: Object.fromEntries(fields), replacement: fieldOf(form, 'replacement') };
}

/**
 * The same in the form that a decision takes.
 * @param files those of the entries that it is about
 * @throws FormError 422 with all faults, in the reader's language
 */
export function takedownWordsIn(form: FormData, files: Iterable<string>, reader: Reader): TakedownWords {
  const { words: t } = reader;
  const typed = takedownWordsTyped(form);
  // Visitors read one line, whatever line breaks were typed.
  const reasons = Object.entries(typed.reasons)
    .map(([lang, text]) => [lang, (text ?? '').replace(/\s+/g, ' ').trim()] as const)
    .filter(([lang, text]) => text !== '' && reader.content.site.languages.includes(lang));
  const own = new Set(
    [...files].map((file) => {
      const named = parseEntryFile(file);
      return named === undefined ? file : `${named.collection}/${named.slug}`;
    }),
  );
  const replacement = replacementIn(typed.replacement.trim(), own, reader);
  const faults = [
    ...(reasons.some(([, text]) => text.length > publicReasonMax) ? [t.tooLong(publicReasonMax)] : []),
    ...(reasons.some(([, text]) => emailPattern.test(text)) ? [t.noMail] : []),
    ...('fault' in replacement ? [replacement.fault] : []),
  ];
  if (faults.length > 0) throw new FormError(422, faults.join(' '));
  return {
    ...(reasons.length > 0 && { publicReason: Object.fromEntries(reasons) }),
    ...('id' in replacement && { replacement: replacement.id }),
  };
}

/** An entry's id, `faq/what-is-it`, from the id itself or from an address in any language of the site. */
function replacementIn(
  typed: string,
  own: ReadonlySet<string>,
  reader: Reader,
): { id: string } | { fault: string } | Record<never, never> {
  const { words: t, content } = reader;
  if (typed === '') return {};
  const known = new Map<string, string>();
  for (const entry of onSite(reader)) {
    known.set(idOf(entry), idOf(entry));
    for (const lang of content.site.languages)
      known.set(foldAddress(addressOf(entry.collection, entry.slug, lang, content.site)), idOf(entry));
  }
  const address = addressIn(typed, content.site.url);
  if (address === undefined) return { fault: t.replacementElsewhere(typed) };
  const id = known.get(address);
  if (id === undefined && !own.has(address)) {
    const near = nearest(address, [...known.keys()]);
    return { fault: t.replacementUnknown(typed, near) };
  }
  return id === undefined || own.has(id) ? { fault: t.replacementSelf } : { id };
}

/** The typed or pasted path, without host, query and anchor; undefined for another site's address. */
function addressIn(typed: string, site: string): string | undefined {
  const isWhole = /^[a-z][a-z\d+.-]*:|^\/\//i.test(typed);
  if (!isWhole && !typed.startsWith('/')) return typed.replace(/\/$/, '');
  if (!URL.canParse(typed, site)) return undefined;
  const { origin, pathname } = new URL(typed, site);
  if (origin !== new URL(site).origin) return undefined;
  const base = basePath({ url: site });
  const path = pathname.startsWith(base) ? `/${pathname.slice(base.length)}` : pathname;
  const slashed = path.endsWith('/') ? path : `${path}/`;
  return foldAddress(plainAddress(slashed) ?? slashed);
}

/** The texts of the site, one entry for each, in the reader's language if possible, sorted by title. */
function onSite({ content, lang, now }: Reader): AnyEntry[] {
  const found = new Map<string, AnyEntry>();
  for (const entry of content.entries) {
    if (publicationState(entry, now) !== 'published') continue;
    if (!found.has(idOf(entry)) || entry.lang === lang) found.set(idOf(entry), entry);
  }
  const { compare } = new Intl.Collator(localeOf(lang));
  return [...found.values()].toSorted((a, b) => compare(titleOf(a), titleOf(b)));
}

/** The current message at the address. */
function goneOf({ collection, lang, slug }: AnyEntry, { content }: Reader): Tombstone | undefined {
  return content.tombstones.find(
    (one) => one.collection === collection && one.lang === lang && one.slug === slug,
  );
}

function idOf({ collection, slug }: AnyEntry): string {
  return `${collection}/${slug}`;
}

import { personName } from '../../approvals/explain.ts';
import { membersOf } from '../../approvals/rules.ts';
import { collectionWords } from '../../i18n/collections.ts';
import type { ReviewPageWords } from '../../i18n/en/review.ts';
import { longDay } from '../../i18n/long-day.ts';
import { reviewPageWords } from '../../i18n/review.ts';
import type { Content } from '../../model/content.ts';
import { inLanguage } from '../../model/fields.ts';
import { localeOf } from '../../model/languages.ts';
import type { InterfaceLang } from '../../model/languages.ts';
import type { Person } from '../desk/commit.ts';
import type { DraftCollection } from '../desk/names.ts';
import type { SiteStatus } from '../desk/site-status.ts';

/** Where these pages are mounted. */
export const base = '/admin/review';

/** The reader of a page: the person, the language and the time, and the site's names of people and desks. */
export class Reader {
  readonly person: Person;
  readonly lang: InterfaceLang;
  readonly words: ReviewPageWords;
  readonly content: Content;
  readonly now: Date;
  /** Undefined if nobody builds the site. */
  readonly siteStatus: SiteStatus | undefined;

  constructor(given: {
    person: Person;
    lang: InterfaceLang;
    content: Content;
    now: Date;
    siteStatus?: SiteStatus | undefined;
  }) {
    this.person = given.person;
    this.lang = given.lang;
    this.words = reviewPageWords[given.lang];
    this.content = given.content;
    this.now = given.now;
    this.siteStatus = given.siteStatus;
  }

  get siteName(): string {
    return inLanguage(this.content.site.name, this.lang);
  }

  desk(id: string): string {
    const { desks } = this.content.policy;
    return Object.hasOwn(desks, id) ? inLanguage(desks[id]?.name ?? id, this.lang) : id;
  }

  name(id: string): string {
    const name = personName(id, this.content);
    // Text written from right to left would otherwise change the position of the date after it.
    return /[\p{Script=Arabic}\p{Script=Hebrew}]/u.test(name) ? `\u2068${name}\u2069` : name;
  }

  names(ids: readonly string[]): string {
    const list = new Intl.ListFormat(localeOf(this.lang), { type: 'conjunction' });
    return list.format(ids.map((id) => this.name(id)));
  }

  /** The people who could decide for a desk today. */
  members(desk: string): string[] {
    return membersOf(desk, this.now.toISOString(), this.content.policy);
  }

  collection(collection: DraftCollection): string {
    return collection === 'media' ? this.words.media : collectionWords[this.lang].names[collection];
  }

  /** `2 November 2026`, in UTC like all recorded times. */
  day(iso: string): string {
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : longDay(localeOf(this.lang))(date);
  }

  /** `2 Nov 2026, 14:05 UTC`. */
  moment(iso: string): string {
    return `${this.#format(iso, { dateStyle: 'medium', timeStyle: 'short' })} UTC`;
  }

  /** `3 days ago`, rounded to common units. */
  ago(iso: string): string {
    const minutes = (Date.parse(iso) - this.now.getTime()) / 60_000;
    const format = new Intl.RelativeTimeFormat(localeOf(this.lang), { numeric: 'auto' });
    if (Math.abs(minutes) < 60) return format.format(Math.round(minutes), 'minute');
    if (Math.abs(minutes) < 36 * 60) return format.format(Math.round(minutes / 60), 'hour');
    return format.format(Math.round(minutes / 60 / 24), 'day');
  }

  #format(iso: string, options: Intl.DateTimeFormatOptions): string {
    const format = new Intl.DateTimeFormat(localeOf(this.lang), { ...options, timeZone: 'UTC' });
    const date = new Date(iso);
    return Number.isNaN(date.getTime()) ? iso : format.format(date);
  }
}

import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { stringify } from 'yaml';
import { membersOf } from '../../src/approvals/rules.ts';
import { readContent } from '../../src/content/read.ts';
import { entryFile } from '../../src/model/entry.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import type { EntryCollection } from '../../src/model/collections.ts';
import type { Lang } from '../../src/model/languages.ts';
import { addressOf } from '../../src/publication/addresses.ts';
import { publicationState } from '../../src/publication/state.ts';
import { importAll } from '../../src/content/records/adopt.ts';
import { decideOnFile } from '../../src/content/records/decide-on-file.ts';
import { policyToday, recordPolicy } from '../../src/content/records/policy-version.ts';
import { Refusal } from '../../src/content/records/refusal.ts';
import { put, remove } from '../fixtures/folder.ts';

const day = 86_400_000;
// After every day that a text may carry, so that what was corrected then is never still to come.
const earliest = Date.parse('2026-07-01T09:00:00Z');
const latest = Date.parse('2027-06-01T09:00:00Z');
const nouns = 'harbour garden lantern meadow archive kitchen library orchard workshop ferry'.split(' ');
const collections = ['posts', 'posts', 'posts', 'faq', 'kits', 'pages'] as const;
const languages: Lang[] = ['en', 'fr'];
const pictures = ['/media/one.png', '/media/two.png'];

/** Chance that is the same for the same seed, on every machine. */
class Dice {
  readonly #seed: number;
  #thrown = 0;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** From 0 up to, but not, 1. */
  next(): number {
    const text = `${String(this.#seed)} ${String(this.#thrown++)}`;
    return createHash('sha256').update(text).digest().readUInt32BE() / 2 ** 32;
  }

  chance(share: number): boolean {
    return this.next() < share;
  }

  /** A whole number from `from` to `to`, both included. */
  number(from: number, to: number): number {
    return from + Math.floor(this.next() * (to - from + 1));
  }

  pick<T>(items: readonly T[]): T {
    if (items.length === 0) throw new RangeError('there is nothing to choose from');
    return items[Math.floor(this.next() * items.length)] as T;
  }

  shuffled<T>(items: readonly T[]): T[] {
    return items
      .map((item) => [this.next(), item] as const)
      .toSorted(([a], [b]) => a - b)
      .map(([, item]) => item);
  }
}

/** A text of the site: what it refers to stands apart, since a rename has to reach it. */
interface Text {
  collection: EntryCollection;
  lang: Lang;
  slug: string;
  front: Record<string, unknown>;
  related: string[];
  links: string[];
  /** Addresses that it had; those that something else has now are not written down. */
  aliases: string[];
  /** What to read once it has ended. */
  instead: string | undefined;
  words: string;
  shows: string | undefined;
}

interface Member {
  desks: { desk: string; from?: string; until?: string }[];
}

/**
 * A small site that changes at random, as a newsroom changes one: each step leaves content that `check` lets pass. The
 * same seed makes the same site and the same steps.
 */
export class RandomSite {
  readonly folders: { contentDir: string; cacheDir: string };
  /** What was done so far, for whoever has to find out which step it was. */
  readonly steps: string[] = [];
  readonly #dice: Dice;
  #now = Date.parse('2026-09-01T09:00:00Z');
  #names = 0;
  #deck: (() => Promise<string> | string)[] = [];
  #decks = 0;
  #fieldDeck: ((text: Text) => string)[] = [];
  readonly #written = new Map<string, string>();

  #texts: Text[] = [];
  /** Texts that were deleted, and names that are free again. */
  readonly #gone: Text[] = [];
  readonly #people: Record<string, Record<string, unknown>> = {
    ann: { name: 'Ann Abel', role: { en: 'Writes', fr: 'Écrit' } },
    ben: { name: 'Ben Brook', role: { en: 'Edits', fr: 'Relit' }, demo: true },
    cleo: { name: 'Cleo Carr', role: 'Legal' },
  };
  readonly #topics: Record<string, Record<string, unknown>> = {
    care: { name: { en: 'Care', fr: 'Soin' }, description: 'On care.' },
    tools: { name: 'Tools', description: { en: 'On tools.', fr: 'Des outils.' }, order: 2 },
  };
  readonly #series: Record<string, Record<string, unknown>> = {
    run: { name: { en: 'The run', fr: 'La suite' }, description: 'Read in order.' },
    walk: { name: 'The walk', description: 'Read slowly.' },
  };
  #partnerName = 'The Shop';
  /** The day on which the right to hand the pictures out ends; one for both, since they may come to have the same bytes. */
  #rightEnds: string | undefined;
  readonly #pictures: Record<string, number> = { '/media/one.png': 1, '/media/two.png': 2 };
  readonly #site: Record<string, unknown> & { url: string; languages: Lang[]; navigation: string[] } = {
    name: 'Tiny',
    tagline: { en: 'A small site', fr: 'Un petit site' },
    description: 'A site for tests.',
    url: 'https://tiny.example',
    languages,
    navigation: ['/faq/'],
  };
  readonly #policy = {
    desks: {
      editorial: { name: 'Editorial', contact: 'editorial@tiny.example' },
      legal: { name: { en: 'Legal', fr: 'Juridique' } } as Record<string, unknown>,
    },
    people: {
      ann: { desks: [{ desk: 'editorial' }] },
      ben: { desks: [{ desk: 'editorial' }, { desk: 'legal' }] },
      cleo: { desks: [{ desk: 'legal' }] },
    } as Record<string, Member>,
    partnership: { editorial: 1, legal: 1 } as Record<string, number>,
    posts: { editorial: 1 } as Record<string, number>,
    kits: { legal: 1 } as Record<string, number>,
    faq: {} as Record<string, number>,
    pages: {} as Record<string, number>,
    reviewEvery: 'P6M' as string | undefined,
    notAuthor: false,
    import: undefined as string | undefined,
  };

  private constructor(root: string, seed: number) {
    this.folders = { contentDir: join(root, 'content'), cacheDir: join(root, 'cache') };
    this.#dice = new Dice(seed);
  }

  /** A site of eight texts: every second one begins with approvals by its desks, the others with an import. */
  static async make(root: string, seed: number): Promise<RandomSite> {
    const site = new RandomSite(root, seed);
    await mkdir(site.folders.contentDir, { recursive: true });
    for (const collection of ['posts', 'posts', 'posts', 'posts', 'faq', 'kits', 'pages', 'pages'] as const)
      site.#add(collection);
    const page = site.#texts.find(({ collection }) => collection === 'pages');
    if (page !== undefined) site.#site.navigation.push(`/${page.slug}/`);
    await site.#write();
    await git(site.folders.contentDir, ['init', '--quiet']);
    await site.#recordPolicy();
    if (site.#dice.chance(0.5)) {
      site.#policy.import = (await importAll({ person: 'ann' }, site.folders, site.now)).id;
      await site.#write();
      await site.#recordPolicy();
      site.steps.push('import all');
    } else site.steps.push(await site.#approveAll());
    await site.#commit();
    return site;
  }

  get now(): Date {
    return new Date(this.#now);
  }

  get url(): string {
    return this.#site.url;
  }

  /** How many kinds of steps have not been taken yet. */
  get untried(): number {
    if (this.#decks === 0) return this.#kinds().length;
    return this.#decks === 1 ? this.#deck.length : 0;
  }

  /** Takes the next step: over a while, each kind as often as any other. */
  async step(): Promise<string> {
    if (this.#deck.length === 0) {
      this.#deck = this.#dice.shuffled(this.#kinds());
      this.#decks += 1;
    }
    const isAlive = await this.#isAlive();
    const done = isAlive ? ((await this.#deck.pop()?.()) ?? '') : await this.#revive();
    await this.#write();
    await this.#commit();
    this.steps.push(done);
    return done;
  }

  #kinds(): (() => Promise<string> | string)[] {
    const edit = () => this.#edit();
    const approve = () => this.#approve();
    const clock = () => this.#moveClock();
    return [
      ...[edit, edit, edit, edit],
      ...[approve, approve, () => this.#approveAll()],
      ...[clock, clock],
      () => `add ${this.#add(this.#dice.pick(collections))}`,
      () => this.#delete(),
      () => this.#rename(),
      () => this.#rename(),
      () => this.#changeNames(),
      () => this.#changeSite(),
      () => this.#changePicture(),
      () => this.#changeRight(),
      () => this.#changePolicy(),
      () => this.#changePolicy(),
      ...['withdraw', 'request-changes', 'unpublish', 'unpublish', 'waiver'].map(
        (decision) => () => this.#oppose(decision),
      ),
    ];
  }

  // Texts

  #add(collection: EntryCollection): string {
    const dice = this.#dice;
    const [again] = dice.shuffled(this.#gone).filter((text) => this.#find(text) === undefined);
    if (again !== undefined && dice.chance(0.4)) {
      // What comes back has its approvals still, where it refers to nothing that went meanwhile.
      this.#gone.splice(this.#gone.indexOf(again), 1);
      const exists = (id: string) => this.#ids().includes(id);
      this.#texts.push({
        ...again,
        related: again.related.filter(exists),
        links: again.links.filter(exists),
      });
      return `${entryFile(again)} again`;
    }
    const [untranslated] = dice
      .shuffled(this.#texts)
      .filter((text) => this.#find({ ...text, lang: other(text.lang) }) === undefined);
    const asTranslation = untranslated !== undefined && dice.chance(0.3);
    const text: Text = {
      collection: asTranslation ? untranslated.collection : collection,
      lang: asTranslation ? other(untranslated.lang) : dice.chance(0.75) ? 'en' : 'fr',
      slug: asTranslation ? untranslated.slug : this.#freshName(collection),
      front: {},
      related: [],
      links: [],
      aliases: [],
      instead: undefined,
      words: this.#words(),
      shows: dice.chance(0.5) ? dice.pick(pictures) : undefined,
    };
    const title = this.#title();
    const people = { authors: [dice.pick(['ann', 'ben'])] };
    const topic = dice.pick(Object.keys(this.#topics));
    text.front = {
      posts: {
        title,
        description: title,
        date: this.#day(),
        ...people,
        topics: [topic],
        ...(dice.chance(0.5) && { series: 'run' }),
      },
      faq: {
        question: title,
        answer: title,
        topic,
        owner: dice.pick(['editorial', 'legal']),
        lastReviewed: this.#day(),
        reviewEvery: 'P3M',
      },
      kits: {
        title,
        summary: title,
        version: '1',
        consideration: { kind: 'none' },
        boilerplates: { long: title },
        assets: dice.shuffled(pictures).slice(0, dice.number(1, 2)),
        ...people,
        topics: [topic],
      },
      pages: { title, description: title },
    }[text.collection];
    if (text.collection === 'posts' && dice.chance(0.4)) text.front['partnership'] = partnership('gift');
    const ids = this.#ids().filter((id) => id !== idOf(text));
    if (ids.length > 0) {
      if (text.collection !== 'pages') text.related = [dice.pick(ids)];
      if (dice.chance(0.6)) text.links = [dice.pick(ids)];
    }
    this.#texts.push(text);
    return entryFile(text);
  }

  #delete(): string {
    if (this.#texts.length <= 5) return `add ${this.#add('posts')}`;
    const text = this.#dice.pick(this.#texts);
    this.#texts = this.#texts.filter((one) => one !== text);
    this.#gone.push(structuredClone(text));
    this.#replace(idOf(text), undefined);
    return `delete ${entryFile(text)}`;
  }

  #rename(): string {
    const text = this.#dice.pick(this.#texts);
    const [from, old] = [entryFile(text), idOf(text)];
    this.#gone.push(structuredClone(text));
    if (this.#dice.chance(0.7)) text.aliases.push(this.#addressOf(text));
    text.slug = this.#freshName(text.collection);
    this.#replace(old, idOf(text));
    return `rename ${from} to ${entryFile(text)}`;
  }

  /** What refers to an id that no text has any more refers to another, or no longer. */
  #replace(id: string, to: string | undefined): void {
    if (this.#ids().includes(id)) return;
    const replaced = (ids: string[]) => ids.flatMap((one) => (one === id ? (to ?? []) : one));
    for (const text of this.#texts) {
      text.related = [...new Set(replaced(text.related))];
      text.links = [...new Set(replaced(text.links))];
    }
    const address = (page: string) => `/${page.slice('pages/'.length)}/`;
    if (!id.startsWith('pages/')) return;
    this.#site.navigation = this.#site.navigation.flatMap((one) =>
      one === address(id) ? (to === undefined ? [] : address(to)) : one,
    );
  }

  async #edit(): Promise<string> {
    const text = this.#dice.pick(this.#texts);
    if (this.#fieldDeck.length === 0) this.#fieldDeck = this.#dice.shuffled(this.#edits());
    const what = this.#fieldDeck.pop()?.(text) ?? '';
    const done = `edit ${entryFile(text)}: ${what}`;
    // Otherwise edits would take texts off the site, and little else.
    if (this.#dice.chance(0.3)) return done;
    await this.#write();
    await this.#commit();
    return `${done}; ${await this.#approve(entryFile(text))}`;
  }

  #edits(): ((text: Text) => string)[] {
    const dice = this.#dice;
    const toggle = (field: string, value: () => unknown) => (text: Text) => {
      if (text.front[field] !== undefined && dice.chance(0.6)) text.front[field] = undefined;
      else text.front[field] = value();
      return `${field} ${JSON.stringify(text.front[field])}`;
    };
    const moment = () => new Date(this.#now + dice.number(-60, 90) * day).toISOString();
    const others = (text: Text) => this.#ids().filter((id) => id !== idOf(text));
    return [
      (text) => `words ${(text.words = this.#words())}`,
      (text) =>
        `title ${String((text.front[text.collection === 'faq' ? 'question' : 'title'] = this.#title()))}`,
      (text) => {
        const field = { posts: 'date', faq: 'lastReviewed', kits: 'updated', pages: 'updated' }[
          text.collection
        ];
        return `${field} ${(text.front[field] = this.#day())}`;
      },
      (text) => {
        if (text.collection === 'pages') text.links = dice.shuffled(others(text)).slice(0, 2);
        else text.related = dice.shuffled(others(text)).slice(0, dice.number(0, 2));
        return `related ${text.related.join(', ')}, links ${text.links.join(', ')}`;
      },
      (text) => `links ${(text.links = dice.shuffled(others(text)).slice(0, 2)).join(', ')}`,
      (text) => `picture ${(text.shows = dice.chance(0.3) ? undefined : dice.pick(pictures)) ?? 'none'}`,
      (text) => {
        if (text.collection === 'kits' && dice.chance(0.7))
          text.front['assets'] = dice.shuffled(pictures).slice(0, dice.number(0, 2));
        else if (text.collection === 'faq')
          text.front['authors'] = dice.shuffled(['ann', 'cleo']).slice(0, 1);
        else text.front['image'] = { src: dice.pick(pictures), alt: this.#title() };
        return 'image, files or authors';
      },
      (text) => {
        if (text.collection !== 'posts') text.words = this.#words();
        else if (text.front['partnership'] === undefined || dice.chance(0.5))
          text.front['partnership'] = partnership(dice.pick(['none', 'gift', 'loan']));
        else text.front['partnership'] = undefined;
        return `partnership ${JSON.stringify(text.front['partnership'])}`;
      },
      (text) => {
        if (text.collection !== 'posts') return `words ${(text.words = this.#words())}`;
        const { front } = text;
        front['series'] =
          front['series'] !== undefined && dice.chance(0.3) ? undefined : dice.pick(['run', 'walk']);
        // No number twice: `check` refuses two posts that are the same part.
        front['part'] = front['series'] !== undefined && dice.chance(0.5) ? (this.#names += 1) : undefined;
        return `series ${String(front['series'])}, part ${String(front['part'])}`;
      },
      toggle('corrections', () => [
        { date: `2026-06-2${String(dice.number(0, 9))}`, text: this.#title() },
        { date: '2026-06-20', text: this.#title() },
      ]),
      toggle('draft', () => true),
      toggle('publishAt', moment),
      toggle('expireAt', moment),
      (text) => {
        text.instead = dice.pick([undefined, ...others(text)]);
        text.front['takenDown'] = { reason: this.#title() };
        return `once taken down: ${text.instead ?? 'nothing'} instead`;
      },
      (text) => {
        const { slug, lang } = dice.pick([...this.#gone, ...this.#texts]);
        const old = this.#addressOf({ ...text, slug, lang: dice.chance(0.8) ? text.lang : lang });
        text.aliases = dice.chance(0.7) ? [...new Set([...text.aliases, old])] : [];
        return `aliases ${text.aliases.join(', ')}`;
      },
    ];
  }

  /** On an empty site everything is equal. */
  async #isAlive(): Promise<boolean> {
    const current = await this.#current();
    return (
      current.filter((entry) => publicationState(entry, this.now) === 'published').length * 2 > current.length
    );
  }

  async #revive(): Promise<string> {
    const hiding = ['draft', 'publishAt', 'expireAt'];
    for (const text of this.#texts) {
      const front = Object.entries(text.front).filter(([field]) => !hiding.includes(field));
      if (this.#dice.chance(0.7)) text.front = Object.fromEntries(front);
    }
    await this.#write();
    await this.#commit();
    return `drafts come out; ${await this.#approveAll()}`;
  }

  // What stands around them

  #changeNames(): string {
    const dice = this.#dice;
    const id = dice.pick(['ann', 'ben', 'cleo', 'care', 'tools', 'run', 'walk', 'shop']);
    const name = this.#title();
    const of = this.#people[id] ?? this.#topics[id] ?? this.#series[id];
    if (of === undefined) this.#partnerName = name;
    else if (dice.chance(0.7)) of['name'] = name;
    else if (id in this.#people) of[dice.pick(['role', 'bio'])] = name;
    else if (id in this.#topics && dice.chance(0.5)) of['order'] = dice.number(0, 5);
    else of['description'] = name;
    return `name of ${id}, or what is said of it: ${name}`;
  }

  #changeSite(): string {
    const dice = this.#dice;
    const site = this.#site;
    const pages = [...new Set(this.#texts.filter(({ collection }) => collection === 'pages'))];
    const change = dice.pick<() => void>([
      () => (site['name'] = this.#title()),
      () => (site['tagline'] = this.#title()),
      () => (site['publisher'] = this.#title()),
      () => (site['contacts'] = { editorial: `${dice.pick(nouns)}@tiny.example` }),
      () => (site['image'] = { src: dice.pick(pictures), alt: this.#title() }),
      () =>
        (site.url = dice.pick([
          'https://tiny.example',
          'https://tiny.example/project',
          'https://big.example',
        ])),
      () => (site.languages = site.languages.toReversed()),
      () =>
        (site.navigation = dice
          .shuffled([...new Set(['/blog/', '/faq/', ...pages.map(({ slug }) => `/${slug}/`)])])
          .slice(0, 3)),
    ]);
    change();
    return `site.yaml: ${JSON.stringify(site)}`;
  }

  #changePicture(): string {
    const address = this.#dice.pick(pictures);
    this.#pictures[address] = this.#dice.number(3, 200);
    return `other bytes in ${address}`;
  }

  #changeRight(): string {
    const date = new Date(this.#now + this.#dice.number(-20, 40) * day).toISOString().slice(0, 10);
    this.#rightEnds = this.#dice.chance(0.3) ? undefined : date;
    return `the right to the pictures ends on ${this.#rightEnds ?? 'no day'}`;
  }

  async #changePolicy(): Promise<string> {
    const dice = this.#dice;
    const policy = this.#policy;
    const member = dice.pick(Object.keys(policy.people));
    const membership = dice.pick(policy.people[member]?.desks ?? []);
    const change = dice.pick<() => void>([
      () => (policy.desks.editorial.name = this.#title()),
      () => (policy.desks.editorial.contact = `${dice.pick(nouns)}@tiny.example`),
      () => (policy.desks.legal['contact'] = `${dice.pick(nouns)}@tiny.example`),
      () => (policy.reviewEvery = dice.pick([undefined, 'P2M', 'P6M', 'P1Y'])),
      () => (policy.notAuthor = !policy.notAuthor),
      () => (policy.posts = dice.pick([{ editorial: 1 }, { editorial: 2 }, {}, { editorial: 1, legal: 1 }])),
      () => (policy.kits = dice.pick([{}, { legal: 1 }, { editorial: 1 }])),
      () => (policy.faq = dice.pick([{}, { legal: 1 }, { editorial: 1, legal: 1 }])),
      () => (policy.pages = dice.pick([{}, { editorial: 1 }])),
      () => (policy.import = undefined),
      () => {
        if (membership.until === undefined) membership.until = this.now.toISOString().slice(0, 10);
        else delete membership.until;
      },
    ]);
    change();
    await this.#write();
    await this.#recordPolicy();
    const { desks, people, ...asked } = policy;
    return `policy.yaml: ${JSON.stringify({ ...asked, desks, people })}`;
  }

  async #recordPolicy(): Promise<void> {
    await recordPolicy(this.folders.contentDir, await policyToday(this.folders.contentDir));
  }

  #moveClock(): string {
    const dice = this.#dice;
    const to = dice.chance(0.5)
      ? this.#now + dice.number(-20, 40) * day
      : earliest + dice.number(0, 365) * day + dice.number(0, 24) * 3_600_000;
    this.#now = Math.min(latest, Math.max(earliest, to));
    return `the clock stands at ${this.now.toISOString()}`;
  }

  // Decisions

  async #current(): Promise<AnyEntry[]> {
    const { current, errors } = await readContent({ ...this.folders, now: this.now });
    if (errors.length > 0) throw new Error(`after ${this.steps.at(-1) ?? ''}: ${JSON.stringify(errors)}`);
    return current;
  }

  async #approveAll(): Promise<string> {
    const waiting = (await this.#current()).filter(({ verdict }) => verdict?.approved === false);
    const done: string[] = [];
    for (const entry of waiting) done.push(...(await this.#approveBy(entry, 1)));
    return `all desks catch up: ${done.join(', ')}`;
  }

  /** @param file chosen at random where absent, as a rule from those that wait for approval */
  async #approve(file?: string): Promise<string> {
    const current = await this.#current();
    const waiting = current.filter(({ verdict }) => verdict?.approved === false);
    const entry =
      current.find((one) => entryFile(one) === file) ??
      this.#dice.pick(waiting.length > 0 && this.#dice.chance(0.85) ? waiting : current);
    return `approve ${entryFile(entry)}: ${(await this.#approveBy(entry, 0.85)).join(', ')}`;
  }

  /** @param share of the desks that really look at it */
  async #approveBy(entry: AnyEntry, share: number): Promise<string[]> {
    const done: string[] = [];
    for (const { desk, needed } of entry.verdict?.desks ?? []) {
      if (!this.#dice.chance(share)) continue;
      let given = 0;
      for (const person of this.#membersOf(desk)) {
        if (given >= needed) break;
        const said = await this.#decide({ path: entryFile(entry), desk, person, decision: 'approve' });
        if (said === '') given += 1;
        done.push(`${desk} by ${person}${said}`);
      }
    }
    return done;
  }

  async #oppose(decision: string): Promise<string> {
    const asked = (await this.#current()).filter(({ verdict }) => (verdict?.desks.length ?? 0) > 0);
    const wanted = asked.filter(({ verdict }) => verdict?.approved === (decision !== 'waiver'));
    const [entry] = this.#dice.shuffled(wanted.length > 0 ? wanted : asked);
    const { desk } = this.#dice.shuffled(entry?.verdict?.desks ?? [])[0] ?? {};
    const [person] = desk === undefined ? [] : this.#membersOf(desk);
    if (entry === undefined || desk === undefined || person === undefined) return `nobody can ${decision}`;
    const expires = new Date(this.#now + this.#dice.number(1, 29) * day).toISOString().slice(0, 10);
    const said = await this.#decide({
      path: entryFile(entry),
      desk,
      person,
      decision,
      comment: this.#title(),
      ...(decision === 'waiver' && { expires }),
      ...(decision === 'unpublish' && this.#dice.chance(0.7) && this.#forVisitors(idOf(entry))),
    });
    return `${decision} ${entryFile(entry)}: ${desk} by ${person}${said}`;
  }

  #forVisitors(id: string): { publicReason: string; replacement?: string } {
    const replacement = this.#dice.pick([undefined, ...this.#ids().filter((one) => one !== id)]);
    return { publicReason: this.#title(), ...(replacement !== undefined && { replacement }) };
  }

  #membersOf(desk: string): string[] {
    return this.#dice.shuffled(
      membersOf(desk, this.now.toISOString(), { desks: {}, people: this.#policy.people, rules: [] }),
    );
  }

  /** Empty where it was recorded, else why it was refused. */
  async #decide(request: Parameters<typeof decideOnFile>[0]): Promise<string> {
    try {
      await decideOnFile(request, this.folders, this.now);
      return '';
    } catch (error) {
      if (error instanceof Refusal) return ` (refused: ${error.message})`;
      throw error;
    }
  }

  // Words and files

  #title(): string {
    return `${this.#dice.pick(nouns)} ${this.#dice.pick(nouns)} ${String(this.#names++)}`;
  }

  #words(): string {
    return Array.from({ length: 12 }, () => this.#dice.pick(nouns)).join(' ');
  }

  #day(): string {
    return `2026-0${String(this.#dice.number(1, 6))}-1${String(this.#dice.number(0, 9))}`;
  }

  #freshName(collection: EntryCollection): string {
    const free = this.#gone.filter(
      (text) => text.collection === collection && !this.#ids().includes(idOf(text)),
    );
    if (free.length > 0 && this.#dice.chance(0.3)) return this.#dice.pick(free).slug;
    return `${this.#dice.pick(nouns)}-${String(this.#names++)}`;
  }

  #ids(): string[] {
    return [...new Set(this.#texts.map(idOf))];
  }

  #find({ collection, lang, slug }: Text): Text | undefined {
    return this.#texts.find((one) => one.collection === collection && one.lang === lang && one.slug === slug);
  }

  /** Brings the folder to what the site is now; what has not changed is not touched. */
  async #write(): Promise<void> {
    const files = new Map<string, string>();
    const yaml = (path: string, data: object) => files.set(path, stringify(data));
    const { navigation, ...site } = this.#site;
    yaml('site.yaml', {
      ...site,
      navigation: navigation.map((to) => ({ label: `Go to ${to}`.slice(0, 30), to })),
    });
    yaml('policy.yaml', this.#policyFile());
    for (const [id, person] of Object.entries(this.#people)) yaml(`people/${id}.yaml`, person);
    for (const [id, topic] of Object.entries(this.#topics)) yaml(`topics/${id}.yaml`, topic);
    for (const [id, series] of Object.entries(this.#series)) yaml(`series/${id}.yaml`, series);
    yaml('partners/shop.yaml', { name: this.#partnerName, relation: 'They lend.' });
    for (const text of this.#texts) files.set(entryFile(text), this.#entryText(text));
    for (const [address, colour] of Object.entries(this.#pictures))
      files.set(address.slice(1), String(colour));
    const { contentDir } = this.folders;
    for (const [path, content] of files) {
      if (this.#written.get(path) === content) continue;
      await put(contentDir, path, path.startsWith('media/') ? await picture(Number(content)) : content);
      this.#written.set(path, content);
    }
    for (const path of [...this.#written.keys()].filter((one) => !files.has(one))) {
      await remove(join(contentDir, path));
      this.#written.delete(path);
    }
  }

  #addressOf({ collection, slug, lang }: Text): string {
    return addressOf(collection, slug, lang, { languages: this.#site.languages });
  }

  /** Those that `check` lets pass: no page has them, and no text before this one. */
  #aliasesOf(text: Text): string[] {
    const pages = this.#texts.flatMap((one) => languages.map((lang) => this.#addressOf({ ...one, lang })));
    const before = this.#texts.slice(0, this.#texts.indexOf(text)).flatMap(({ aliases }) => aliases);
    return text.aliases.filter((one) => !pages.includes(one) && !before.includes(one));
  }

  #entryText(text: Text): string {
    const { front, related, links, words, shows, lang, instead } = text;
    const aliases = this.#aliasesOf(text);
    const isThere = instead !== undefined && instead !== idOf(text) && this.#ids().includes(instead);
    const replacement = isThere && { replacement: instead };
    const fields = Object.entries({
      ...front,
      ...(text.collection === 'kits' && { assets: this.#assetsOf(text) }),
      ...(related.length > 0 && { related }),
      ...(aliases.length > 0 && { aliases }),
      ...('takenDown' in front && { takenDown: { ...(front['takenDown'] as object), ...replacement } }),
    });
    const linked = links.map((id) => {
      const [collection = '', slug = ''] = id.split('/');
      const to = addressOf(collection as EntryCollection, slug, lang, { languages: this.#site.languages });
      return `[${slug}](${to})`;
    });
    return [
      `---\n${stringify(Object.fromEntries(fields.filter(([, value]) => value !== undefined)))}---`,
      words,
      ...(linked.length > 0 ? ['## Links', `See ${linked.join(' and ')}.`] : []),
      ...(shows === undefined ? [] : [`![A picture](${shows})`]),
      '',
    ].join('\n\n');
  }

  #assetsOf({ front, lang, slug }: Text): object[] {
    return (front['assets'] as string[]).map((file) => ({
      file,
      kind: 'photo',
      alt: `${slug} (${lang})`,
      credit: 'Ann Abel',
      licence: 'CC-BY-4.0',
      ...(this.#rightEnds !== undefined && { expires: this.#rightEnds }),
    }));
  }

  #policyFile(): object {
    const {
      desks,
      people,
      partnership: both,
      posts,
      kits,
      faq,
      pages,
      import: named,
      ...rule
    } = this.#policy;
    return {
      desks,
      people,
      rules: [
        { match: 'posts/**', when: { partnership: true }, require: both, ...rule },
        { match: 'posts/**', require: posts, ...rule },
        { match: 'kits/**', require: kits, onUnapproved: 'last-approved' },
        { match: 'faq/**', require: faq, ownerDesk: 1 },
        { match: 'pages/**', require: pages },
      ],
      ...(named !== undefined && { import: named }),
    };
  }

  async #commit(): Promise<void> {
    await git(this.folders.contentDir, ['add', '--all']);
    await git(this.folders.contentDir, ['commit', '--quiet', '--allow-empty', '--message', 'Step']);
  }
}

function other(lang: Lang): Lang {
  return lang === 'en' ? 'fr' : 'en';
}

function idOf({ collection, slug }: Pick<Text, 'collection' | 'slug'>): string {
  return `${collection}/${slug}`;
}

function partnership(consideration: string): object {
  return { partner: 'shop', consideration };
}

function picture(colour: number): Promise<Buffer> {
  const background = { r: colour, g: 90, b: 120 };
  return sharp({ create: { width: 120, height: 80, channels: 3, background } })
    .png()
    .toBuffer();
}

/** History that knows nothing of the machine that it is made on. */
async function git(folder: string, args: string[]): Promise<void> {
  const who = { NAME: 'Test', EMAIL: 'test@tiny.example', DATE: '2026-06-01T09:00:00Z' };
  const env = Object.fromEntries(
    ['AUTHOR', 'COMMITTER'].flatMap((role) =>
      Object.entries(who).map(([key, value]) => [`GIT_${role}_${key}`, value]),
    ),
  );
  await promisify(execFile)('git', args, {
    cwd: folder,
    env: { PATH: process.env['PATH'], GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1', ...env },
  });
}

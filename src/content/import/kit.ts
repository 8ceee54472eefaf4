import type { z } from 'zod';
import { boilerplateWords } from '../../model/kit.ts';
import type { BoilerplateLength, kit } from '../../model/kit.ts';
import type { ImportWords } from '../../i18n/en/import.ts';
import { importWords } from '../../i18n/import.ts';
import { interfaceLang } from '../../model/languages.ts';
import type { Lang } from '../../model/languages.ts';
import type { PermissionState } from '../../model/permissions.ts';
import { countWords } from '../../model/words.ts';
import { Leftovers } from './leftovers.ts';
import { asMarkdown } from './markdown.ts';
import type { Source } from './source.ts';

type Front = z.input<typeof kit>;

export interface ImportedKit {
  front: Front;
  /** MDX. */
  body: string;
  /** Texts that found no field, with the name of their source field. */
  leftovers: { field: string; text: string }[];
}

/**
 * A foreign press kit as one of ours, without its files. It is a draft, because nobody here has read it yet.
 * @param today `YYYY-MM-DD`: the day from which its permissions are known here
 */
export function kitOf(source: Source, lang: Lang, today: string): ImportedKit {
  const rest = new Leftovers(source);
  const t = importWords[interfaceLang(lang)];
  // The kind of the file, which a kit of ours is without saying so.
  rest.text('type');
  const links = new Links(rest);
  const title = rest.text('title');
  const description = rest.paragraphs('description');
  const length = lengthOf(description.join('\n\n'), lang);
  const story = length === undefined ? description.map(asMarkdown) : [];
  links.add(t.website, rest.text('website'), 'website');
  links.add(t.requestCopy, rest.text('press-copy-request'), 'press-copy-request');
  const facts = factsOf(rest, links, t);
  const features = rest.texts('features').flatMap((text) => fitting(text, 300, 'features', rest));
  const quotes = quotesOf(rest, links);
  const people = peopleOf(rest, links);
  const videos = videosOf(rest);
  const contact = contactOf(rest, links);
  for (const one of [...rest.items('socials'), ...rest.items('additionals')]) {
    const note = one.text('description');
    links.add(one.text('name') || one.text('title'), one.text('link'), 'link');
    // "You can listen to it at" introduced the address; with the title before it, it adds nothing.
    if (note !== '' && !/(?:^|\s)(?:at|on|from|à|sur|chez)$|:$/i.test(note))
      rest.tell('additionals: description', note);
  }
  const permission = permissionOf(rest.text('monetization-permission'), rest);
  const body = [...story, ...historyOf(rest, t.history), ...aboutsOf(rest), ...awardsOf(rest, t.awards)];
  return {
    front: {
      title: clip(title, 110, 'title', rest),
      summary: firstSentence(description[0] ?? '') || title.slice(0, 200),
      draft: true,
      version: '1.0',
      ...(length !== undefined && { boilerplates: { [length]: description.join('\n\n') } }),
      consideration: { kind: 'none' },
      facts,
      features,
      quotes,
      people,
      ...(contact !== undefined && { contact }),
      links: links.all(),
      videos,
      ...(permission !== undefined && { permissions: { date: today, monetisedVideo: permission } }),
    },
    body: body.join('\n\n'),
    leftovers: rest.all(),
  };
}

/** Addresses, each once, under the first label that it had. */
class Links {
  readonly #rest: Leftovers;
  readonly #links = new Map<string, string>();

  constructor(rest: Leftovers) {
    this.#rest = rest;
  }

  /** @param field is reported if the address is not a web address */
  add(label: string, address: string, field: string): void {
    if (address === '') return;
    const url = webAddress(address);
    if (url === undefined) this.#rest.tell(field, [label, address].filter((text) => text !== '').join(': '));
    else if (!this.#links.has(url))
      this.#links.set(url, clip(label || new URL(url).hostname, 100, field, this.#rest));
  }

  all(): { label: string; url: string }[] {
    return [...this.#links].map(([url, label]) => ({ label, url }));
  }
}

/** Adds the scheme to `www.example.org`; undefined for `callto:` and the like. */
function webAddress(text: string): string | undefined {
  const whole = /^[\w-]+(?:\.[\w-]+)+(?:[/:?#]|$)/.test(text) ? `https://${text}` : text;
  return /^https?:\/\/[^/\s]*\.[^/\s]+/.test(whole) && URL.canParse(whole) ? whole : undefined;
}

/** The shortest of our boilerplate lengths that fits the text. */
function lengthOf(text: string, lang: Lang): BoilerplateLength | undefined {
  if (text === '' || text.length > 2400) return undefined;
  return (['short', 'medium', 'long'] as const).find(
    (one) => countWords(text, lang) <= boilerplateWords[one],
  );
}

/** The first sentence, if it is short. */
function firstSentence(text: string): string {
  const sentence = /^.+?[.!?…](?=\s|$)/u.exec(text)?.[0] ?? text;
  return sentence.length <= 200 ? sentence : '';
}

/** The text up to its limit; if it is cut, the whole text is reported. */
function clip(text: string, max: number, field: string, rest: Leftovers): string {
  if (text.length <= max) return text;
  rest.tell(field, text);
  return `${text.slice(0, max - 1).trimEnd()}…`;
}

/** The text, or nothing if it is longer than its limit; then it is reported. */
function fitting(text: string, max: number, field: string, rest: Leftovers): string[] {
  if (text === '') return [];
  if (text.length <= max) return [text];
  rest.tell(field, text);
  return [];
}

function factsOf(rest: Leftovers, links: Links, t: ImportWords): Front['facts'] {
  const facts: { label: string; value: string }[] = [];
  const add = (label: string, field: string, ...values: string[]) => {
    const value = values.filter((text) => text !== '').join(', ');
    facts.push(
      ...fitting(value, 300, field, rest).map((fits) => ({
        label: clip(label, 60, field, rest),
        value: fits,
      })),
    );
  };
  const linked = (one: Leftovers, name: string, address: string) => {
    links.add(name, one.text(address), address);
    return name;
  };
  add(t.released, 'release-date', rest.text('release-date'), ...rest.texts('release-dates'));
  add(t.founded, 'founding-date', rest.text('founding-date'));
  add(t.basedIn, 'based-in', rest.text('based-in'));
  add(t.address, 'address', rest.text('address'), ...rest.texts('address'));
  const platforms = rest.items('platforms').map((one) => linked(one, one.text('name'), 'link'));
  add(t.platforms, 'platforms', ...platforms, ...rest.texts('platforms'));
  const prices = rest.items('prices').map((one) => `${one.text('value')} ${one.text('currency')}`.trim());
  add(t.prices, 'prices', ...prices);
  for (const one of rest.items('partners')) {
    add(
      one.text('type') || t.partner,
      'partners',
      linked(one, one.text('title'), 'website'),
      one.text('based-in'),
    );
  }
  for (const one of rest.items('relations'))
    add(one.text('type') || t.related, 'relations', one.text('product'));
  const copies = rest.text('press-can-request-copy');
  if (/^true$/i.test(copies)) add(t.copies, 'press-can-request-copy', t.onRequest);
  return facts;
}

function quotesOf(rest: Leftovers, links: Links): Front['quotes'] {
  return rest.items('quotes').flatMap((one) => {
    const [said, person, place, link] = [
      one.text('description'),
      one.text('name'),
      one.text('website'),
      one.text('link'),
    ];
    links.add([person, place].filter((text) => text !== '').join(', '), link, 'quotes: link');
    const [text] = fitting(said, 1000, 'quotes', rest);
    if (text === undefined) return [];
    return [
      {
        text,
        person: clip(person || place || '—', 100, 'quotes', rest),
        ...(person && place && { role: clip(place, 120, 'quotes', rest) }),
      },
    ];
  });
}

function peopleOf(rest: Leftovers, links: Links): Front['people'] {
  return rest.items('credits').map((one) => {
    const name = clip(one.text('person'), 100, 'credits', rest);
    links.add(name, one.text('website'), 'credits: website');
    return { name: name || '—', role: clip(one.text('role'), 120, 'credits', rest) || '—' };
  });
}

function videosOf(rest: Leftovers): Front['videos'] {
  return rest.items('trailers').flatMap((one) => {
    const title = clip(one.text('name'), 110, 'trailers', rest);
    const [youtube, vimeo] = [one.text('youtube'), one.text('vimeo')];
    const files = ['mov', 'mp4', 'download'].map((field) => ({ field, text: one.text(field) }));
    const addresses = [
      youtube && (webAddress(youtube) ?? `https://www.youtube.com/watch?v=${encodeURIComponent(youtube)}`),
      vimeo && (webAddress(vimeo) ?? `https://vimeo.com/${encodeURIComponent(vimeo)}`),
    ];
    for (const { field, text } of files) {
      // Something like trailer.mov looks like a host but is a file name.
      const url = /^https?:/.test(text) ? webAddress(text) : undefined;
      if (url !== undefined) addresses.push(url);
      // A file next to the kit, by its name there.
      else if (text !== '') rest.tell(`trailers: ${field}`, `${title}: ${text}`);
    }
    return addresses
      .filter((url) => url !== '')
      .map((url) => ({ title: title || new URL(url).hostname, url }));
  });
}

/** The press address, or else the first contact. */
function contactOf(rest: Leftovers, links: Links): Front['contact'] {
  let email = mailAddress(rest.text('press-contact'), rest, 'press-contact');
  const phone = clip(rest.text('phone'), 40, 'phone', rest);
  for (const one of rest.items('contacts')) {
    const [name, mail] = [one.text('name'), one.text('mail')];
    links.add(name, one.text('link'), 'contacts: link');
    if (mail === '' || mail === email) continue;
    if (email === undefined) email = mailAddress(mail, rest, 'contacts');
    else rest.tell('contacts', `${name}: ${mail}`);
  }
  const contact = { ...(email !== undefined && { email }), ...(phone !== '' && { phone }) };
  return Object.keys(contact).length === 0 ? undefined : contact;
}

function mailAddress(text: string, rest: Leftovers, field: string): string | undefined {
  if (text === '') return undefined;
  if (/^[^\s@]+@[^\s@]+\.[a-z]{2,}$/i.test(text)) return text;
  rest.tell(field, text);
  return undefined;
}

/** presskit()'s field about videos that earn money. */
const permissions: Record<string, PermissionState> = {
  false: 'no',
  ask: 'ask',
  'non-commercial': 'non-commercial',
  monetize: 'yes',
};

function permissionOf(text: string, rest: Leftovers): PermissionState | undefined {
  const state = permissions[text.toLowerCase()];
  if (text !== '' && state === undefined) rest.tell('monetization-permission', text);
  return state;
}

function section(heading: string, paragraphs: readonly string[]): string[] {
  const texts = paragraphs.map(asMarkdown);
  return heading === '' ? texts : [`## ${asMarkdown(heading)}`, ...texts];
}

function historyOf(rest: Leftovers, heading: string): string[] {
  const single = rest.paragraphs('history');
  return [
    ...(single.length > 0 ? section(heading, single) : []),
    ...rest.items('histories').flatMap((one) => section(one.text('header'), one.paragraphs('text'))),
    ...rest.texts('histories').flatMap((text) => section('', [text])),
  ];
}

function aboutsOf(rest: Leftovers): string[] {
  return rest.items('abouts').flatMap((one) => section(one.text('title'), one.paragraphs('description')));
}

function awardsOf(rest: Leftovers, heading: string): string[] {
  const lines = rest.items('awards').map((award) => {
    const parts = [award.text('description'), award.text('info')].filter((text) => text !== '');
    return `- ${asMarkdown(parts.join(' – '))}`;
  });
  return lines.length === 0 ? [] : [`## ${heading}`, lines.join('\n')];
}

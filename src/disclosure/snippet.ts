import { disclosureWords } from '../i18n/disclosure.ts';
import { escapeHtml } from '../lib/escape-html.ts';
import { disclosureFor } from './disclosure.ts';
import type { DisclosureQuestion } from './disclosure.ts';
import { oneLine } from './words.ts';

export const snippetFormats = ['text', 'html', 'markdown'] as const;
export type SnippetFormat = (typeof snippetFormats)[number];

export interface SnippetQuestion extends DisclosureQuestion {
  /** The brand's website; without one, its name is not a link. */
  address?: string | undefined;
  /** The kit that the text was made with. */
  kit?: { title: string; version?: string | undefined; address?: string | undefined } | undefined;
}

/**
 * What a blogger copies and puts before the first line: the label, what was given and by whom, and the kit, as one
 * paragraph. Where something was given, links have `rel="sponsored noopener"`; in Markdown as HTML, because Markdown
 * links have no `rel`.
 */
export function snippet(question: SnippetQuestion, format: SnippetFormat): string {
  const { lang, address, kit } = question;
  const { label, words, sponsoredLinks } = disclosureFor(question);
  const say = disclosureWords(lang);
  const write = writers[format];
  const linked = (name: string, to: string | undefined) => {
    const href = webAddress(to);
    return href === undefined ? write.text(name) : write.link(write.text(name), href, sponsoredLinks);
  };
  const sentence = words
    .map((part) => (typeof part === 'string' ? write.text(part) : linked(part.brand, address)))
    .join('');
  const parts = [`${write.strong(write.text(label))}${write.text(say.colon)}${sentence}`];
  if (kit !== undefined) {
    const { before, version } = say.kit;
    const named = linked(oneLine(kit.title), kit.address);
    const numbered = kit.version === undefined ? '' : write.text(version(oneLine(kit.version)));
    parts.push(`${write.text(before)}${named}${numbered}${write.text('.')}`);
  }
  return write.whole(parts.join(' '));
}

interface Writer {
  text(text: string): string;
  strong(inner: string): string;
  link(inner: string, href: string, isSponsored: boolean): string;
  whole(inner: string): string;
}

const anchor = (inner: string, href: string, isSponsored: boolean): string =>
  `<a href="${escapeHtml(href)}"${isSponsored ? ' rel="sponsored noopener"' : ''}>${inner}</a>`;

const writers: Record<SnippetFormat, Writer> = {
  text: {
    text: (text) => text,
    strong: (inner) => inner,
    link: (inner, href) => `${inner} (${href})`,
    whole: (inner) => inner,
  },
  html: {
    text: escapeHtml,
    strong: (inner) => `<strong>${inner}</strong>`,
    link: anchor,
    whole: (inner) => `<p>${inner}</p>`,
  },
  markdown: {
    text: escapeMarkdown,
    strong: (inner) => `**${inner}**`,
    link: (inner, href, isSponsored) =>
      isSponsored ? anchor(inner, href, true) : `[${inner}](<${escapeDestination(href)}>)`,
    whole: (inner) => inner,
  },
};

/** A web address in normalised form; undefined for any other scheme. */
function webAddress(address: string | undefined): string | undefined {
  if (address === undefined || !URL.canParse(address)) return undefined;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined;
}

/** Every sign that means something within a line of Markdown, its common extensions included. */
function escapeMarkdown(text: string): string {
  return text.replace(/[\\`*_{}[\]()<>#|~&^$!=+@]/g, '\\$&');
}

/** Escapes the target of a Markdown link between `<` and `>`; there, entities would be decoded. */
function escapeDestination(href: string): string {
  return href.replace(/[<>\\]/g, encodeURIComponent).replaceAll('&', '\\&');
}

import { cutExcerpt, excerptStart, splitText, titleLength } from './excerpt.ts';
import type { Run } from './excerpt.ts';
import { fromBrailleDigits } from './markup.ts';
import type { PagefindPage } from './pagefind.ts';
import { typeset } from './words.ts';

/** A result, as plain text. */
export interface Hit {
  url: string;
  /** The disclosure label before the title, or empty. */
  label: string;
  title: string;
  excerpt: Run[];
  /** Ids; empty where the page has none. */
  type: string;
  topics: string[];
  /** `YYYY-MM-DD`, or empty. */
  date: string;
  /** Sections of the page that contain the words, best first. */
  sections: { title: string; url: string }[];
}

const maxSections = 3;

/**
 * Words of an excerpt. The short answer of an FAQ entry (320 characters at most) is shown whole, because the reader
 * asked for it.
 */
const excerptLength = 28;
const answerLength = 50;

/** Converts Pagefind's data of a page to a result. */
export function hitOf(page: PagefindPage): Hit {
  const title = page.meta['title'] ?? page.url;
  const type = page.filters['type']?.[0] ?? '';
  return {
    url: page.url,
    label: page.meta['label'] ?? '',
    title: typeset(title),
    excerpt: excerptOf(page, title, type === 'answer'),
    type,
    topics: page.filters['topic'] ?? [],
    date: fromBrailleDigits(page.meta['date'] ?? ''),
    sections: sectionsOf(page),
  };
}

function excerptOf(page: PagefindPage, title: string, isAnswer: boolean): Run[] {
  const words = splitText(plain(page.raw_content ?? page.content));
  const matches = page.weighted_locations
    .map(({ location, balanced_score: weight }) => ({ location, weight }))
    .sort((a, b) => a.location - b.location);
  // The text begins with the title, which is already shown above the excerpt.
  const first = titleLength(words, title);
  const heading = page.anchors.find(({ element, location }) => /^h[2-6]$/.test(element) && location > first);
  const lead = Math.min(answerLength, (heading?.location ?? words.length) - first);
  return isAnswer
    ? cutExcerpt(words, matches, first, lead)
    : cutExcerpt(words, matches, excerptStart(words, matches, excerptLength, first), excerptLength);
}

/** In the raw content, which has the word boundaries, Pagefind escapes only these two characters. */
function plain(content: string): string {
  return content.replace(/&(lt|gt);/g, (_, name) => (name === 'lt' ? '<' : '>'));
}

function sectionsOf(page: PagefindPage): Hit['sections'] {
  return page.sub_results
    .filter(({ anchor }) => anchor && anchor.element !== 'h1')
    .map(({ title, url, weighted_locations: locations }) => ({
      title: typeset(title),
      url,
      weight: locations.reduce((sum, { balanced_score: score }) => sum + score, 0),
    }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, maxSections)
    .map(({ title, url }) => ({ title, url }));
}

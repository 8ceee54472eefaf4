import { cutExcerpt, excerptStart, splitText, titleLength } from './excerpt.ts';
import type { Run } from './excerpt.ts';
import { unveil } from './markup.ts';
import type { PagefindPage } from './pagefind.ts';
import { typeset } from './words.ts';

/** A result, as text: nothing of it is HTML. */
export interface Hit {
  url: string;
  /** What is said before the title, where a partner gave something; or empty. */
  label: string;
  title: string;
  excerpt: Run[];
  /** Ids; empty where the page has none. */
  type: string;
  topics: string[];
  /** `YYYY-MM-DD`, or empty. */
  date: string;
  /** Parts of the page that hold the words, best first. */
  sections: { title: string; url: string }[];
}

const mostSections = 3;

/** Words of an excerpt. An answer shows its short answer whole (320 characters at most), which is what was asked for. */
const excerptLength = 28;
const answerLength = 50;

/** What Pagefind knows of a page, as a result. */
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
    date: unveil(page.meta['date'] ?? ''),
    sections: sectionsOf(page),
  };
}

function excerptOf(page: PagefindPage, title: string, isAnswer: boolean): Run[] {
  const words = splitText(plain(page.raw_content ?? page.content));
  const matches = page.weighted_locations
    .map(({ location, balanced_score: weight }) => ({ location, weight }))
    .sort((a, b) => a.location - b.location);
  // The text begins with the title, which stands above the excerpt already.
  const first = titleLength(words, title);
  const heading = page.anchors.find(({ element, location }) => /^h[2-6]$/.test(element) && location > first);
  const lead = Math.min(answerLength, (heading?.location ?? words.length) - first);
  return isAnswer
    ? cutExcerpt(words, matches, first, lead)
    : cutExcerpt(words, matches, excerptStart(words, matches, excerptLength, first), excerptLength);
}

/** Of the raw content, in which Pagefind keeps the boundaries of words, it has escaped these two and no other. */
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
    .slice(0, mostSections)
    .map(({ title, url }) => ({ title, url }));
}

import { renderCard } from '../../outputs/cards/render.ts';
import { siteCards } from '../../outputs/cards/site-cards.ts';
import { mayOffer } from '../../kits/addresses.ts';
import { Kits } from '../../kits/making/kits.ts';
import type { KitOutput } from '../../kits/making/output.ts';
import { kitSourcesOf } from '../../kits/source.ts';
import type { Content } from '../../model/content.ts';
import { cardAddress } from '../../publication/addresses.ts';
import { Publication } from '../../publication/publication.ts';
import { changedContent } from './change.ts';
import type { EntryName } from './change.ts';
import type { Answer, Answers, ContentQuestion, Message, Question } from './messages.ts';
import { readSettings } from '../../lib/settings.ts';
import { Pages } from '../../astro/render/pages.ts';
import { searchHit } from './search-hit.ts';

/** Runs as a process, with the folder of a bundle: answers questions until the desk ends. */
const [folder = ''] = process.argv.slice(2);
const contents = new Map<number, Content>();
/** The contents used last. A review shows the page before and after a change again and again. */
const publications = new Map<string, Publication>();
const mostPublications = 4;

const kits = new Kits(readSettings(), { drafts: true });
globalThis.colophonKits = kits;
const pages = await Pages.open(folder);

process.on('message', (message: Message) => {
  if (message.type === 'content') contents.set(message.id, message.content);
  else if (message.type === 'forget') contents.delete(message.id);
  else {
    void answer(message)
      .then((value): Answer => ({ value }))
      .catch((error: unknown): Answer => ({ error: error instanceof Error ? error.message : String(error) }))
      .then((result) => process.send?.(result));
  }
});
process.on('disconnect', () => process.exit());
process.send?.('ready');

async function answer(question: Question): Promise<Answers[keyof Answers]> {
  if (question.want === 'kit-file') return kitFile(question.address);
  const publication = publicationFor(question);
  if (question.want === 'page') return pages.render(question.address, publication);
  if (question.want === 'hit') return searchHit(question.entry, publication, pages);
  const path = cardAddress(question.entry).slice(1);
  const card = siteCards(alone(question.entry, publication, question)).find(
    (candidate) => candidate.path === path,
  );
  return card && renderCard(card);
}

/** A file of a kit; the contents shown last are searched first. */
async function kitFile(address: string): Promise<KitOutput | undefined> {
  for (const publication of [...publications.values()].toReversed()) {
    for (const source of kitSourcesOf(publication)) {
      const found = mayOffer(source, address) ? await kits.find(source, address) : undefined;
      if (found !== undefined) return found;
    }
  }
  return undefined;
}

/** A card shows nothing of other entries, and making thousands of them would be wasted work. */
function alone(
  { collection, slug }: EntryName,
  { content }: Publication,
  { now, unapproved }: ContentQuestion,
) {
  const entries = content.entries.filter((entry) => entry.collection === collection && entry.slug === slug);
  return new Publication({ ...content, entries }, now, unapproved);
}

function publicationFor({ base, change, now, unapproved }: ContentQuestion): Publication {
  const key = JSON.stringify([base, now, unapproved, change]);
  const known = publications.get(key);
  if (known !== undefined) return known;
  const content = contents.get(base);
  if (content === undefined) throw new Error('The renderer was not told of this content.');
  const [oldest = ''] = publications.keys();
  if (publications.size >= mostPublications) publications.delete(oldest);
  const made = new Publication(changedContent(content, change), now, unapproved);
  publications.set(key, made);
  return made;
}

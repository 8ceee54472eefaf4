import type { EndedWords } from '../../i18n/en/editor.ts';
import type { Ended } from '../../approvals/ended.ts';
import { languageName } from '../../model/languages.ts';
import type { Desk } from '../desk/desk.ts';
import type { Ending } from './ending.ts';
import type { EndedIn } from './ended-in.ts';
import { readSummaries } from './queue.ts';
import type { Reader } from './reader.ts';

/** The answer of `POST /admin/api/approvals`. */
export interface EndingAnswer {
  ends: EndedWords[];
  ended: EndedWords[];
  isOnSite: boolean;
  others: { title: string; ends: EndedWords[] }[];
}

/** What a save would end, as texts for a form. */
export function endingAnswer({ ends, ended, isOnSite, others }: Ending, reader: Reader): EndingAnswer {
  return {
    ends: inWords(ends, reader),
    ended: inWords(ended, reader),
    isOnSite,
    others: others.map(({ title, ends: of }) => ({ title, ends: inWords(of, reader) })),
  };
}

/** The drafts that ended approvals, by `posts/first`, with the names of the desks that gave them. */
export async function endedInDrafts(desk: Desk, reader: Reader): Promise<Record<string, string[]>> {
  const found = await readSummaries(desk);
  return Object.fromEntries(
    found.flatMap(({ draft: { name }, ended }) =>
      ended.length === 0
        ? []
        : [[`${name.collection}/${name.slug}`, [...new Set(inWords(ended, reader).map((one) => one.desk))]]],
    ),
  );
}

/** Approvals that are the same in two languages are listed once. */
export function inWords(ended: readonly (Ended | EndedIn)[], reader: Reader): EndedWords[] {
  const found = new Map<string, EndedWords>();
  const isMany = new Set(ended.map((one) => ('lang' in one ? one.lang : ''))).size > 1;
  for (const one of ended) {
    const { kind, desk = '', person, at } = one;
    const key = [kind, desk, person, at.slice(0, 10)].join(' ');
    const known = found.get(key) ?? {
      kind,
      desk: desk === '' ? '' : reader.desk(desk),
      person: reader.name(person),
      day: reader.day(at),
      langs: [],
    };
    if (isMany && 'lang' in one) known.langs.push(languageName(one.lang));
    found.set(key, known);
  }
  return [...found.values()];
}

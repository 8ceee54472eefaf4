import { html } from 'hono/html';
import type { Lang } from '../../model/languages.ts';
import { asked, seenField, standingOf } from './reviewable-entry.ts';
import type { ReviewableEntry, Standing } from './reviewable-entry.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** The values of a refused form, which are shown in it again. */
export interface Typed {
  form: string;
  text: string;
  desk: string;
  expires: string;
  /** For visitors of an unpublished text. */
  reasons: Partial<Record<Lang, string>>;
  replacement: string;
}

/** What a person can decide here. */
export interface DecisionChoices {
  reader: Reader;
  /** The address of the forms: that of the page. */
  address: string;
  reviewable: readonly ReviewableEntry[];
  /** Whether the entry is published: then an approval can be renewed before it ends. */
  isMain: boolean;
  typed: Typed | undefined;
}

/** Why there is no button, if somebody may expect one. */
export function standingWords({ reviewable, reader }: DecisionChoices): string | undefined {
  const standings = new Set<Standing>(
    reviewable.flatMap((one) => asked(one, reader).map((desk) => standingOf(desk, one, reader))),
  );
  const { standing } = reader.words;
  for (const one of ['own-work', 'own-waiver', 'given'] as const)
    if (standings.has(one)) return standing[one];
  return standings.has('stranger') && !standings.has('may') ? standing.stranger : undefined;
}

/** The desks that must approve here and at which the reader is. */
export function desksOf(reviewable: readonly ReviewableEntry[], reader: Reader): string[] {
  const desks = new Set(reviewable.flatMap((one) => asked(one, reader)));
  return [...desks].filter((desk) => reader.members(desk).includes(reader.person.id));
}

/** What was on the screen, as a hidden field of the forms. */
export function seenFields(reviewable: readonly ReviewableEntry[]): Html[] {
  return reviewable.map((one) => html`<input type="hidden" name="seen" value="${seenField(one)}" />`);
}

import { html } from 'hono/html';
import { desksOf, seenFields } from './decision-choices.ts';
import type { DecisionChoices } from './decision-choices.ts';
import { lacking, standingOf } from './reviewable-entry.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** One button for each desk for which the person can approve now. */
export function approveButtons({ reader, address, reviewable, isMain }: DecisionChoices): Html[] {
  const { words: t } = reader;
  return desksOf(reviewable, reader).flatMap((desk) => {
    const about = reviewable.filter((one) => canApprove(desk, one, reader, isMain));
    const going = reviewable.filter((one) => one.removes && isMissing(desk, one));
    const name = reader.desk(desk);
    const isAgain = about.every((one) => !isMissing(desk, one));
    return [
      ...(about.length === 0
        ? []
        : [button(address, 'approve', desk, about, isAgain ? t.approveAgain(name) : t.approveFor(name))]),
      ...(going.length === 0 ? [] : [button(address, 'unpublish', desk, going, t.agreeFor(name))]),
    ];
  });
}

function canApprove(desk: string, reviewable: ReviewableEntry, reader: Reader, isMain: boolean): boolean {
  if (reviewable.removes) return false;
  const standing = standingOf(desk, reviewable, reader);
  if (isMissing(desk, reviewable)) return standing === 'may';
  const given = reviewable.entry.verdict?.desks.find((one) => one.desk === desk)?.given ?? [];
  const ends = given.some(({ until }) => until !== undefined);
  return isMain && ends && (standing === 'may' || standing === 'given');
}

function isMissing(desk: string, reviewable: ReviewableEntry): boolean {
  return lacking(reviewable).some((one) => one.desk === desk);
}

function button(
  address: string,
  decision: string,
  desk: string,
  about: readonly ReviewableEntry[],
  label: string,
): Html {
  return html`<form method="post" action="${address}decide">
    <input type="hidden" name="decision" value="${decision}" />
    <input type="hidden" name="desk" value="${desk}" />
    ${seenFields(about)}
    <button class="approve" data-key="a">${label}</button>
  </form>`;
}

import { html } from 'hono/html';
import { desksOf, seenFields } from './decider.ts';
import type { Deciding } from './decider.ts';
import { lacking, standingOf } from './judged.ts';
import type { Judged } from './judged.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** One button for each desk that the person can approve for now. */
export function approveButtons({ reader, address, judged, isMain }: Deciding): Html[] {
  const { words: t } = reader;
  return desksOf(judged, reader).flatMap((desk) => {
    const about = judged.filter((one) => canApprove(desk, one, reader, isMain));
    const going = judged.filter((one) => one.removes && isMissing(desk, one));
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

function canApprove(desk: string, judged: Judged, reader: Reader, isMain: boolean): boolean {
  if (judged.removes) return false;
  const standing = standingOf(desk, judged, reader);
  if (isMissing(desk, judged)) return standing === 'may';
  const given = judged.entry.verdict?.desks.find((one) => one.desk === desk)?.given ?? [];
  const ends = given.some(({ until }) => until !== undefined);
  return isMain && ends && (standing === 'may' || standing === 'given');
}

function isMissing(desk: string, judged: Judged): boolean {
  return lacking(judged).some((one) => one.desk === desk);
}

function button(
  address: string,
  decision: string,
  desk: string,
  about: readonly Judged[],
  label: string,
): Html {
  return html`<form method="post" action="${address}decide">
    <input type="hidden" name="decision" value="${decision}" />
    <input type="hidden" name="desk" value="${desk}" />
    ${seenFields(about)}
    <button class="approve" data-key="a">${label}</button>
  </form>`;
}

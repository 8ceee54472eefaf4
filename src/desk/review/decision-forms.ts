import { html } from 'hono/html';
import { waiverMaxDays } from '../../approvals/record.ts';
import { addDuration } from '../../model/dates.ts';
import { asked, lacking, seenField, standingOf } from './judged.ts';
import type { Judged, Standing } from './judged.ts';
import type { Html, Reader } from './reader.ts';

/** What somebody sent that was refused: it stands in the form again. */
export interface Typed {
  form: string;
  text: string;
  desk: string;
  expires: string;
}

/** What a person can decide here. */
export interface Deciding {
  reader: Reader;
  /** Where the forms go: the page's own address. */
  address: string;
  judged: readonly Judged[];
  /** On the site already: there an approval can be given again before it ends. */
  isMain: boolean;
  typed: Typed | undefined;
}

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

/** Everything else that a person can decide, each behind its own name. */
export function otherDecisions(deciding: Deciding): Html[] {
  const { reader, judged } = deciding;
  const { words: t } = reader;
  const desks = desksOf(judged, reader);
  const staying = judged.filter(({ removes }) => !removes);
  const given = desks.filter((desk) => staying.some((one) => standingOf(desk, one, reader) === 'given'));
  const isMissingSome = staying.some(({ entry }) => entry.verdict?.approved === false);
  if (desks.length === 0 || staying.length === 0) return [];
  return [
    form(deciding, { decision: 'request-changes', label: t.ask, hint: t.askHint, send: t.send.ask, desks }),
    ...(given.length === 0
      ? []
      : [
          form(deciding, {
            decision: 'withdraw',
            label: t.withdraw,
            hint: t.withdrawHint,
            send: t.send.withdraw,
            desks: given,
          }),
        ]),
    ...(isMissingSome
      ? [form(deciding, { decision: 'waiver', label: t.waive, hint: t.waiveHint, send: t.send.waive, desks })]
      : []),
  ];
}

/** Taking an entry off the site: at once for who decides, a proposal for everybody else. */
export function takeDownForm(deciding: Deciding): Html {
  const { words: t } = deciding.reader;
  const desks = desksOf(deciding.judged, deciding.reader);
  const isDecided = desks.length > 0;
  return form(deciding, {
    decision: 'take-down',
    label: isDecided ? t.takeDown : t.proposeTakeDown,
    hint: isDecided ? t.takeDownHint : t.proposeHint,
    send: isDecided ? t.send.takeDown : t.send.propose,
    desks,
  });
}

/** Why there is no button, where somebody may wonder. */
export function standingWords({ judged, reader }: Deciding): string | undefined {
  const standings = new Set<Standing>(
    judged.flatMap((one) => asked(one, reader).map((desk) => standingOf(desk, one, reader))),
  );
  const { standing } = reader.words;
  for (const one of ['own-work', 'own-waiver', 'given'] as const)
    if (standings.has(one)) return standing[one];
  return standings.has('stranger') && !standings.has('may') ? standing.stranger : undefined;
}

/** The desks that are asked here and that the reader decides for. */
export function desksOf(judged: readonly Judged[], reader: Reader): string[] {
  const desks = new Set(judged.flatMap((one) => asked(one, reader)));
  return [...desks].filter((desk) => reader.members(desk).includes(reader.person.id));
}

/** The days that a waiver may end on. */
export function waiverDays(now: Date): { first: string; last: string } {
  const today = now.toISOString().slice(0, 10);
  return {
    first: addDuration(today, 'P1D'),
    last: addDuration(today, `P${String(waiverMaxDays)}D`),
  };
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
    ${seen(about)}
    <button class="approve" data-key="a">${label}</button>
  </form>`;
}

function form(
  { reader, address, judged, typed }: Deciding,
  is: { decision: string; label: string; hint: string; send: string; desks: readonly string[] },
): Html {
  const { words: t } = reader;
  const kept = typed?.form === is.decision ? typed : undefined;
  const id = `why-${is.decision}`;
  const { first, last } = waiverDays(reader.now);
  return html`<details class="decision" id="${is.decision}" ${kept === undefined ? '' : 'open'}>
    <summary>${is.label}</summary>
    <form method="post" action="${address}decide">
      <input type="hidden" name="decision" value="${is.decision}" />
      ${seen(judged.filter(({ removes }) => !removes))}
      ${deskChoice(is.decision, is.desks, kept?.desk, reader)}
      <label for="${id}">${is.hint}${is.decision === 'withdraw' ? ` (${t.optional})` : ''}</label>
      <textarea id="${id}" name="comment" rows="4" maxlength="2000" dir="auto">${kept?.text ?? ''}</textarea>
      ${
        is.decision === 'waiver'
          ? html`<label for="waiver-until">${t.waiveUntil}</label>
              <input
                id="waiver-until"
                type="date"
                name="expires"
                min="${first}"
                max="${last}"
                value="${kept?.expires ?? ''}"
              />`
          : ''
      }
      <button>${is.send}</button>
    </form>
  </details>`;
}

function deskChoice(
  form: string,
  desks: readonly string[],
  chosen: string | undefined,
  reader: Reader,
): Html {
  const [first = '', second] = desks;
  if (second === undefined) return html`<input type="hidden" name="desk" value="${first}" />`;
  return html`<label for="desk-${form}">${reader.words.forDesk}</label>
    <select id="desk-${form}" name="desk">
      ${desks.map(
        (desk) =>
          html`<option value="${desk}" ${desk === chosen ? 'selected' : ''}>${reader.desk(desk)}</option>`,
      )}
    </select>`;
}

function seen(judged: readonly Judged[]): Html[] {
  return judged.map((one) => html`<input type="hidden" name="seen" value="${seenField(one)}" />`);
}

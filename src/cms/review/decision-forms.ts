import { html } from 'hono/html';
import { desksOf, seenFields } from './decision-choices.ts';
import type { DecisionChoices } from './decision-choices.ts';
import { isAgreed, standingOf } from './reviewable-entry.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';
import { waiverDays } from './requests.ts';
import { takedownFields } from './takedown-words.ts';

/** All other decisions of a person, each in its own fold. */
export function otherDecisions(choices: DecisionChoices): Html[] {
  const { reader, reviewable } = choices;
  const { words: t } = reader;
  const desks = desksOf(reviewable, reader);
  const staying = reviewable.filter(({ removes }) => !removes);
  const given = desks.filter((desk) => staying.some((one) => standingOf(desk, one, reader) === 'given'));
  const isMissingSome = staying.some(({ entry }) => entry.verdict?.approved === false);
  if (desks.length === 0 || staying.length === 0) return [];
  return [
    form(choices, { decision: 'request-changes', label: t.ask, hint: t.askHint, send: t.send.ask, desks }),
    ...(given.length === 0
      ? []
      : [
          form(choices, {
            decision: 'withdraw',
            label: t.withdraw,
            hint: t.withdrawHint,
            send: t.send.withdraw,
            desks: given,
          }),
        ]),
    ...(isMissingSome
      ? [form(choices, { decision: 'waiver', label: t.waive, hint: t.waiveHint, send: t.send.waive, desks })]
      : []),
  ];
}

/**
 * Unpublishing an entry: at once for members of its desks, as a proposal for everybody else. For an unpublished entry,
 * the message at its address.
 */
export function takeDownForm(choices: DecisionChoices, isDown = false): Html | string {
  const { words: t } = choices.reader;
  const desks = desksOf(choices.reviewable, choices.reader);
  const isDecided = desks.length > 0;
  if (isDown && !isDecided) return '';
  const own = isDown
    ? { label: t.reword, hint: t.rewordHint, send: t.send.reword }
    : { label: t.takeDown, hint: t.takeDownHint, send: t.send.takeDown };
  const proposal = { label: t.proposeTakeDown, hint: t.proposeHint, send: t.send.propose };
  return form(choices, { decision: 'take-down', ...(isDecided ? own : proposal), desks });
}

/** Agreeing to a draft that deletes an entry, with a message for visitors of its address. */
export function agreeForm({ reviewable, ...choices }: DecisionChoices): Html | string {
  const { words: t } = choices.reader;
  const going = reviewable.filter((one) => one.removes && !isAgreed(one));
  const desks = desksOf(going, choices.reader);
  if (desks.length === 0) return '';
  return form(
    { ...choices, reviewable: going },
    { decision: 'unpublish', label: t.agreeWith, hint: t.agreeHint, send: t.send.agree, desks },
  );
}

function form(
  { reader, address, reviewable, typed }: DecisionChoices,
  is: { decision: string; label: string; hint: string; send: string; desks: readonly string[] },
): Html {
  const { words: t } = reader;
  const kept = typed?.form === is.decision ? typed : undefined;
  const id = `why-${is.decision}`;
  const { first, last } = waiverDays(reader.now);
  const isOptional = is.decision !== 'request-changes' && is.decision !== 'waiver';
  const about = reviewable.filter(({ removes }) => removes === (is.decision === 'unpublish'));
  const isForVisitors = is.desks.length > 0 && ['take-down', 'unpublish'].includes(is.decision);
  return html`<details class="decision" id="${is.decision}" ${kept === undefined ? '' : 'open'}>
    <summary>${is.label}</summary>
    <form method="post" action="${address}decide">
      <input type="hidden" name="decision" value="${is.decision}" />
      ${seenFields(about)} ${deskChoice(is.decision, is.desks, kept?.desk, reader)}
      <label for="${id}">${is.hint}${isOptional ? ` (${t.optional})` : ''}</label>
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
      ${isForVisitors ? takedownFields(about, kept, reader) : ''}
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

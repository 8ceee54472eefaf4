import { html } from 'hono/html';
import type { Draft, DraftEvent } from '../desk/draft.ts';
import type { Typed } from './decision-choices.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** The notes on a draft, and a form to add one. */
export function notesPart(draft: Draft, address: string, typed: Typed | undefined, reader: Reader): Html {
  const { words: t } = reader;
  const kept = typed?.form === 'note' ? typed.text : '';
  const notes = draft.notes.map(
    ({ id, author, person, at, text, resolved }) =>
      html`<li class="${resolved ? 'resolved' : ''}">
        <p class="meta">
          <strong dir="auto">${person === undefined ? author : reader.name(person)}</strong>
          <time datetime="${at}" title="${reader.moment(at)}">${reader.ago(at)}</time>
          ${resolved ? html`<span>${t.resolved}</span>` : ''}
        </p>
        <p class="said" dir="auto">${text}</p>
        <form method="post" action="${address}resolve-note">
          <input type="hidden" name="note" value="${id}" />
          <input type="hidden" name="resolved" value="${resolved ? 'no' : 'yes'}" />
          <button class="quiet">${resolved ? t.reopen : t.resolve}</button>
        </form>
      </li>`,
  );
  return html`<section class="part" aria-labelledby="notes">
    <h2 id="notes">${t.notesHead}</h2>
    ${
      notes.length === 0
        ? html`<p class="label">${t.noNotes}</p>`
        : html`<ol class="notes">
            ${notes}
          </ol>`
    }
    <form class="note-form" method="post" action="${address}note">
      <label for="note">${t.addNote}</label>
      <textarea
        id="note"
        name="text"
        rows="3"
        maxlength="10000"
        dir="auto"
        data-key="n"
        aria-describedby="note-hint"
      >
${kept}</textarea>
      <p class="label" id="note-hint">${t.noteHint}</p>
      <button>${t.saveNote}</button>
    </form>
  </section>`;
}

/** The history of a draft, the newest first. */
export function historyPart({ history }: Draft, reader: Reader): Html {
  const { words: t } = reader;
  return html`<section class="part" aria-labelledby="history">
    <h2 id="history">${t.historyHead}</h2>
    <ol class="history">
      ${history.toReversed().map(
        (event) =>
          html`<li>
            <time datetime="${event.at}">${reader.moment(event.at)}</time>
            <p dir="auto">
              <strong>${event.person === undefined ? event.author : reader.name(event.person)}</strong>
              ${deed(event, reader)}
            </p>
            ${
              'comment' in event.what && event.what.comment !== undefined && event.what.comment !== ''
                ? html`<blockquote dir="auto">${event.what.comment}</blockquote>`
                : ''
            }
          </li>`,
      )}
    </ol>
  </section>`;
}

function deed({ what }: DraftEvent, reader: Reader): string {
  const { did, decided, statuses } = reader.words;
  switch (what.act) {
    case 'status':
      return did.status(statuses[what.status]);
    case 'decide':
      return (decided[what.decision] ?? (() => what.decision))(reader.desk(what.desk));
    case 'resolve-note':
      return what.resolved ? did['resolve-note'] : did['reopen-note'];
    default:
      return did[what.act];
  }
}

import { html } from 'hono/html';
import { keyOfDraft } from '../desk/names.ts';
import { titleOfChange } from './change.ts';
import type { Change } from './change.ts';
import { layout } from './layout.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** Asks for confirmation before a draft is discarded for everybody. */
export function discardPage(change: Change, reader: Reader): Html {
  const { words: t } = reader;
  const address = `${base}/${keyOfDraft(change.draft.name)}/`;
  const title = t.discardTitle(titleOfChange(change, reader.lang));
  const body = html`<div class="page-head">
      <h1 dir="auto">${title}</h1>
      <p>${t.discardText}</p>
    </div>
    <form class="status-form" method="post" action="${address}discard">
      <button class="danger">${t.discardYes}</button>
      <a class="button" href="${address}">${t.discardNo}</a>
    </form>`;
  return layout(reader, { title, body, path: `${address}discard` });
}

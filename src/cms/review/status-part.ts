import { html } from 'hono/html';
import type { DraftStatus } from '../desk/draft.ts';
import type { Change } from './change.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

const nextStatus: Record<DraftStatus, DraftStatus[]> = {
  draft: ['pending_review'],
  pending_review: ['draft', 'pending_publish'],
  pending_publish: ['pending_review', 'draft'],
};

/** The status of a draft among the three possible ones, and buttons to change it. */
export function statusForms(
  { draft, isReady, reviewable }: Change,
  address: string,
  { words: t }: Reader,
): Html {
  const isWaiting = !isReady && reviewable.length > 0;
  return html`<h3>${t.statusHead}</h3>
    ${isWaiting ? html`<p class="label">${t.publishWaits}</p>` : ''}
    <form class="status-form" method="post" action="${address}status">
      ${nextStatus[draft.status].map(
        (status) => html`<button name="status" value="${status}">${t.statusTo[status]}</button>`,
      )}
    </form>
    <p><a class="danger" href="${address}discard">${t.discard}</a></p>`;
}

import { html } from 'hono/html';
import { addressOf, basePath, withBase } from '../../publication/addresses.ts';
import { publicationState } from '../../publication/state.ts';
import { languageName } from '../../model/languages.ts';
import { authorsOf, titleOf } from '../../model/entry.ts';
import { slugMaxLength } from '../../model/fields.ts';
import { approvalsPart } from './approvals.ts';
import type { Shown } from './change-page.ts';
import { approveButtons } from './approve-buttons.ts';
import { standingWords } from './decision-choices.ts';
import type { DecisionChoices, Typed } from './decision-choices.ts';
import { otherDecisions, takeDownForm } from './decision-forms.ts';
import { isAgreed } from './reviewable-entry.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import { layout } from './layout.ts';
import { previewPart } from './preview-part.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** An entry of main: its approvals, and the decisions that its desks can make. */
export function sitePage(
  reviewable: ReviewableEntry,
  hasDraft: boolean,
  reader: Reader,
  { notice, typed }: Shown,
): Html {
  const { words: t, content } = reader;
  const { entry } = reviewable;
  const { collection, slug, lang } = entry;
  const address = `${base}/site/${collection}/${lang}/${slug}/`;
  const page = withBase(addressOf(collection, slug, lang, content.site), basePath(content.site));
  const choices: DecisionChoices = { reader, address, reviewable: [reviewable], isMain: true, typed };
  const isShown = publicationState(entry, reader.now) === 'published';
  const isDown = isAgreed(reviewable);
  const state = isShown ? t.onSiteNow : isDown ? t.tookDown : t.heldBack;
  const buttons = approveButtons(choices);
  const standing = standingWords(choices);
  const authors = authorsOf(entry);
  const body = html`<div class="page-head">
      <p class="meta">
        <a href="${base}/">${t.queue}</a>
        <span>${reader.collection(collection)}</span>
        <span>${languageName(lang)}</span>
      </p>
      <h1 dir="auto">${titleOf(entry)}</h1>
      <p class="meta">
        <span class="status ${isShown ? 'pending_publish' : 'held'}">${state}</span>
        ${
          authors.length === 0
            ? ''
            : html`<span>${t.writtenBy} <span dir="auto">${reader.names(authors)}</span></span>`
        }
        ${isShown ? html`<a href="${page}">${t.seePage}</a>` : ''}
        ${hasDraft ? html`<a href="${base}/${collection}/${slug}/">${t.openDraft}</a>` : ''}
      </p>
    </div>
    <div class="columns">
      <div class="aside">${approvalsPart([reviewable], false, reader)}</div>
      <div class="content">
        ${previewPart([{ lang, before: true, after: false }], { collection, slug }, reader)}
      </div>
      <section class="decide" aria-labelledby="decide">
        <h2 id="decide">${t.decideHead}</h2>
        ${standing === undefined ? '' : html`<p>${standing}</p>`} ${otherDecisions(choices)}
        ${takeDownForm(choices, isDown)} ${hasDraft ? '' : renameForm(address, slug, typed, reader)}
      </section>
    </div>
    ${
      buttons.length === 0
        ? ''
        : html`<div class="actions" role="group" aria-label="${t.decideHead}">${buttons}</div>`
    }`;
  return layout(reader, { title: titleOf(entry), body, notice, path: address });
}

/** A new slug is a change like any other: it becomes a draft. */
function renameForm(address: string, slug: string, typed: Typed | undefined, { words: t }: Reader): Html {
  const kept = typed?.form === 'rename' ? typed.text : undefined;
  return html`<details class="decision" ${kept === undefined ? '' : 'open'}>
    <summary>${t.rename}</summary>
    <form method="post" action="${address}rename">
      <label for="new-slug">${t.renameTo}</label>
      <input
        id="new-slug"
        name="slug"
        value="${kept ?? slug}"
        required
        maxlength="${2 * slugMaxLength}"
        aria-describedby="new-slug-hint"
        autocapitalize="none"
        spellcheck="false"
      />
      <p class="hint" id="new-slug-hint">${t.renameHint}</p>
      <button>${t.renameSend}</button>
    </form>
  </details>`;
}

import { html } from 'hono/html';
import { isRecordCollection } from '../../model/collections.ts';
import { languageName } from '../../model/languages.ts';
import type { EndingSave } from './ended-by.ts';
import { keyOfDraft } from '../desk/names.ts';
import type { Conflict } from '../desk/refusals.ts';
import { approvalsPart } from './approvals.ts';
import { isShown, languagesOf, titleOfChange } from './change.ts';
import type { Change } from './change.ts';
import { checksPart } from './checks-part.ts';
import { conflictsPart } from './conflicts-part.ts';
import { approveButtons } from './approve-buttons.ts';
import { standingWords } from './decision-choices.ts';
import type { DecisionChoices, Typed } from './decision-choices.ts';
import { agreeForm, otherDecisions, takeDownForm } from './decision-forms.ts';
import { endedPart } from './ended-part.ts';
import { textPart } from './difference-part.ts';
import { compareFiles } from './file-change.ts';
import { layout } from './layout.ts';
import type { Notice } from './layout.ts';
import { mediaPart } from './media-part.ts';
import { historyPart, notesPart } from './notes-part.ts';
import { statusForms } from './status-part.ts';
import { previewPart } from './preview-part.ts';
import type { Versions } from './preview-part.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** What the page of a draft or an entry may show in addition. */
export interface Shown {
  notice?: Notice | undefined;
  /** The refused form. */
  typed?: Typed | undefined;
  /** Of a draft: the saves that ended approvals, by their records. */
  saves?: ReadonlyMap<string, EndingSave> | undefined;
}

/** The page of one draft: its status, its changes, the missing approvals and the decision forms. */
export async function changePage(
  change: Change,
  conflicts: readonly Conflict[],
  reader: Reader,
  { notice, typed, saves = new Map() }: Shown,
): Promise<Html> {
  const { words: t } = reader;
  const { draft, reviewable, onSite } = change;
  const title = titleOfChange(change, reader.lang);
  const address = `${base}/${keyOfDraft(draft.name)}/`;
  const choices: DecisionChoices = { reader, address, reviewable, isMain: false, typed };
  const isDecidable = conflicts.length === 0 && change.content.overlay.errors.length === 0;
  const { texts, media } = await compareFiles(change, reader);
  const body = html`${head(change, title, reader)}
    <div class="columns">
      <div class="aside">
        ${approvalsPart(reviewable, change.content.overlay.errors.length > 0, reader)}
        ${endedPart(change.ended, saves, reader)} ${checksPart(change, reader)}
      </div>
      <div class="content">
        ${conflictsPart(conflicts, address, reader)}
        <section class="part" aria-labelledby="changes">
          <h2 id="changes">${t.changesHead}</h2>
          ${texts.length + media.length === 0 ? html`<p>${t.noChanges}</p>` : ''}
          ${texts.map((text) => textPart(text, reader))}
        </section>
        ${mediaPart(media, draft.name, reader)}
        ${previewPart(isDecidable ? versionsOf(change, reader) : [], draft.name, reader)}
        ${notesPart(draft, address, typed, reader)} ${historyPart(draft, reader)}
      </div>
      <section class="decide" aria-labelledby="decide">
        <h2 id="decide">${t.decideHead}</h2>
        ${standing(choices)} ${isDecidable ? [...otherDecisions(choices), agreeForm(choices)] : ''}
        ${
          onSite.some((one) => isShown(one, reader.now)) && !reviewable.some(({ removes }) => removes)
            ? takeDownForm({ ...choices, reviewable: onSite })
            : ''
        }
        ${siteLinks(change, reader)} ${statusForms(change, address, reader)}
      </section>
    </div>
    ${actionBar(change, isDecidable ? approveButtons(choices) : [], address, reader)}`;
  return layout(reader, { title, body, notice, path: address });
}

function head({ draft, content }: Change, title: string, reader: Reader): Html {
  const { words: t } = reader;
  const langs = languagesOf(content.changes.map(({ file }) => file)).map((lang) => languageName(lang));
  return html`<div class="page-head">
    <p class="meta">
      <a href="${base}/">${t.queue}</a>
      <span>${reader.collection(draft.name.collection)}</span>
      ${langs.length === 0 ? '' : html`<span>${langs.join(', ')}</span>`}
    </p>
    <h1 dir="auto">${title}</h1>
    <p class="meta">
      <span class="status ${draft.status}">${t.statuses[draft.status]}</span>
      <span>${t.since} <time datetime="${draft.since}">${reader.moment(draft.since)}</time></span>
      ${
        draft.authors.length === 0
          ? ''
          : html`<span>${t.writtenBy} <span dir="auto">${reader.names(draft.authors)}</span></span>`
      }
      <span>
        ${t.lastSaved}
        <time datetime="${draft.updatedAt}" title="${reader.moment(draft.updatedAt)}"
          >${reader.ago(draft.updatedAt)}</time
        >
      </span>
    </p>
  </div>`;
}

function standing(choices: DecisionChoices): Html | string {
  const words = standingWords(choices);
  return words === undefined ? '' : html`<p>${words}</p>`;
}

/** The bar that stays on the screen: the approve button, and publishing if nothing prevents it. */
function actionBar(
  change: Change,
  buttons: readonly Html[],
  address: string,
  { words: t }: Reader,
): Html | string {
  const { isReady } = change;
  if (buttons.length === 0 && !isReady) return '';
  return html`<div class="actions" role="group" aria-label="${t.decideHead}">
    ${buttons} ${buttons.length === 0 ? '' : html`<a class="button" href="#request-changes">${t.ask}</a>`}
    ${
      isReady
        ? html`<form method="post" action="${address}publish">
            <button class="publish">${t.publish}</button>
          </form>`
        : ''
    }
  </div>`;
}

function siteLinks({ onSite }: Change, { words: t }: Reader): Html | string {
  if (onSite.length === 0) return '';
  const links = onSite.map(({ entry: { collection, lang, slug } }) => {
    const address = `${base}/site/${collection}/${lang}/${slug}/`;
    return html`<li><a href="${address}">${t.siteVersion} (${languageName(lang)})</a></li>`;
  });
  return html`<ul class="links">
    ${links}
  </ul>`;
}

function versionsOf({ draft, content, reviewable, onSite }: Change, reader: Reader): Versions[] {
  const { collection } = draft.name;
  if (isRecordCollection(collection)) {
    const [lang = 'en'] = reader.content.site.languages;
    const [file] = content.changes;
    return [{ lang, before: file?.before !== undefined, after: file?.after !== undefined }];
  }
  return languagesOf(content.changes.map(({ file }) => file)).map((lang) => ({
    lang,
    before: onSite.some(({ entry }) => entry.lang === lang),
    after: reviewable.some(({ entry, removes }) => entry.lang === lang && !removes),
  }));
}

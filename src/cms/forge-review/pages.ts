import { html } from 'hono/html';
import { compareTexts, sameWords } from '../review/comparison.ts';
import { textPart } from '../review/difference-part.ts';
import { compareFields } from '../review/compare-fields.ts';
import type { Reader } from '../review/reader.ts';
import type { Html } from '../review/html.ts';
import { languageName } from '../../model/languages.ts';
import { frontOf } from './load.ts';
import type { EntryView, Place, PullView } from './load.ts';
import type { DeskStanding } from './weigh.ts';
import { reviewWords } from '../../i18n/forge-review.ts';
import { groups } from './groups.ts';
import type { Group } from './groups.ts';

/** The label that Decap uses for drafts that are still being written. */
const draftLabel = 'decap-cms/draft';

/** The review queue. @param left how many are open in addition to those shown */
export function queuePage(views: readonly PullView[], left: number, reader: Reader): Html {
  const t = reviewWords[reader.lang];
  if (views.length === 0)
    return html`<div class="page-head"><h1>${reader.words.title}</h1></div>
      <p>${t.none}</p>
      <p class="hint">${t.noneHint}</p>`;
  return html`<div class="page-head">
      <h1>${reader.words.title}</h1>
      ${left > 0 ? html`<p>${t.more(left)}</p>` : ''}
    </div>
    ${groups.map((group) =>
      groupPart(
        group,
        views.filter((view) => groupOf(view) === group),
        reader,
      ),
    )}`;
}

function groupOf({ pull, mine, isReady, entries }: PullView): Group {
  if (entries.length === 0) return 'beside';
  if (pull.isDraft || pull.labels.includes(draftLabel)) return 'written';
  if (mine.length > 0) return 'mine';
  return isReady ? 'ready' : 'others';
}

function groupPart(group: Group, views: readonly PullView[], reader: Reader): Html | string {
  const t = reviewWords[reader.lang];
  if (views.length === 0) return '';
  return html`<section class="group" aria-labelledby="group-${group}">
    <div class="section-head">
      <h2 id="group-${group}">${t.groups[group]} <span class="number">${views.length}</span></h2>
      <p class="label">${t.hints[group]}</p>
    </div>
    <ul class="rows">
      ${views.map((view) => row(view, reader))}
    </ul>
  </section>`;
}

function row({ pull, entries, mine }: PullView, reader: Reader): Html {
  const { words: t } = reader;
  const missing = merged(entries).filter(({ given, needed }) => given.length < needed);
  const against = entries.flatMap(({ desks }) => desks.flatMap((one) => one.against));
  return html`<li class="row">
    <h3><a href="#/${pull.number}" dir="auto">${titleOf({ pull, entries })}</a></h3>
    <p class="meta">
      <span>#${pull.number}</span>
      ${[...new Set(entries.map(({ collection }) => collection))].map(
        (one) => html`<span>${reader.collection(one)}</span>`,
      )}
      ${entries.length === 0 ? '' : html`<span>${[...new Set(entries.map(({ lang }) => languageName(lang)))].join(', ')}</span>`}
      ${pull.author ? html`<span dir="auto">${t.by(pull.author.login)}</span>` : ''}
      <time datetime="${pull.updatedAt}" title="${reader.moment(pull.updatedAt)}"
        >${reader.ago(pull.updatedAt)}</time
      >
    </p>
    <ul class="marks">
      ${[...new Set(against.map(({ person }) => person))].map(
        (person) =>
          html`<li class="mark stale">
            ${reviewWords[reader.lang].asksFor(reader.name(person), '').replace(/, $/, '')}
          </li>`,
      )}
      ${missing.map(
        ({ desk, could }) =>
          html`<li class="mark desk ${mine.includes(desk) ? 'own' : ''}">
            ${desk === '' ? t.noOwner : t.waitsFor(reader.desk(desk), could.map((id) => reader.name(id)).join(', '))}
          </li>`,
      )}
    </ul>
  </li>`;
}

/** The titles of its texts, which people know; the title of the pull request if it has no texts. */
function titleOf({ pull, entries }: Pick<PullView, 'pull' | 'entries'>): string {
  const titles = [...new Set(entries.map(({ title }) => title))];
  return titles.length === 0 ? pull.title : titles.slice(0, 3).join(' · ');
}

/** One pull request: its changes, its missing approvals, and the form for a review. */
export function pullPage(view: PullView, place: Place, reader: Reader, typed = ''): Html {
  const { words: t } = reader;
  const own = reviewWords[reader.lang];
  const { pull, entries, others } = view;
  return html`<div class="page-head">
      <p class="meta">
        <a href="#/">${t.queue}</a>
        <span>#${pull.number}</span>
        <a href="${pull.url}" target="_blank" rel="noopener">${own.openOnForge}</a>
      </p>
      <h1 dir="auto">${titleOf(view)}</h1>
      <p class="meta">
        ${pull.author ? html`<span>${t.writtenBy} <span dir="auto">${pull.author.login}</span></span>` : ''}
        <span
          >${t.lastSaved}
          <time datetime="${pull.updatedAt}" title="${reader.moment(pull.updatedAt)}"
            >${reader.ago(pull.updatedAt)}</time
          ></span
        >
      </p>
    </div>
    <div class="columns">
      <div class="aside">
        <section class="part" aria-labelledby="approvals">
          <h2 id="approvals">${t.verdictHead}</h2>
          ${entries.map((entry) => approvals(entry, reader))}
          ${entries.length === 0 ? html`<p>${t.nothingAsked}</p>` : html`<p class="hint">${own.counted}</p>`}
        </section>
        ${reviewsPart(view, place, reader)}
      </div>
      <div class="content">
        <section class="part" aria-labelledby="changes">
          <h2 id="changes">${t.changesHead}</h2>
          ${entries.map((entry) => textPart(textChange(entry, reader), reader))}
          ${
            others.length === 0
              ? ''
              : html`<h3>${own.otherFiles}</h3>
                  <ul class="checks">
                    ${others.map(
                      ({ path, additions, deletions }) =>
                        html`<li>
                          <code>${path}</code> <span class="hint">+${additions} −${deletions}</span>
                        </li>`,
                    )}
                  </ul>`
          }
        </section>
      </div>
      <section class="decide" aria-labelledby="decide">
        <h2 id="decide">${t.decideHead}</h2>
        ${decision(view, place, reader, typed)}
      </section>
    </div>`;
}

function textChange({ file, collection, lang, before, after }: EntryView, reader: Reader) {
  const [old, now] = [before, after].map((text) => {
    const { body, ...data } = frontOf(text ?? '');
    return { data, body: typeof body === 'string' ? body : '' };
  });
  const kind =
    before === undefined
      ? ('adds' as const)
      : after === undefined
        ? ('removes' as const)
        : ('changes' as const);
  return {
    file,
    collection,
    lang,
    kind,
    fields: compareFields(collection, old?.data, now?.data, reader),
    body: compareTexts(old?.body ?? '', now?.body ?? ''),
    formattingOnly:
      kind === 'changes' &&
      sameWords(old?.body ?? '', now?.body ?? '') &&
      JSON.stringify(old?.data) === JSON.stringify(now?.data),
  };
}

function approvals({ title, lang, desks, ended }: EntryView, reader: Reader): Html {
  const { words: t } = reader;
  return html`<h3 dir="auto">${title} <span class="hint">${languageName(lang)}</span></h3>
    ${
      desks.length === 0
        ? html`<p>${t.nothingAsked}</p>`
        : html`<ul class="desks">
            ${desks.map((desk) => deskLine(desk, ended, reader))}
          </ul>`
    }`;
}

function deskLine(
  { desk, needed, given, against, could, isBeyond }: DeskStanding,
  ended: EntryView['ended'],
  reader: Reader,
): Html {
  const { words: t } = reader;
  const own = reviewWords[reader.lang];
  const isEnough = given.length >= needed;
  const kind = against.length > 0 ? 'blocked' : isEnough ? 'given' : 'missing';
  const stamp = against.length > 0 ? own.stamp : isEnough ? t.approvedStamp : t.missingStamp;
  const name = desk === '' ? t.noOwner : reader.desk(desk);
  const waits = isBeyond
    ? own.beyond
    : could.length === 0
      ? t.nobodyCould
      : t.couldDecide(reader.names(could));
  const says = [
    ...given.map(({ person, at }) => t.approvedBy(reader.name(person), reader.day(at))),
    ...against.map(({ person, at }) => own.asksFor(reader.name(person), reader.day(at))),
    ...ended
      .filter((one) => one.desk === desk)
      .map(({ person, at }) => own.ended(reader.name(person), reader.day(at))),
    ...(isEnough ? [] : [waits]),
  ];
  return html`<li class="${kind}">
    <span class="stamp">${stamp}</span>
    <div>
      <strong>${needed > 1 ? `${name}, ${t.count(given.length, needed)}` : name}</strong>
      ${says.map((one) => html`<p dir="auto">${one}</p>`)}
    </div>
  </li>`;
}

function reviewsPart(
  { reviews, passed }: PullView,
  { policy, names, kind }: Place,
  reader: Reader,
): Html | string {
  const t = reviewWords[reader.lang];
  if (reviews.length === 0) return '';
  const who = (account: number | undefined, login: string | undefined) => {
    const id = Object.keys(policy.people).find((one) => policy.people[one]?.forge?.[kind] === account);
    return (id !== undefined && names[id]) || login || t.gone;
  };
  return html`<section class="part" aria-labelledby="reviews">
    <h2 id="reviews">${t.reviewsHead}</h2>
    <ul class="checks">
      ${reviews.map((review) => {
        const why = passed.find((one) => one.review.id === review.id)?.why;
        return html`<li>
          <strong dir="auto">${who(review.by?.id, review.by?.login)}</strong> ${t.reviewStates[review.state]},
          <time datetime="${review.at}">${reader.day(review.at)}</time>
          ${review.body === '' ? '' : html`<p class="said" dir="auto">${review.body}</p>`}
          ${why === undefined ? '' : html`<p class="mark stale" lang="en">${t.notCounted(why)}</p>`}
        </li>`;
      })}
    </ul>
  </section>`;
}

function decision(
  { pull, mine, isOwn, isReady }: PullView,
  place: Place,
  reader: Reader,
  typed: string,
): Html {
  const t = reviewWords[reader.lang];
  const merge = isReady
    ? html`<p>${t.ready}</p>
        <p><a class="button" href="${pull.url}" target="_blank" rel="noopener">${t.mergeOnForge}</a></p>`
    : '';
  if (isOwn)
    return html`<p>${t.own}</p>
      ${merge}`;
  if (place.viewer === undefined)
    return html`<p>${t.unknownPerson}</p>
      ${merge}`;
  if (mine.length === 0)
    return html`<p>${t.notAsked}</p>
      ${merge}`;
  const [only = ''] = mine;
  return html`<form id="decision" novalidate>
      ${
        mine.length === 1
          ? html`<p>${t.forDesks} <strong>${reader.desk(only)}</strong></p>
              <input type="hidden" name="desk" value="${only}" />`
          : html`<fieldset>
              <legend>${t.whichDesk}</legend>
              ${mine.map(
                (desk) =>
                  html`<label class="choice"
                    ><input type="checkbox" name="desk" value="${desk}" /> ${reader.desk(desk)}</label
                  >`,
              )}
            </fieldset>`
      }
      <label for="comment">${t.comment}</label>
      <textarea id="comment" name="comment" rows="4" aria-describedby="fault">${typed}</textarea>
      <p id="fault" class="danger" role="alert"></p>
      <div class="status-form">
        <button class="approve" name="verdict" value="approve">${t.approve}</button>
        <button name="verdict" value="request-changes">${t.ask}</button>
      </div>
    </form>
    ${merge}`;
}

export interface SignIn {
  repository: string;
  /** The page where tokens are made. */
  home: string;
  scopes: string;
  makeToken: string;
  token: string;
  /** Why the last one was refused; empty if there was none. */
  fault: string;
}

export function signInPage(
  { repository, home, scopes, makeToken, token, fault }: SignIn,
  reader: Reader,
): Html {
  const t = reviewWords[reader.lang];
  return html`<div class="page-head"><h1>${t.signIn}</h1></div>
    ${fault === '' ? '' : html`<p class="notice refused" role="alert">${fault}</p>`}
    <p>${t.signInIntro(repository)}</p>
    <p>${scopes}</p>
    <p>
      <a href="${home}/settings/personal-access-tokens/new" target="_blank" rel="noopener">${makeToken}</a>
    </p>
    <form id="sign-in">
      <label for="token">${token}</label>
      <input
        id="token"
        name="token"
        type="password"
        autocomplete="off"
        spellcheck="false"
        required
        aria-describedby="kept"
      />
      <p id="kept" class="hint">${t.kept}</p>
      <button class="publish">${t.signIn}</button>
    </form>`;
}

/** An error, with the forge's or our own message and what to do next. */
export function failurePage(message: string, reader: Reader): Html {
  const t = reviewWords[reader.lang];
  return html`<div class="page-head"><h1>${t.failed}</h1></div>
    <div class="notice refused" role="alert"><p lang="en" dir="auto">${message}</p></div>
    <button id="again">${t.again}</button>`;
}

/** One line for each desk, for all entries together. */
function merged(entries: readonly EntryView[]): DeskStanding[] {
  const all = new Map<string, DeskStanding>();
  for (const { desks } of entries)
    for (const one of desks) {
      const known = all.get(one.desk);
      if (known === undefined || one.given.length - one.needed < known.given.length - known.needed)
        all.set(one.desk, one);
    }
  return [...all.values()];
}

import { html } from 'hono/html';
import { entryCollections, recordCollections } from '../../model/collections.ts';
import { languageName } from '../../model/languages.ts';
import { inWords } from './ending-answer.ts';
import type { DraftCollection } from '../desk/names.ts';
import { layout } from './layout.ts';
import type { Notice } from './layout.ts';
import { groups } from './queue-row.ts';
import type { Group, Row } from './queue-row.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

export interface Filter {
  desk: string | undefined;
  collection: string | undefined;
}

/** The review queue: the first page that a reviewer sees. */
export function queuePage(rows: readonly Row[], filter: Filter, reader: Reader, notice?: Notice): Html {
  const { words: t, content } = reader;
  const shown = rows.filter(
    ({ desks, collection }) =>
      (filter.desk === undefined || desks.includes(filter.desk)) &&
      (filter.collection === undefined || collection === filter.collection),
  );
  const { desk } = filter;
  const body = html`<div class="page-head">
      <h1>${t.title}</h1>
      ${content.policy.rules.length === 0 ? html`<p>${t.noPolicy}</p>` : ''} ${filters(rows, filter, reader)}
    </div>
    ${groups.map((group) =>
      section(
        group,
        shown.filter((row) => row.group === group),
        reader,
      ),
    )}
    ${feeds(reader)}`;
  const feed = desk === undefined ? undefined : `${base}/feed/${desk}.atom`;
  return layout(reader, { title: t.title, body, notice, path: `${base}/`, feed });
}

function section(group: Group, rows: readonly Row[], reader: Reader): Html {
  const { words: t } = reader;
  return html`<section class="group" aria-labelledby="group-${group}">
    <div class="section-head">
      <h2 id="group-${group}">${t.groups[group]} <span class="number">${rows.length}</span></h2>
      ${rows.length === 0 ? '' : html`<p class="label">${t.groupHint[group]}</p>`}
    </div>
    ${
      rows.length === 0
        ? html`<p class="none">${t.empty[group]}</p>`
        : html`<ul class="rows">
            ${rows.map((row) => item(row, reader))}
          </ul>`
    }
  </section>`;
}

function item(row: Row, reader: Reader): Html {
  const { words: t } = reader;
  const langs = row.langs.map((lang) => languageName(lang)).join(', ');
  return html`<li class="row">
    <h3><a href="${row.address}" dir="auto">${row.title}</a></h3>
    <p class="meta">
      <span>${reader.collection(row.collection)}</span>
      ${langs === '' ? '' : html`<span>${langs}</span>`}
      ${row.authors.length === 0 ? '' : html`<span dir="auto">${t.by(reader.names(row.authors))}</span>`}
      <time datetime="${row.since}" title="${reader.moment(row.since)}">${reader.ago(row.since)}</time>
    </p>
    <ul class="marks">
      ${marks(row, reader)}
    </ul>
  </li>`;
}

function marks({ desks, people, ended, faults, fits, main, group }: Row, reader: Reader): Html[] {
  const { words: t } = reader;
  // If other people must act next, the reader's own desk is listed among the others.
  const isOwn = (desk: string) => group === 'mine' && reader.members(desk).includes(reader.person.id);
  const mark = (kind: string, text: string) => html`<li class="mark ${kind}">${text}</li>`;
  return [
    ...(fits ? [] : [mark('stale', t.doesNotFit)]),
    ...(faults === 0 ? [] : [mark('stale', t.faults(faults))]),
    ...[...new Set(inWords(ended, reader).map(({ desk, kind }) => t.endedMark(kind, desk)))].map((text) =>
      mark('stale', text),
    ),
    ...(main?.held === true ? [mark('stale', t.lacks)] : []),
    ...(main?.until === undefined
      ? []
      : [mark('stale', (main.waiver ? t.waiverEnds : t.endsOn)(reader.day(main.until)))]),
    ...(group === 'ready' || group === 'written' || (main !== undefined && !main.held)
      ? []
      : desks
          .toSorted((a, b) => Number(isOwn(b)) - Number(isOwn(a)))
          .map((desk) =>
            mark(
              isOwn(desk) ? 'desk own' : 'desk',
              desk === ''
                ? t.noOwner
                : t.waitsFor(reader.desk(desk), (people[desk] ?? []).map((id) => reader.name(id)).join(', ')),
            ),
          )),
  ];
}

/** Plain links, one line for each kind of filter; only collections that are in the queue. */
function filters(rows: readonly Row[], filter: Filter, reader: Reader): Html {
  const { words: t, content } = reader;
  const all: DraftCollection[] = [...entryCollections, ...recordCollections, 'media'];
  const present = all.filter((one) => rows.some(({ collection }) => collection === one));
  const desks = Object.keys(content.policy.desks);
  const line = (label: string, name: keyof Filter, values: readonly (readonly [string, string])[]) =>
    values.length < 2
      ? ''
      : html`<div class="filter">
          <span class="label">${label}</span>
          ${[['', t.all] as const, ...values].map(([value, text]) => {
            const isCurrent = (filter[name] ?? '') === value;
            return html`<a
              href="${addressOf({ ...filter, [name]: value })}"
              ${isCurrent ? html` aria-current="true"` : ''}
              >${text}</a
            >`;
          })}
        </div>`;
  return html`<nav class="filters" aria-label="${t.filters}">
    ${line(
      t.desk,
      'desk',
      desks.map((id) => [id, reader.desk(id)] as const),
    )}
    ${line(
      t.collection,
      'collection',
      present.map((one) => [one, reader.collection(one)] as const),
    )}
  </nav>`;
}

function addressOf(filter: Filter): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(filter) as [string, string | undefined][]) {
    if (value !== undefined && value !== '') query.set(name, value);
  }
  return query.size === 0 ? `${base}/` : `${base}/?${query.toString()}`;
}

function feeds(reader: Reader): Html | string {
  const desks = Object.keys(reader.content.policy.desks);
  if (desks.length === 0) return '';
  return html`<ul class="feeds">
    ${desks.map(
      (id) => html`<li><a href="${base}/feed/${id}.atom">${reader.words.feed(reader.desk(id))}</a></li>`,
    )}
  </ul>`;
}

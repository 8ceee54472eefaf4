import { html } from 'hono/html';
import { languageName } from '../../model/languages.ts';
import type { DeskVerdict, Verdict } from '../../model/verdict.ts';
import { nextApprovers, isAgreed } from './reviewable-entry.ts';
import type { ReviewableEntry } from './reviewable-entry.ts';
import { reasonWords } from './reason.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** What the policy asks for and who gave it, desk by desk; languages of which the same is to be said stand together. @param hasFaults so that something could not even be judged */
export function approvalsPart(
  reviewable: readonly ReviewableEntry[],
  hasFaults: boolean,
  reader: Reader,
): Html {
  const { words: t } = reader;
  const same = new Map<string, ReviewableEntry[]>();
  for (const one of reviewable) {
    const key = one.removes ? 'removes' : JSON.stringify(comparable(one.entry.verdict));
    same.set(key, [...(same.get(key) ?? []), one]);
  }
  const groups = [...same.values()].map((group) => {
    const [first] = group;
    const langs = group.map(({ entry }) => languageName(entry.lang)).join(', ');
    return html`${reviewable.length > 1 ? html`<h3>${langs}</h3>` : ''}
    ${first === undefined ? '' : entryPart(first, reader)}`;
  });
  return html`<section class="approvals" aria-labelledby="approvals">
    <h2 id="approvals">${t.verdictHead}</h2>
    ${groups.length === 0 ? html`<p>${hasFaults ? t.notJudged : t.nothingAsked}</p>` : groups}
  </section>`;
}

function entryPart(reviewable: ReviewableEntry, reader: Reader): Html {
  const { words: t } = reader;
  const { verdict } = reviewable.entry;
  if (verdict === undefined || verdict.desks.length === 0) return html`<p>${t.nothingAsked}</p>`;
  if (reviewable.removes) {
    const agreed = isAgreed(reviewable);
    return html`<p>${t.takeDownAsked}</p>
      <ul class="desks">
        ${verdict.desks.map(({ desk }) =>
          line(agreed ? 'given' : 'missing', agreed ? t.agreedStamp : t.missingStamp, reader.desk(desk), [
            whoCould(desk, reviewable, reader),
          ]),
        )}
      </ul>`;
  }
  const { blocks, waiver, import: imported } = verdict;
  const settled = new Set(verdict.desks.flatMap(({ reasons }) => reasons.map((one) => JSON.stringify(one))));
  return html`<ul class="desks">
    ${blocks
      .filter((block) => !settled.has(JSON.stringify(block)))
      .map((block) => line('blocked', t.blockedStamp, '', [reasonWords(block, reader)]))}
    ${
      waiver === undefined
        ? ''
        : line('blocked', t.waivedStamp, reader.desk(waiver.desk), [
            t.waived(
              reader.name(waiver.person),
              reader.day(waiver.at),
              reader.day(waiver.until),
              waiver.comment,
            ),
          ])
    }
    ${
      imported === undefined
        ? verdict.desks.map((desk) => deskLine(desk, reviewable, reader))
        : line('given', t.approvedStamp, '', [
            t.imported(reader.name(imported.person), reader.day(imported.at)),
          ])
    }
  </ul>`;
}

function deskLine(
  { desk, needed, given, reasons }: DeskVerdict,
  reviewable: ReviewableEntry,
  reader: Reader,
): Html {
  const { words: t } = reader;
  const isEnough = given.length >= needed;
  const name = desk === '' ? t.noOwner : reader.desk(desk);
  const by = given.map(({ person, at, until }) => {
    const words = t.approvedBy(reader.name(person), reader.day(at));
    return until === undefined ? words : `${words}, ${t.until(reader.day(until))}`;
  });
  const why = reasons.map((reason) => `${reasonWords(reason, reader)}.`);
  return line(
    isEnough ? 'given' : 'missing',
    isEnough ? t.approvedStamp : t.missingStamp,
    needed > 1 ? `${name}, ${t.count(given.length, needed)}` : name,
    isEnough ? by : [...by, ...why, ...(desk === '' ? [] : [whoCould(desk, reviewable, reader)])],
  );
}

function line(kind: 'given' | 'missing' | 'blocked', stamp: string, name: string, says: string[]): Html {
  return html`<li class="${kind}">
    <span class="stamp">${stamp}</span>
    <div>
      ${name === '' ? '' : html`<strong>${name}</strong>`}
      ${says.map((one) => html`<p dir="auto">${one}</p>`)}
    </div>
  </li>`;
}

function whoCould(desk: string, reviewable: ReviewableEntry, reader: Reader): string {
  const { words: t } = reader;
  if (reader.members(desk).length === 0) return t.nobodyCould;
  const ids = nextApprovers(desk, reviewable, reader);
  return ids.length === 0 ? t.nobodyElseCould : t.couldDecide(reader.names(ids));
}

function comparable(verdict: Verdict | undefined): unknown {
  if (verdict === undefined) return null;
  const { desks, blocks, waiver } = verdict;
  return [
    desks.map(({ desk, needed, given, reasons }) => [
      desk,
      needed,
      given.map(({ person, at, until }) => [person, at.slice(0, 10), until]),
      reasons,
    ]),
    blocks,
    waiver?.until,
  ];
}

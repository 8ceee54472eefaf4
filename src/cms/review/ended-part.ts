import { html } from 'hono/html';
import type { EndingSave } from './ended-by.ts';
import { inWords } from './ending-answer.ts';
import type { EndedIn } from './ended-in.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** The approvals that a draft ended, and the saves that ended them. */
export function endedPart(
  ended: readonly EndedIn[],
  saves: ReadonlyMap<string, EndingSave>,
  reader: Reader,
): Html | string {
  if (ended.length === 0) return '';
  const { words: t } = reader;
  const groups = new Map<string, EndedIn[]>();
  for (const one of ended) {
    const save = saves.get(one.record ?? '');
    const key = [one.kind, one.desk, one.person, one.at.slice(0, 10), save?.at].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return html`<section class="ended" aria-labelledby="ended">
    <h2 id="ended">${t.endedHead}</h2>
    <ul class="desks">
      ${[...groups.values()].map((group) => item(group, saves.get(group[0]?.record ?? ''), reader))}
    </ul>
    <p class="label">${t.endedHint}</p>
  </section>`;
}

function item(group: readonly EndedIn[], save: EndingSave | undefined, reader: Reader): Html {
  const { words: t } = reader;
  const [one] = inWords(group, reader);
  if (one === undefined) return html``;
  const who = save?.person === undefined ? save?.author : reader.name(save.person);
  return html`<li class="missing">
    <span class="stamp">${t.endedStamp}</span>
    <div>
      <strong>${one.kind === 'approval' ? one.desk : t.endedMark(one.kind, one.desk)}</strong>
      <p dir="auto">${[t.approvedBy(one.person, one.day), ...one.langs].join(', ')}</p>
      ${save === undefined ? '' : html`<p dir="auto">${t.endedBy(who ?? '', reader.moment(save.at))}</p>`}
    </div>
  </li>`;
}

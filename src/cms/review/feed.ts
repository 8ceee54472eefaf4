import { html, raw } from 'hono/html';
import type { Row } from './queue-row.ts';
import { base } from './reader.ts';
import type { Reader } from './reader.ts';
import type { Html } from './html.ts';

/** What waits for a desk, as an Atom feed. @param origin the address of the desk, as `http://127.0.0.1:4321` */
export function deskFeed(desk: string, rows: readonly Row[], origin: string, reader: Reader): Html {
  const waiting = rows.filter(
    ({ desks, group, main }) =>
      desks.includes(desk) && (group === 'mine' || group === 'others' || main?.held === true),
  );
  const self = `${origin}${base}/feed/${desk}.atom`;
  const updated = waiting.map(({ since }) => since).toSorted();
  const entries = waiting.toReversed().map(
    ({ address, title, since, authors }) =>
      html`<entry
        ><id>${origin}${address}#${since}</id><title>${clean(title)}</title><updated>${since}</updated>
        <link href="${origin}${address}" /><author
          ><name>${clean(reader.names(authors))}</name></author
        ></entry
      >`,
  );
  return html`${raw('<?xml version="1.0" encoding="utf-8"?>')}
    <feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${reader.lang}"
      ><id>${self}</id>
      <title>${clean(reader.words.feedTitle(reader.desk(desk)))}</title>
      <updated>${updated.at(-1) ?? reader.now.toISOString()}</updated>
      <author><name>${clean(reader.siteName)}</name></author>
      <link rel="self" href="${self}" /><link href="${origin}${base}/?desk=${desk}" />${entries}</feed
    >`;
}

/** XML does not allow control characters, which a draft may contain. */
function clean(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|\p{Cs}/gu, '');
}

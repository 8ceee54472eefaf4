import { line } from './fields.ts';
import { labelled } from './labels.ts';

/** What RFC 3987 lets an IRI hold: no space, no signs that direct text, and `%` only before two digits of an escape. */
const iri =
  /^[a-z][a-z\d+.-]*:(?:[\w\-.~:/?@!$&'()*+,;=[\]]|%[\da-f]{2}|(?![\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{Bidi_Control}])[^\0-\x7f])+(?:#(?:[\w\-.~:/?@!$&'()*+,;=]|%[\da-f]{2}|(?![\p{Cc}\p{Cs}\p{Co}\p{Cn}\p{Z}\p{Bidi_Control}])[^\0-\x7f])*)?$/iu;

/** Some readers make a link of an id. */
const runs = /^(?:javascript|vbscript|data|blob):/i;

function isFeedId(text: string): boolean {
  if (!iri.test(text) || runs.test(text)) return false;
  return !/^https?:/i.test(text) || (/^https?:\/\/[^/?#]/i.test(text) && URL.canParse(text));
}

/**
 * By what feed readers know a text again, as Atom wants it: `https://old.example/?p=12`, `tag:…`, `urn:uuid:…`.
 * @see https://www.rfc-editor.org/rfc/rfc4287#section-4.2.6
 */
export const feedId = line(500).refine((text) => isFeedId(text), {
  error: 'this is not an id that all feeds can hold',
  params: {
    fix: 'Write the whole address of the text, such as https://old.example/?p=12, or what begins with tag: or urn:.',
  },
});

/** Fields of entries that feeds hold. */
export const feedFields = {
  id: labelled(feedId.optional(), 'entry.id'),
};

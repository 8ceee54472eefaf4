import { mimes } from 'mrmime';

/** By ending. Where ours come last, the library knows none, or another than servers are asked for. */
const types = new Map([...Object.entries(mimes), ['xml', 'application/xml'], ['ico', 'image/x-icon']]);

/** Types of texts, which are all in UTF-8. */
const text = /^text\/|^application\/(?:json|xml|manifest\+json)$/;

/** What a server says a file is, by its name: `Content-Type`. */
export function contentType(file: string): string {
  const type = types.get(file.split('.').at(-1)?.toLowerCase() ?? '') ?? 'application/octet-stream';
  return text.test(type) ? `${type}; charset=utf-8` : type;
}

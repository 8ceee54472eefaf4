import { descriptorOf } from '../model/collections.ts';
import { parseEntryFile } from '../model/entry.ts';
import type { Said } from './finding.ts';

/** An address that a body may contain, or why it may not. */
export type Address = Accepted | { kind: 'refused'; said: Said };
export type Accepted =
  | { kind: 'site' | 'anchor' | 'elsewhere'; href: string }
  /** `path` is the file's address with percent escapes decoded, without `#…`. */
  | { kind: 'media'; href: string; path: string };

const schemes = ['https', 'http', 'mailto', 'tel'];

/**
 * Reads an address as browsers do (WHATWG URL, "basic URL parser": surrounding controls and spaces are cut off, tabs
 * and line breaks inside are dropped, a backslash counts as a slash) and accepts only an address that no program
 * could read differently.
 * @param raw as the parser gives it: entities decoded, in Markdown percent-encoded
 */
export function readAddress(raw: string): Address {
  // Browsers cut these off.
  const trimmed = raw.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
  const href = trimmed.replace(/[\t\n\r]/g, '');
  const fullyDecoded = decodeFully(href);
  const scheme = schemeOf(href) ?? schemeOf(fullyDecoded);
  if (href === '' || href === '#')
    return refuse(
      'empty-link',
      'the link leads nowhere: its address is empty',
      'Write the address in the brackets: (/faq/what-is-it/).',
    );
  if (scheme !== undefined && !schemes.includes(scheme) && !scheme.includes('.')) {
    return refuse(
      'link-scheme',
      `the address begins with "${scheme}:", which may not be used`,
      'Link to a page: https://…, mailto:…, tel:… or /an/address/ of this site.',
    );
  }
  // A browser would drop or encode such characters: either way the address is not what is written.
  if (href !== raw || /[\u0000-\u0020\u007f]/.test(href)) {
    return refuse(
      'link-shape',
      'the address has spaces, tabs or line breaks in it',
      'Write it in one piece, a space as %20.',
    );
  }
  if (/^[/\\]{2}/.test(fullyDecoded)) {
    return refuse(
      'link-scheme',
      `the address ${shorten(href)} leads to another site without saying how`,
      'Write the whole address, https://example.org/page; for a page of this site begin with one slash.',
    );
  }
  if (href.startsWith('#')) return { kind: 'anchor', href };
  if (href.startsWith('/')) return readSitePath(href);
  return schemeOf(href) === undefined || scheme?.includes('.') ? refuseRelative(href) : readExternal(href);
}

function readExternal(href: string): Address {
  const odd = (message: string, fix: string) => refuse('link-shape', message, fix);
  if (/^(?:mailto|tel):/i.test(href)) {
    return /^(?:mailto:[^@\s]+@[^@\s]+|tel:[+\d][\d().-]*)$/i.test(href)
      ? { kind: 'elsewhere', href }
      : odd(
          `${shorten(href)} is no ${/^tel/i.test(href) ? 'telephone number' : 'e-mail address'}`,
          'Write mailto:name@example.org or tel:+33123456789.',
        );
  }
  if (!/^https?:\/\/[^/\\]/i.test(href) || !URL.canParse(href)) {
    return odd(
      `${shorten(href)} is no whole address`,
      'Write it as in the address bar: https://example.org/page.',
    );
  }
  const url = new URL(href);
  if (url.username !== '' || url.password !== '') {
    return odd(
      `the address names a user before the @: it leads to ${url.hostname}`,
      `Write https://${url.host}${url.pathname}${url.search}${url.hash}`,
    );
  }
  if (/\\/.test(href)) return odd('the address has a backslash in it', `Write ${href.replaceAll('\\', '/')}`);
  return { kind: 'elsewhere', href };
}

function readSitePath(href: string): Address {
  const [path = '', rest = ''] = splitAt(href, /[?#]/);
  const plain = decoded(path);
  if (plain === undefined || /[\\\u0000-\u001f]|\/\/|\/\.{1,2}(?:\/|$)/.test(plain)) {
    return refuse(
      'link-shape',
      `the address ${shorten(href)} is not written straight`,
      'Write it as in the address bar, without .., // or backslashes.',
    );
  }
  if (/\.mdx?$/i.test(plain)) return refuseFile(plain);
  if (!/^\/media(?:\/|$)/i.test(plain)) return { kind: 'site', href };
  return plain.startsWith('/media/') && plain.length > '/media/'.length && !rest.startsWith('?')
    ? { kind: 'media', href, path: plain }
    : refuse(
        'media-address',
        `${shorten(href)} is no file of the media folder`,
        'Write /media/ and the file name: /media/map.png.',
      );
}

function refuseRelative(href: string): Address {
  if (/\.mdx?(?:[?#]|$)/i.test(href)) return refuseFile(href);
  if (/^[^/?#@]+@[^/?#@]+\.[a-z]{2,}$/i.test(href)) {
    return refuse(
      'link-relative',
      `${shorten(href)} is an e-mail address without mailto:`,
      `Write mailto:${href}.`,
    );
  }
  if (
    /^(?:www\.|[a-z0-9-]+(?:\.[a-z0-9-]+)*\.(?:com|org|net|eu|fr|de|uk|io|info|dev)(?:[:/?#]|$))/i.test(href)
  ) {
    return refuse(
      'link-relative',
      `${shorten(href)} does not say that it is on another site`,
      `Write https://${href}.`,
    );
  }
  const name = href.replace(/^(?:\.{1,2}\/)+/, '').replace(/[?#].*$/s, '');
  return refuse(
    'link-relative',
    `the address ${shorten(href)} is relative, so that it would lead elsewhere on another page`,
    `Write it from the first slash on, as in the address bar: /…/${/^[\w-]+\/?$/.test(name) ? name.replace(/\/?$/, '/') : ''}.`,
  );
}

function refuseFile(path: string): Address {
  const file = path
    .replace(/[?#].*$/s, '')
    .split('/')
    .slice(-3)
    .join('/');
  const found = parseEntryFile(file, ['mdx', 'md']);
  const steps =
    found === undefined ? ['faq', 'name-of-the-file'] : [descriptorOf(found.collection).section, found.slug];
  const page = `/${steps.filter((step) => step !== undefined).join('/')}/`;
  return refuse(
    'link-relative',
    `the link leads to the file ${shorten(path)}, not to its page`,
    `Write the page's address: ${page}.`,
  );
}

/** The address with all layers of escapes decoded, to find a hidden scheme. */
function decodeFully(address: string): string {
  let text = address;
  for (let layer = 0; layer < 3; layer += 1) {
    // Makes "java%09script:" visible.
    const next = text
      .replace(/%([0-7][0-9a-f])/gi, (_, code: string) => String.fromCharCode(parseInt(code, 16)))
      .replace(/[\u0000-\u0020]/g, '');
    if (next === text) break;
    text = next;
  }
  return text;
}

function schemeOf(address: string): string | undefined {
  return /^([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase();
}

function decoded(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function splitAt(text: string, mark: RegExp): [string, string] {
  const at = text.search(mark);
  return at === -1 ? [text, ''] : [text.slice(0, at), text.slice(at)];
}

/** Shortens a long address for an error message. */
function shorten(address: string): string {
  return address.length > 80 ? `${address.slice(0, 79)}…` : address;
}

function refuse(code: string, message: string, fix: string): Address {
  return { kind: 'refused', said: { code, message, fix } };
}

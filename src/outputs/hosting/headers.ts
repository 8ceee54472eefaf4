import { feedFormats, withBase } from '../../publication/addresses.ts';
import type { FeedFormat } from '../../publication/addresses.ts';

/** Headers for the addresses that a pattern fits: `*` stands for anything, `:name` for one step. */
export interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

export interface HeaderFacts {
  /** Path under which the site stands: `/` or `/project/`. */
  base: string;
  /** Folders of the output's top that hold pages: `blog`, `fr`. */
  folders: readonly string[];
  /** The Content-Security-Policy of all pages; each says in its head what it allows itself. */
  policy: string;
  /** The editor's own, where the site has the editor. */
  adminPolicy?: string | undefined;
  /** Whether people log in to the editor by a window of another site, which has to find the way back. */
  adminOpensWindows?: boolean;
}

/**
 * Hosts take the headers of all rules that fit, and browsers hold to every policy that they get: one for the whole site
 * would break the editor, which runs what no page may. So no rule for all names a policy; the folders that hold pages
 * have one rule each, the editor has its own, and none of them fits what another fits.
 */
const maxFolders = 60;

/** What everything that the site serves is sent with. */
const everywhere: Record<string, string> = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': [
    'accelerometer',
    'browsing-topics',
    'camera',
    'display-capture',
    'geolocation',
    'gyroscope',
    'magnetometer',
    'microphone',
    'midi',
    'payment',
    'serial',
    'usb',
  ]
    .map((feature) => `${feature}=()`)
    .join(', '),
  'X-Frame-Options': 'SAMEORIGIN',
};

/** Pages of other sites know nothing of the window of ours. */
const apart = { 'Cross-Origin-Opener-Policy': 'same-origin' };
const forGood = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** For what the scripts of any site may read. */
export const readByAll = { 'Access-Control-Allow-Origin': '*' };

/** Feeds are served as XML, which browsers show; of the feeds' own types they save a file instead. */
const feedTypes: Record<FeedFormat, string> = {
  rss: 'application/xml; charset=utf-8',
  atom: 'application/xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
};

/** The headers of a built site, by address. */
export function headerRules({
  base,
  folders,
  policy,
  adminPolicy,
  adminOpensWindows = false,
}: HeaderFacts): HeaderRule[] {
  const at = (path: string, headers: Record<string, string>) => ({ path: withBase(path, base), headers });
  // Of two rules with it a host would make one header with both, which is none.
  const forAll = adminOpensWindows ? {} : apart;
  const safe = { 'Content-Security-Policy': policy, ...(adminOpensWindows && apart) };
  const opens = { 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' };
  const pages = folders.filter((folder) => folder !== 'admin').slice(0, maxFolders);
  return [
    at('/*', { ...everywhere, ...forAll }),
    ...(adminPolicy === undefined
      ? []
      : [at('/admin/*', { 'Content-Security-Policy': adminPolicy, ...(adminOpensWindows && opens) })]),
    at('/', safe),
    ...pages.map((folder) => at(`/${folder}/*`, safe)),
    // Their names hold a digest of what is in them.
    at('/_astro/*', forGood),
    at('/media/*', forGood),
    at('/api/*', readByAll),
    // What other sites show a card of a kit with, and what a kit says of itself to programs.
    ...['', ':lang/'].flatMap((home) =>
      ['oembed.json', 'kit.json'].map((file) => at(`/${home}kits/:id/${file}`, readByAll)),
    ),
    ...['', ':lang/', ':list/:id/', ':lang/:list/:id/'].flatMap((place) =>
      (Object.keys(feedFormats) as FeedFormat[]).map((format) =>
        at(`/${place}${feedFormats[format].file}`, { ...readByAll, 'Content-Type': feedTypes[format] }),
      ),
    ),
  ];
}

const comment = `# Written by the build, for hosts that read this file (Netlify, Cloudflare Pages and others). Lines of your own go
# into public/_headers; they follow below.
# Every page has its Content-Security-Policy in its head too, narrower than here; only a header can say who may show a
# page in a pageMeta. No rule with a policy fits an address that another one fits: a host sends both, and a browser would
# hold to both. So /* names none.
# Strict-Transport-Security is left to the host, which knows whether all of its names are served by HTTPS.`;

/** The rules as a `_headers` file. @param own lines of the site's owner */
export function headersFile(rules: readonly HeaderRule[], own = ''): string {
  const written = rules.map(
    ({ path, headers }) =>
      `${path}\n${Object.entries(headers)
        .map(([name, value]) => `  ${name}: ${value}\n`)
        .join('')}`,
  );
  return `${comment}\n${written.join('')}${own === '' ? '' : `\n# From public/_headers\n${own.trimEnd()}\n`}`;
}

import { feedFormats, withBase } from '../../publication/addresses.ts';
import type { FeedFormat } from '../../publication/addresses.ts';

/** Headers for addresses that match a pattern: `*` matches anything, `:name` one path segment. */
export interface HeaderRule {
  path: string;
  headers: Record<string, string>;
}

export interface HeaderFacts {
  /** The site's base path: `/` or `/project/`. */
  base: string;
  /** Top-level folders of the output that contain pages: `blog`, `fr`. */
  folders: readonly string[];
  /** The Content-Security-Policy of all pages; each page has a stricter one in its head. */
  policy: string;
  /** The editor's own policy, where the site has the editor. */
  adminPolicy?: string | undefined;
  /** Whether the editor's log-in opens a window of another site, which must be able to send a message back. */
  adminOpensWindows?: boolean;
}

/**
 * Hosts send the headers of all matching rules, and browsers enforce every policy that they get. A policy for the
 * whole site would break the editor, which needs more rights than pages. So no general rule has a policy; each folder
 * with pages has its own rule, so has the editor, and no address matches two of them. Hosts limit the number of
 * rules.
 */
const maxFolders = 60;

/** Headers for everything that the site serves. */
const siteHeaders: Record<string, string> = {
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

/** Separates our windows from those of other sites. */
const isolated = { 'Cross-Origin-Opener-Policy': 'same-origin' };
const immutable = { 'Cache-Control': 'public, max-age=31536000, immutable' };
/** For files that scripts of any site may read. */
export const readByAll = { 'Access-Control-Allow-Origin': '*' };

/** Feeds are served as XML, which browsers display; with the feeds' own types they would download the file. */
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
  // Set only once: a host would join the values of two matching rules into one invalid header.
  const forAll = adminOpensWindows ? {} : isolated;
  const safe = { 'Content-Security-Policy': policy, ...(adminOpensWindows && isolated) };
  const opens = { 'Cross-Origin-Opener-Policy': 'same-origin-allow-popups' };
  const pages = folders.filter((folder) => folder !== 'admin').slice(0, maxFolders);
  return [
    at('/*', { ...siteHeaders, ...forAll }),
    ...(adminPolicy === undefined
      ? []
      : [at('/admin/*', { 'Content-Security-Policy': adminPolicy, ...(adminOpensWindows && opens) })]),
    at('/', safe),
    ...pages.map((folder) => at(`/${folder}/*`, safe)),
    // Their file names contain a digest of the content.
    at('/_astro/*', immutable),
    at('/media/*', immutable),
    at('/api/*', readByAll),
    // For other sites: a kit's card and a kit's machine-readable description.
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
# page in a frame. No rule with a policy fits an address that another one fits: a host sends both, and a browser would
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

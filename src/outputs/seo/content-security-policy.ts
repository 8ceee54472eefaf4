/** What a page needs beyond text, styles, fonts and pictures of the site. */
export interface PageNeeds {
  /** Whether it searches: Pagefind fetches its index and runs WebAssembly, in a worker where the browser has one. */
  searches?: boolean;
  /** Origins of the video players that a click on the page opens in a frame. */
  players?: readonly string[];
}

/**
 * The Content-Security-Policy of a page, for its meta element: no other origins and no inline code. Markup that gets
 * past the escaping still cannot run a script.
 */
export function contentSecurityPolicy({ searches = false, players = [] }: PageNeeds = {}): string {
  return policy({
    'default-src': ["'none'"],
    'script-src': ["'self'", ...(searches ? ["'wasm-unsafe-eval'"] : [])],
    'style-src': ["'self'"],
    'img-src': ["'self'"],
    'font-src': ["'self'"],
    'media-src': ["'self'"],
    'manifest-src': ["'self'"],
    ...(searches && { 'connect-src': ["'self'"], 'worker-src': ["'self'"] }),
    ...(players.length > 0 && { 'frame-src': players }),
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    // Our scripts never turn text into markup. Pagefind starts its worker from an address, which this would block.
    ...(!searches && { 'require-trusted-types-for': ["'script'"] }),
  });
}

/**
 * The policy for the header. It is shared by many pages, so it allows what any of them needs; each page's meta
 * element is stricter, and browsers enforce both. Only a header can restrict who may frame a page.
 */
export function headerPolicy(players: readonly string[]): string {
  return `${contentSecurityPolicy({ searches: true, players })}; frame-ancestors 'self'`;
}

/** For a page of text only, which says where a text has moved. */
export const barePolicy = policy({
  'default-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'none'"],
});

function policy(directives: Record<string, readonly string[]>): string {
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}

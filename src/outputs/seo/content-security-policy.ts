/** What a page does beyond showing text, styles, fonts and pictures of the site. */
export interface PageNeeds {
  /** It searches: Pagefind fetches its index and runs WebAssembly, in a worker where the browser has one. */
  searches?: boolean;
  /** Origins of the players that a click on the page opens in a frame. */
  players?: readonly string[];
}

/**
 * What a page may load and run, for its meta element: nothing of others, nothing that stands in the page itself. A title
 * or a text that found a way past the escaping would still run no script.
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
    // No text becomes markup in a script of ours. Pagefind opens its worker by an address, which this would refuse.
    ...(!searches && { 'require-trusted-types-for': ["'script'"] }),
  });
}

/**
 * The same for a header, which is one for many pages and so allows what any of them needs: each page's own element is
 * narrower, and browsers hold to both. Only a header can say who may show a page in a frame.
 */
export function headerPolicy(players: readonly string[]): string {
  return `${contentSecurityPolicy({ searches: true, players })}; frame-ancestors 'self'`;
}

/** For a page that is nothing but words: one that says where a text has moved. */
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

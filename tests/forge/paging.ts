import type { Asked } from './asked.ts';
import type { ForgeRepository } from './repository.ts';

/** The default and the maximum number of items on a page. */
const sizes = { usual: 30, most: 100 };

/**
 * The requested part of a list. If there is more, the `Link` header gives the address: GitHub names the repository
 * there by its id, so a client must follow the address and cannot build it.
 */
export function pageOf<T>(asked: Asked, all: readonly T[], repository?: ForgeRepository): T[] {
  const size = Math.min(whole(asked.req.query('per_page')) ?? sizes.usual, sizes.most);
  const page = whole(asked.req.query('page')) ?? 1;
  const last = Math.max(1, Math.ceil(all.length / size));
  const to = (number: number, rel: string) => `<${addressOf(asked, number, repository)}>; rel="${rel}"`;
  const links = [
    ...(page > 1 ? [to(page - 1, 'prev')] : []),
    ...(page < last ? [to(page + 1, 'next'), to(last, 'last')] : []),
    ...(page > 1 ? [to(1, 'first')] : []),
  ];
  if (links.length > 0) asked.header('Link', links.join(', '));
  return all.slice((page - 1) * size, page * size);
}

function addressOf(asked: Asked, page: number, repository: ForgeRepository | undefined): string {
  const { apiRoot } = asked.get('forge');
  const url = new URL(asked.req.url);
  url.searchParams.set('page', String(page));
  const path = url.pathname.replace(/^\/api\/v3/, '');
  const named =
    repository && path.replace(/^\/repos\/[^/]+\/[^/]+/, `/repositories/${String(repository.id)}`);
  return `${apiRoot}${named ?? path}${url.search}`;
}

function whole(given: string | undefined): number | undefined {
  return given !== undefined && /^[1-9]\d*$/.test(given) ? Number(given) : undefined;
}

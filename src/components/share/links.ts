import type { ShareService } from '../../model/site.ts';

/** A way to pass a page on that asks nothing of anybody before it is followed. */
export interface ShareLink {
  service: ShareService;
  href: string;
}

/** Addresses at which each service takes a text or a link, as its own documentation has them. */
const addressAt: Record<ShareService, (title: string, url: string) => string> = {
  email: (title, url) => `mailto:?subject=${encode(title)}&body=${encode(url)}`,
  // Everybody has a server of their own there: this page asks which. What stands behind # is not sent to it.
  mastodon: (title, url) => `https://share.joinmastodon.org/#text=${encode(`${title}\n${url}`)}`,
  bluesky: (title, url) => `https://bsky.app/intent/compose?text=${encode(`${title}\n${url}`)}`,
  linkedin: (_, url) => `https://www.linkedin.com/sharing/share-offsite/?url=${encode(url)}`,
};

/**
 * Links that pass a page on, in the order of `services`.
 * @param page its title, and its whole address. They stand on lines of their own, so that a title from right to left
 *   does not turn the address around.
 */
export function shareLinks(
  { title, url }: { title: string; url: string },
  services: readonly ShareService[],
): ShareLink[] {
  return services.map((service) => ({ service, href: addressAt[service](title, url) }));
}

const encode = encodeURIComponent;

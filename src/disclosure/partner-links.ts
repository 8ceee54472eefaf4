import { getDomain } from 'tldts';

/**
 * Whether a link leads to a partner's website: to its registrable domain or any host below it, whatever the scheme,
 * port, path and spelling of the name (`URL` lower-cases, and converts international names to Punycode). Hosts below
 * a public suffix such as `co.uk` or `github.io` belong to different owners (publicsuffix.org). If a partner has only
 * a page on a platform, all links to the platform count: a superfluous mark does no harm, a missing one does.
 * @param website as in the partner's record
 */
export function leadsToPartner(href: string, website: string): boolean {
  const there = hostOf(href);
  const owner = ownerOf(hostOf(website));
  return there !== undefined && owner !== undefined && ownerOf(there) === owner;
}

/** The `rel` of a link in a text for which a partner gave something. */
export function relOf(href: string, sponsor: string | undefined): 'sponsored' | undefined {
  return sponsor !== undefined && leadsToPartner(href, sponsor) ? 'sponsored' : undefined;
}

function hostOf(address: string): string | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/\.$/, '');
}

/** A host without a registrable domain, such as an IP address, is compared as it is. */
function ownerOf(host: string | undefined): string | undefined {
  return host === undefined ? undefined : (getDomain(host, { allowPrivateDomains: true }) ?? host);
}

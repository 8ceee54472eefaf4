import { getDomain } from 'tldts';

/**
 * Whether a link leads to a partner's website: to its registrable domain or any host under it, whatever scheme, port,
 * path and spelling of the name (`URL` folds case and writes international names in Punycode). Names that a registry
 * hands out below its own, `co.uk` or `github.io`, are no common owner (publicsuffix.org). Of a partner who has only a
 * place on somebody's platform all links to the platform count: a mark too many costs nobody anything, one too few does.
 * @param website as the partner's record has it
 */
export function leadsToPartner(href: string, website: string): boolean {
  const there = hostOf(href);
  const owner = ownerOf(hostOf(website));
  return there !== undefined && owner !== undefined && ownerOf(there) === owner;
}

/** What `rel` a link gets in a text for which a partner gave something. */
export function relOf(href: string, sponsor: string | undefined): 'sponsored' | undefined {
  return sponsor !== undefined && leadsToPartner(href, sponsor) ? 'sponsored' : undefined;
}

function hostOf(address: string): string | undefined {
  if (!/^https?:/i.test(address) || !URL.canParse(address)) return undefined;
  return new URL(address).hostname.replace(/\.$/, '');
}

/** Hosts without a registrable domain, such as addresses of machines, are their own. */
function ownerOf(host: string | undefined): string | undefined {
  return host === undefined ? undefined : (getDomain(host, { allowPrivateDomains: true }) ?? host);
}

/** A rule for an address, whatever file is there. Addresses are unescaped and include the base path. */
export interface HostedAddress {
  from: string;
  /** Where it redirects to; undefined where the text was taken down, and its page says so. */
  to?: string;
  /** For a removed file: the page that explains it. A file at the address wins. */
  page?: string;
}

const comment = `# Written by the build, for hosts that read this file. Lines of your own go into public/_redirects; they come first, and
# the first that fits counts.
# Each line that ends in "!" stands over the page that lies at the address for all other hosts, as Netlify wants it. Cloudflare
# Pages and GitLab Pages do not know the sign, pass over that line and read the next. 410 (gone) is answered by Netlify
# and by this project's own server; where a host does not know it, the page itself says that the text was taken down.`;

/** A `_redirects` file. @param own lines of the site's owner */
export function redirectsFile(addresses: readonly HostedAddress[], own = ''): string {
  const lines = addresses.flatMap(({ from, to, page }) => {
    const path = escaped(from);
    if (page !== undefined) return [`${path} ${escaped(page)} 410`];
    return to === undefined
      ? [`${path} ${path} 410!`]
      : [`${path} ${escaped(to)} 301!`, `${path} ${escaped(to)} 301`];
  });
  const kept = own.trimEnd();
  return [
    ...(kept === '' ? [] : [`# From public/_redirects\n${kept}\n`]),
    ...(lines.length === 0 ? [] : [comment, ...lines]),
  ]
    .map((line) => `${line}\n`)
    .join('');
}

/** An address percent-encoded, also where a character would be a pattern. */
function escaped(address: string): string {
  return encodeURI(address).replace(/[:*#?]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** A line of a `_redirects` file. */
export interface RedirectRule {
  from: string;
  to: string;
  status: number;
  /** Applies even where there is a file at the address. */
  forced: boolean;
}

/** A block of a `_headers` file; `null` removes a header that an earlier block set. */
interface HeaderBlock {
  path: string;
  headers: [name: string, value: string | null][];
}

/**
 * What `_headers` and `_redirects` tell a static host to do: the syntax that this project writes, and what its owners
 * may add.
 */
export class HostingRules {
  readonly #headers: readonly (HeaderBlock & { pattern: RegExp })[];
  readonly #redirects: readonly (RedirectRule & { pattern: RegExp })[];

  constructor(headers: string, redirects: string) {
    this.#headers = readHeaders(headers).map((block) => ({ ...block, pattern: patternOf(block.path) }));
    this.#redirects = readRedirects(redirects).map((rule) => ({ ...rule, pattern: patternOf(rule.from) }));
  }

  /** The headers for an address, from every block that matches. @param path as the browser asks for it */
  headersFor(path: string): Headers {
    const found = new Headers();
    const plain = decoded(path);
    for (const { pattern, headers } of this.#headers) {
      if (!pattern.test(plain)) continue;
      for (const [name, value] of headers) {
        if (value === null) found.delete(name);
        else found.append(name, value);
      }
    }
    return found;
  }

  /**
   * The redirect for an address, if any: the first rule that matches.
   * @param path as the browser asks for it
   * @param hasFile a rule that is not forced does not apply where there is a file
   */
  redirectFor(path: string, hasFile: boolean): { to: string; status: number } | undefined {
    const plain = decoded(path);
    // Hosts treat an address with and without a trailing slash as the same.
    const slashed = plain.endsWith('/') ? plain : `${plain}/`;
    for (const { pattern, to, status, forced } of this.#redirects) {
      const match = pattern.exec(plain) ?? pattern.exec(slashed);
      if (match === null || (hasFile && !forced)) continue;
      return {
        to: to.replace(/:([A-Za-z]\w*)/g, (whole, name: string) => encodeURI(match.groups?.[name] ?? whole)),
        status,
      };
    }
    return undefined;
  }
}

function readHeaders(text: string): HeaderBlock[] {
  const blocks: HeaderBlock[] = [];
  for (const line of linesOf(text)) {
    const header = /^\s+([\w-]+):\s*(.*)$/.exec(line);
    const removed = /^\s+! ([\w-]+)$/.exec(line);
    if (line.startsWith('/')) blocks.push({ path: line, headers: [] });
    else if (header) blocks.at(-1)?.headers.push([header[1] ?? '', header[2] ?? '']);
    else if (removed) blocks.at(-1)?.headers.push([removed[1] ?? '', null]);
  }
  return blocks;
}

function readRedirects(text: string): RedirectRule[] {
  return linesOf(text).flatMap((line) => {
    const [from = '', to = '', status = '301', ...conditions] = line.trim().split(/\s+/);
    const [, code = '', force] = /^(\d{3})(!?)$/.exec(status) ?? [];
    // Rules with conditions, such as a country, can only be applied by a real host.
    if (!from.startsWith('/') || !/^(?:\/|https?:)/.test(to) || code === '' || conditions.length > 0)
      return [];
    return [{ from, to, status: Number(code), forced: force === '!' }];
  });
}

function linesOf(text: string): string[] {
  return text
    .split(/\r?\n/)
    .map((line) => line.replace(/(?:^|\s)#.*$/, '').trimEnd())
    .filter((line) => line !== '');
}

/** Turns `/fr/*` and `/:list/:id/rss.xml` into regular expressions for decoded paths; everything else is literal. */
function patternOf(path: string): RegExp {
  const names = new Set<string>();
  const source = path.replace(/\*|:[A-Za-z]\w*|[^*:]+|:/g, (part) => {
    const name = part === '*' ? 'splat' : part.slice(1);
    const isOpen = part === '*' || (part.startsWith(':') && part.length > 1);
    if (!isOpen) return RegExp.escape(decoded(part));
    const inner = part === '*' ? '.*' : '[^/]+';
    if (names.has(name)) return inner;
    names.add(name);
    return `(?<${name}>${inner})`;
  });
  return new RegExp(`^${source}$`, 's');
}

/** The decoded path; unchanged where an escape is invalid. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

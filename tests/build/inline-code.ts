import { elementsOf } from './elements.ts';

/** Addresses that are code: a browser runs them where they stand as links, frames or forms. */
const asCode = /^\s*(?:javascript|vbscript|data)\s*:/i;
/** What no browser runs: data for scripts and search engines. */
const isData = /^application\/(?:[\w.-]+\+)?json$/;

/**
 * What a policy without `unsafe-inline` would refuse: styles and scripts that stand in a page, and pages without a
 * policy of their own. The editor is left out, which has another.
 */
export function inlineCode(files: ReadonlyMap<string, Buffer>): string[] {
  const found: string[] = [];
  for (const [path, bytes] of files) {
    if (!path.endsWith('.html') || path.startsWith('admin/')) continue;
    const elements = elementsOf(bytes.toString());
    const report = (what: string) => found.push(`${path}: ${what}`);
    const policies = elements.filter(
      ({ attributes }) => attributes['httpequiv']?.toLowerCase() === 'content-security-policy',
    );
    if (policies.length !== 1) report(`${String(policies.length)} policies`);
    if (/unsafe-inline|'unsafe-eval'/.test(policies[0]?.attributes['content'] ?? ''))
      report('a loose policy');
    for (const { name, attributes } of elements) {
      if (name === 'style') report('<style>');
      if (name === 'base') report('<base>');
      if (name === 'script' && !attributes['src'] && !isData.test(attributes['type'] ?? ''))
        report('<script> in the page');
      for (const [attribute, value] of Object.entries(attributes)) {
        if (attribute === 'style' || attribute === 'srcdoc' || /^on[a-z]/i.test(attribute)) report(attribute);
        if (/^(?:href|src|action|formaction|data|poster|xlinkhref)$/.test(attribute) && asCode.test(value))
          report(`${attribute}="${value.slice(0, 30)}"`);
      }
    }
  }
  return found;
}

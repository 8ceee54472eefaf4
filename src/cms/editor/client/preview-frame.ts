import { createElement as h, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';

/**
 * A page in a frame in which no script runs. It keeps our origin, since fonts are served to no other.
 * @param props.dark shows it as to somebody whose system is dark, whatever the editor's is
 */
export function PreviewFrame(props: { html: string; dark: boolean; title: string }): ReactElement {
  const { html, dark, title } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const scheme = (): void => {
    const page = frame.current?.contentDocument;
    // Between two pages a frame holds a document without an element.
    const element = page?.querySelector<HTMLElement>(':root');
    if (!page || !element) return;
    element.style.colorScheme = dark ? 'dark' : 'light';
    for (const sheet of page.styleSheets) setScheme(sheet.cssRules, dark);
  };
  useEffect(scheme, [dark, html]);
  return h('iframe', { ref: frame, title, srcDoc: html, sandbox: 'allow-same-origin', onLoad: scheme });
}

/** Media queries ask the system, which a page cannot change: so they are rewritten to what it would answer. */
function setScheme(rules: CSSRuleList, dark: boolean): void {
  for (const rule of rules) {
    if (!hasMedia(rule)) continue;
    const asked = queries.get(rule) ?? rule.media.mediaText;
    if (!asked.includes('prefers-color-scheme')) {
      setScheme(rule.cssRules, dark);
      continue;
    }
    queries.set(rule, asked);
    rule.media.mediaText = asked.replace(/\(prefers-color-scheme: *(\w+)\)/g, (_, scheme: string) =>
      (scheme === 'dark') === dark ? 'all' : 'not all',
    );
  }
}

/** What each query said at first. */
const queries = new WeakMap<CSSMediaRule, string>();

/** The rules belong to the frame's own window, whose classes are not ours. */
function hasMedia(rule: CSSRule): rule is CSSMediaRule {
  return 'media' in rule && 'cssRules' in rule;
}

import { createElement as h, useEffect, useRef } from 'react';
import type { ReactElement } from 'react';

/**
 * A page in a frame without scripts. It keeps our origin, because fonts are served to no other.
 * @param props.dark shows the dark version, whatever the editor's system uses
 */
export function PreviewFrame(props: { html: string; dark: boolean; title: string }): ReactElement {
  const { html, dark, title } = props;
  const frame = useRef<HTMLIFrameElement>(null);
  const scheme = (): void => {
    const page = frame.current?.contentDocument;
    // Between two pages a frame has a document without elements.
    const element = page?.querySelector<HTMLElement>(':root');
    if (!page || !element) return;
    element.style.colorScheme = dark ? 'dark' : 'light';
    for (const sheet of page.styleSheets) setScheme(sheet.cssRules, dark);
  };
  useEffect(scheme, [dark, html]);
  return h('iframe', { ref: frame, title, srcDoc: html, sandbox: 'allow-same-origin', onLoad: scheme });
}

/** Media queries depend on the system, which a page cannot change, so they are rewritten to the wanted result. */
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

/** The original text of each query. */
const queries = new WeakMap<CSSMediaRule, string>();

/** The rules belong to the frame's own window, so `instanceof` with our classes does not work. */
function hasMedia(rule: CSSRule): rule is CSSMediaRule {
  return 'media' in rule && 'cssRules' in rule;
}

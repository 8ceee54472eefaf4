import type { Element, ElementContent } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { disclosureFor } from '../disclosure/disclosure.ts';
import { stringsFor } from '../i18n/strings.ts';
import type { SiteShell } from '../publication/site-shell.ts';
import type { EntryView } from '../publication/entry-view.ts';
import type { KitConsideration, KitView } from '../publication/kit-view.ts';

/**
 * The HTML card of a kit for a blogger's article: one line that takes its style from the page around it. No script,
 * style or picture, so that a reader's browser sends no request to this site.
 * @param page whole address of the kit's page
 */
export function embedCardOf(
  entry: Pick<EntryView, 'title' | 'summary' | 'lang'>,
  kit: Pick<KitView, 'version' | 'consideration'>,
  page: string,
  chrome: Pick<SiteShell, 'publisher' | 'siteName'>,
): string {
  const { title, summary, lang } = entry;
  const about = stringsFor(lang).kit.embedKit(kit.version, chrome.publisher ?? chrome.siteName);
  const rel = isSponsored(kit.consideration) ? { rel: ['sponsored', 'noopener'] } : {};
  const link = element('a', { href: page, ...rel }, [text(title)]);
  return toHtml(
    element('blockquote', { cite: page, lang, dir: 'auto' }, [
      element('p', {}, [element('strong', {}, [link])]),
      element('p', {}, [text(summary)]),
      element('p', {}, [element('small', {}, [text(about)])]),
    ]),
  );
}

/** Whether search engines want links to the giver marked; this does not depend on country, medium or language. */
function isSponsored({ kind, brand }: KitConsideration): boolean {
  return disclosureFor({
    consideration: kind,
    brand: brand.name,
    country: 'FR',
    medium: 'article',
    lang: 'fr',
  }).sponsoredLinks;
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children };
}

function text(value: string): ElementContent {
  return { type: 'text', value };
}

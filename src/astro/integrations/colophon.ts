import type { AstroIntegration } from 'astro';
import type { Card } from '../../outputs/cards/card.ts';
import { siteCards } from '../../outputs/cards/site-cards.ts';
import { explain } from '../../content/explain.ts';
import { currentSnapshot } from '../../content/snapshot.ts';
import { basePath } from '../../publication/addresses.ts';
import { currentPublication } from '../current-publication.ts';

/** The site's address from site.yaml, how pages are built, and the refusal: nothing is built from what `check` refuses. */
export function colophon(): AstroIntegration {
  return {
    name: 'colophon',
    hooks: {
      'astro:config:setup': async ({ command, updateConfig }) => {
        const { content, errors } = await currentSnapshot();
        if (command === 'build' && errors.length > 0) throw new Error(explain(errors));
        updateConfig({
          ...(content && { site: new URL(content.site.url).origin, base: basePath(content.site) }),
          trailingSlash: 'always',
          // Styles and scripts in files are shared by all pages, and a security policy can forbid inline ones.
          build: { inlineStylesheets: 'never' },
          // A class in place of an attribute: as specific, and half as long in every rule and element.
          scopedStyleStrategy: 'class',
          // A body is highlighted by classes as it is compiled; Astro's own way writes styles into the page.
          markdown: { syntaxHighlight: false },
          vite: { build: { assetsInlineLimit: 0 } },
          devToolbar: { enabled: false },
          experimental: { incrementalBuild: true },
        });
      },
    },
  };
}

/** The social cards of this build. */
export async function cardsOfBuild(): Promise<Card[]> {
  const publication = await currentPublication();
  return publication === undefined ? [] : siteCards(publication);
}

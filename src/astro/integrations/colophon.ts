import type { AstroIntegration } from 'astro';
import type { Card } from '../../outputs/cards/card.ts';
import { siteCards } from '../../outputs/cards/site-cards.ts';
import { explain } from '../../content/explain.ts';
import { currentSnapshot } from '../../content/snapshot.ts';
import { basePath } from '../../publication/addresses.ts';
import { currentPublication } from '../current-publication.ts';

/** Sets Astro up from site.yaml, and stops a build where `check` finds errors. */
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
          // External styles and scripts are shared by all pages, and allow a policy that forbids inline ones.
          build: { inlineStylesheets: 'never' },
          // A class instead of an attribute: equally specific, but half as long in every rule and element.
          scopedStyleStrategy: 'class',
          // Bodies are highlighted with classes when they are compiled; Astro's own highlighting would write inline
          // styles.
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

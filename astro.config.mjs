import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { admin } from './src/cms/editor/integration.ts';
import { api } from './src/astro/integrations/api.ts';
import { cards } from './src/astro/integrations/cards.ts';
import { cardsOfBuild, colophon } from './src/astro/integrations/colophon.ts';
import { hosting } from './src/astro/integrations/hosting.ts';
import { siteIcons } from './src/astro/integrations/icons.ts';
import { kits } from './src/astro/integrations/kits.ts';
import { pictures } from './src/astro/integrations/pictures.ts';
import { search } from './src/astro/integrations/search.ts';
import { siteSitemap } from './src/astro/integrations/sitemap.ts';

export default defineConfig({
  integrations: [
    colophon(),
    mdx(),
    await siteSitemap(),
    pictures(),
    kits(),
    api(),
    siteIcons(),
    cards({ list: cardsOfBuild }),
    search(),
    admin(),
    hosting(),
  ],
});

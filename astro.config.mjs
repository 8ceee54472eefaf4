import mdx from '@astrojs/mdx';
import { defineConfig } from 'astro/config';
import { admin } from './src/cms/editor/integration.ts';
import { api } from './src/integrations/api.ts';
import { cards } from './src/integrations/cards.ts';
import { cardsOfBuild, colophon } from './src/integrations/colophon.ts';
import { hosting } from './src/integrations/hosting.ts';
import { siteIcons } from './src/integrations/icons.ts';
import { kits } from './src/integrations/kits.ts';
import { pictures } from './src/integrations/pictures.ts';
import { search } from './src/integrations/search.ts';
import { siteSitemap } from './src/integrations/sitemap.ts';

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

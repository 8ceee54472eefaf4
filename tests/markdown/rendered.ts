import { fileURLToPath } from 'node:url';
import type { AstroComponentFactory } from 'astro/runtime/server/index.js';
import { getViteConfig } from 'astro/config';
import type * as astroContainer from 'astro/container';
import { createViteServer } from 'vitest/node';
import type { BodyContext } from '../../src/components/body/context.ts';
import { accepted } from './compiled.ts';

/** Renders bodies with the site's components, as a page does. Close it after use. */
export async function openRenderer() {
  const root = fileURLToPath(new URL('../..', import.meta.url));
  const config = await getViteConfig(
    {},
    { root, configFile: false, logLevel: 'error' },
  )({
    mode: 'test',
    command: 'serve',
  });
  const server = await createViteServer({
    ...config,
    server: { middlewareMode: true, ws: false, watch: null },
  });
  const { experimental_AstroContainer: Container } = (await server.ssrLoadModule(
    'astro/container',
  )) as typeof astroContainer;
  const { default: Body } = (await server.ssrLoadModule('/src/components/body/Body.astro')) as {
    default: AstroComponentFactory;
  };
  const container = await Container.create();
  return {
    async render(source: string, context: BodyContext): Promise<string> {
      const { chunks } = await accepted(source, context.lang);
      const html = await container.renderToString(Body, { props: { chunks, context } });
      // Astro adds these for scoped styles and in development; they do not belong to the components.
      return html
        .replace(/ data-astro-(?:cid|source)-[\w-]+(?:="[^"]*")?/g, '')
        .replace(/<(script|style)\b.*?<\/\1>/gs, '')
        .replace(/<link\b[^>]*>/g, '');
    },
    close: () => server.close(),
  };
}

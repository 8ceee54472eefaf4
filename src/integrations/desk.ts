import { getRequestListener } from '@hono/node-server';
import type { AstroIntegration } from 'astro';
import type { Hono } from 'hono';

/** The desk below `/admin/` of Astro's own server. */
export function desk(app: Pick<Hono, 'fetch'>): AstroIntegration {
  const listener = getRequestListener(app.fetch as Hono['fetch'], { overrideGlobalObjects: false });
  return {
    name: 'colophon-desk',
    hooks: {
      'astro:server:setup': ({ server }) => {
        server.middlewares.use((request, response, next) => {
          if (!/^\/admin(?:[/?]|$)/.test(request.url ?? '')) return next();
          void listener(request, response);
        });
      },
    },
  };
}

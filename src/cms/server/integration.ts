import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { AstroIntegration } from 'astro';
import type { Hono } from 'hono';

/** Adds the desk below `/admin/` to Astro's own server. */
export function desk(app: Pick<Hono, 'fetch'>): AstroIntegration {
  const listener = getRequestListener(app.fetch as Hono['fetch'], { overrideGlobalObjects: false });
  const handle = (request: IncomingMessage, response: ServerResponse, next: () => void) => {
    if (/^\/admin(?:[/?]|$)/.test(request.url ?? '')) void listener(request, response);
    else next();
  };
  let putFirst: () => void;
  return {
    name: 'colophon-desk',
    hooks: {
      'astro:server:setup': ({ server }) => {
        putFirst = () => {
          server.middlewares.stack.unshift({ route: '', handle });
        };
      },
      // Added last, to run before Astro's own handlers, which require a final slash in every address.
      'astro:server:start': () => {
        putFirst();
      },
    },
  };
}

import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRequestListener } from '@hono/node-server';
import { Hono } from 'hono';
import type { Asked, ForgeEnv } from './asked.ts';
import { apiApp } from './app.ts';
import { Forge } from './forge.ts';
import { gitApp } from './git/http.ts';
import { graphqlApp } from './graphql.ts';
import { oauthApp } from './oauth.ts';

/** One request to the API and its answer. */
export interface Exchange {
  request: Request;
  response: Response;
}

export interface RunningForge {
  forge: Forge;
  /** The root of its pages and repositories, without a final slash. */
  url: string;
  /** The root of its API, for `api_root` and `baseUrl`. */
  apiRoot: string;
  api: Hono<ForgeEnv>;
  /** Stops answering until `up`. */
  down: () => Promise<void>;
  /** Answers again, at the same address. */
  up: () => Promise<void>;
  /** Stops it and deletes its files. */
  stop: () => Promise<void>;
}

/**
 * Starts a forge that answers like GitHub, only on this machine, empty except for its ghost user.
 * @param observe gets copies of all requests to the API and of their answers
 */
export async function startForge({
  observe,
}: { observe?: (exchange: Exchange) => Promise<void> | void } = {}): Promise<RunningForge> {
  const folder = await mkdtemp(join(tmpdir(), 'colophon-forge-'));
  let server = createServer();
  await listen(server, 0);
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${String(port)}`;
  const forge = new Forge(folder, url);
  const api = apiApp(forge);
  const app = new Hono<ForgeEnv>();
  app.all('/api/v3/*', async (asked) => {
    const request = inside(forge, asked);
    const copy = observe && request.clone();
    const response = await api.fetch(request, asked.env);
    if (copy) await observe?.({ request: copy, response: response.clone() });
    return response;
  });
  const graphql = graphqlApp(forge);
  // GraphQL is checked with its own description.
  app.all('/api/graphql', (asked) => graphql.fetch(new Request(`${url}/graphql`, asked.req.raw), asked.env));
  app.route('/', oauthApp(forge));
  app.route('/', gitApp(forge));
  const answer = getRequestListener(app.fetch);
  server.on('request', (request, response) => void answer(request, response));
  return {
    forge,
    url,
    apiRoot: forge.apiRoot,
    api,
    down: () => close(server),
    up: async () => {
      server = createServer((request, response) => void answer(request, response));
      await listen(server, port);
    },
    stop: async () => {
      await close(server);
      for (const { store } of forge.repositories) store.objects?.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A request as the API sees it, below its root. A repository may be named by its id, as in addresses of pages. */
function inside({ repositories }: Forge, asked: Asked): Request {
  const url = new URL(asked.req.url);
  const path = url.pathname.slice('/api/v3'.length);
  const [, id, rest = ''] = /^\/repositories\/(\d+)(\/.*)?$/.exec(path) ?? [];
  const named = repositories.find((one) => String(one.id) === id);
  url.pathname = named === undefined ? path : `/repos/${named.fullName}${rest}`;
  return new Request(url, asked.req.raw);
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve();
    });
    // Browsers keep connections open; a stop should not wait for them.
    server.closeAllConnections();
  });
}

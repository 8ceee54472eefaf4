import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, get } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { search } from '../../../src/astro/integrations/search.ts';

type Middleware = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

let folder: string;
let server: Server;
let at: { host: string; port: number };

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'search-dev-'));
  await mkdir(join(folder, 'pagefind/index'), { recursive: true });
  await writeFile(join(folder, 'secret.json'), '{}');
  await writeFile(join(folder, 'pagefind/pagefind-entry.json'), '{"languages":{}}');
  await writeFile(join(folder, 'pagefind/index/en_1.pf_index'), 'index');
  // Only the parts that the hooks use.
  const { hooks } = search() as unknown as { hooks: Record<string, (given: unknown) => void> };
  let middleware: Middleware | undefined;
  hooks['astro:config:done']?.({ config: { outDir: pathToFileURL(`${folder}/`) } });
  hooks['astro:server:setup']?.({
    server: { middlewares: { use: (use: Middleware) => (middleware = use) } },
  });
  server = createServer((request, response) => {
    middleware?.(request, response, () => response.writeHead(200).end('the site'));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  at = { host: '127.0.0.1', port: (server.address() as AddressInfo).port };
});

afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await rm(folder, { recursive: true });
});

describe('in development', () => {
  it.each([
    ['/pagefind/pagefind-entry.json', 200, '{"languages":{}}'],
    ['/pagefind/pagefind-entry.json?ts=1', 200, '{"languages":{}}'],
    ['/base/pagefind/index/en_1.pf_index', 200, 'index'],
    ['/pagefind/missing.json', 404, ''],
    ['/pagefind/index', 404, ''],
    ['/pagefind/../secret.json', 200, 'the site'],
    ['/pagefind/%2e%2e/secret.json', 200, 'the site'],
    ['/pagefind/..%2fsecret.json', 200, 'the site'],
    ['/blog/', 200, 'the site'],
  ])('%s → %d', async (path, status, body) => {
    // Not with fetch, which removes dots from a path before the request.
    const answer = await new Promise<IncomingMessage>((resolve) => get({ ...at, path }, resolve));
    expect([answer.statusCode, await text(answer)]).toEqual([status, body]);
  });

  it('shows the age of the index', async () => {
    const { headers } = await fetch(`http://${at.host}:${at.port}/pagefind/pagefind-entry.json`);
    expect(Date.parse(headers.get('last-modified') ?? '')).toBeGreaterThan(Date.now() - 60_000);
    expect(headers.get('content-type')).toBe('application/json; charset=utf-8');
  });
});

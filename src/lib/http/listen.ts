import { createAdaptorServer } from '@hono/node-server';
import type { AddressInfo } from 'node:net';

/** A running server that only this machine can reach. */
export interface Listening {
  port: number;
  close: () => Promise<void>;
}

/**
 * Listens on 127.0.0.1, on `port` or the next free one.
 * @throws Error where none of twenty ports is free
 */
export async function listen(
  app: { fetch: (request: Request) => Response | Promise<Response> },
  port: number,
): Promise<Listening> {
  for (let candidate = port; candidate < port + 20; candidate++) {
    const server = createAdaptorServer({ fetch: app.fetch });
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => {
        if (error.code === 'EADDRINUSE') resolve(true);
        else reject(error);
      });
      server.listen(candidate, '127.0.0.1', () => {
        resolve(false);
      });
    });
    if (taken) continue;
    return {
      port: (server.address() as AddressInfo).port,
      close: () =>
        new Promise((resolve) => {
          server.close(() => {
            resolve();
          });
          // Browsers keep connections open; closing must not wait for them.
          if ('closeAllConnections' in server) server.closeAllConnections();
        }),
    };
  }
  throw new Error(
    `The ports ${String(port)} to ${String(port + 19)} are all taken. Name another with --port.`,
  );
}

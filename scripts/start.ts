import { parseArgs } from 'node:util';
import { buildSite } from '../src/build/build.ts';
import { explainFailure } from '../src/content/explain.ts';
import { currentSnapshot } from '../src/content/snapshot.ts';
import { basePath } from '../src/publication/addresses.ts';
import { listen } from '../src/server/listen.ts';
import { staticSite } from '../src/server/static-site.ts';
import { readSettings } from '../src/settings.ts';

try {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_515) {
    throw new Error(`"${values.port}" is no port. Write a number such as --port 4321.`);
  }
  const settings = readSettings();
  console.log('Building the site …');
  const { leftOut } = await buildSite(settings);
  if (leftOut !== '') console.warn(leftOut);
  const { content } = await currentSnapshot();
  const base = content === undefined ? '/' : basePath(content.site);
  const server = await listen(staticSite(settings.outDir, base), port);
  console.log(`The site is at http://127.0.0.1:${String(server.port)}${base}\nStop it with Ctrl-C.`);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void server.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}

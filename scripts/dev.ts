import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { join } from 'node:path';
import { openDesk } from '../src/cms/server/serve.ts';
import { desk } from '../src/cms/server/integration.ts';
import { projectRoot, readSettings } from '../src/lib/settings.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
const settings = readSettings();
const { outDir, cacheDir } = settings;
const opened = await openDesk(settings, process.env['BUILD_TIME'] ? () => settings.now : () => new Date());
if (opened.obstacle !== undefined) console.warn(opened.obstacle);
const server = await dev({
  root: projectRoot,
  outDir,
  cacheDir: join(cacheDir, 'astro', 'dev'),
  server: { host: '127.0.0.1', port: Number(values.port) },
  integrations: [desk(opened.app)],
});
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    void Promise.all([server.stop(), opened.close()]).then(() => process.exit(0));
  });
}

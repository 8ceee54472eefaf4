import { parseArgs } from 'node:util';
import { explainFailure } from '../src/content/explain.ts';
import { serveSite } from '../src/cms/server/serve.ts';
import { readSettings } from '../src/lib/settings.ts';

try {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '4321' }, host: { type: 'string', default: '127.0.0.1' } },
  });
  const port = Number(values.port);
  if (!Number.isInteger(port) || port < 1 || port > 65_515) {
    throw new Error(`"${values.port}" is not a port. Write a number such as --port 4321.`);
  }
  if (!['127.0.0.1', 'localhost'].includes(values.host)) {
    throw new Error(
      `The desk does not listen at ${values.host}: it asks for no password, so anybody who can reach it could approve as anybody. Teams on several machines work through a forge; to show the built site to others, copy the output folder to a host.`,
    );
  }
  const settings = readSettings();
  const now = process.env['BUILD_TIME'] ? () => settings.now : () => new Date();
  console.log('Building the site …');
  const served = await serveSite(settings, {
    port,
    now,
    env: { CONTENT_DIR: settings.contentDir, OUT_DIR: settings.outDir, CACHE_DIR: settings.cacheDir },
    say: console.log,
  });
  const origin = `http://127.0.0.1:${String(served.port)}`;
  console.log(`The site is at ${origin}${served.base}`);
  if (served.obstacle === undefined) {
    console.log(`Editors write at ${origin}/admin/, reviewers decide at ${origin}/admin/review/`);
  } else console.warn(served.obstacle);
  console.log('Stop it with Ctrl-C.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      void served.close().then(() => process.exit(0));
    });
  }
} catch (error) {
  console.error(explainFailure(error));
  process.exitCode = 1;
}

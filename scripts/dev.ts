import { parseArgs } from 'node:util';
import { dev } from 'astro';
import { join } from 'node:path';
import { projectRoot, readSettings } from '../src/settings.ts';

const { values } = parseArgs({ options: { port: { type: 'string', default: '4321' } } });
const { outDir, cacheDir } = readSettings();
await dev({
  root: projectRoot,
  outDir,
  cacheDir: join(cacheDir, 'astro', 'dev'),
  server: { host: '127.0.0.1', port: Number(values.port) },
});

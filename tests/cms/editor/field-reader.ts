import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { editorComponents } from '../../../src/cms/editor/editor-components.ts';
import type { FieldReader } from '../../../src/cms/editor/client/field-text.ts';
import { projectRoot } from '../../../src/lib/settings.ts';

interface Bundled {
  FieldReader: new (components: unknown) => FieldReader;
  Map: (entries: unknown[]) => { set: (key: string, value: object) => object };
  fromJS: (value: unknown) => unknown;
}

/** Reads and writes like the visual editor with our components: the code that runs in the browser. */
export async function fieldReader(): Promise<FieldReader> {
  const { FieldReader, Map, fromJS } = await bundled();
  const components = Map(
    editorComponents('en').map((one) => [one.id, { ...one, type: 'shortcode', fields: fromJS(one.fields) }]),
  ).set('code-block', {
    id: 'code-block',
    type: 'code-block',
    pattern: /.^/,
    fromBlock: () => ({}),
    toBlock: () => '',
  });
  return new FieldReader(components);
}

/** Decap's packages are made for bundlers: Node can resolve neither their files nor their names. */
async function bundled(): Promise<Bundled> {
  const outDir = join(projectRoot, '.cache', 'tests', `decap-${String(process.pid)}`);
  await mkdir(outDir, { recursive: true });
  await build({
    configFile: false,
    logLevel: 'error',
    root: projectRoot,
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    ssr: { noExternal: true },
    build: {
      ssr: fileURLToPath(new URL('field-reader-entry.ts', import.meta.url)),
      outDir,
      minify: false,
      rollupOptions: { output: { entryFileNames: 'decap.mjs' } },
    },
  });
  const made = (await import(pathToFileURL(join(outDir, 'decap.mjs')).href)) as Bundled;
  await rm(outDir, { recursive: true, force: true });
  return made;
}

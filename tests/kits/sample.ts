import { join } from 'node:path';
import sharp from 'sharp';
import { readContent } from '../../src/content/read.ts';
import type { Snapshot } from '../../src/content/read.ts';
import { kitSourcesOf } from '../../src/kits/source.ts';
import type { KitSource } from '../../src/kits/source.ts';
import { Publication } from '../../src/publication/publication.ts';
import { put, tinySite, writeFolder } from '../fixtures/folder.ts';

const now = new Date('2026-11-21T09:00:00Z');

/** A drawing as programs save it, with their metadata. */
export const mark = [
  '<?xml version="1.0" encoding="utf-8"?>',
  '<!-- drawn in a hurry -->',
  '<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" viewBox="0 0 20 10" width="20" height="10" inkscape:version="1.3">',
  '<metadata>saved by Ann on her own machine</metadata>',
  '<title>Mark</title><path d="M0 0h20v10z" fill="#c00"/></svg>',
].join('\n');

/** A photograph with many details, so that it does not compress to almost nothing. */
export function photo(width: number, height: number) {
  const noise = { type: 'gaussian', mean: 128, sigma: 30 } as const;
  return sharp({ create: { width, height, channels: 3, background: '#a36', noise } });
}

/** Front matter of a kit and a line of text. `assets` are written as JSON, which is valid YAML. */
export function kit(assets: readonly object[], fields = ''): string {
  return `---\ntitle: Tiny\nsummary: The kit.\nversion: '1.0'\nconsideration: { kind: none }\n${fields}assets: ${JSON.stringify(assets)}\n---\n\nText.\n`;
}

export const asset = {
  file: '/media/mark.svg',
  kind: 'logo',
  alt: 'The mark',
  credit: 'Inès Moreau',
  licence: 'CC-BY-4.0',
};

export interface Sample {
  root: string;
  folders: { contentDir: string; cacheDir: string };
  read: () => Promise<Snapshot>;
  /** Makes the kits of the current content. */
  sources: () => Promise<KitSource[]>;
}

/** A small site with these files in its content. */
export async function sampleSite(files: Record<string, string | Buffer>): Promise<Sample> {
  const root = await writeFolder({});
  const folders = { contentDir: join(root, 'content'), cacheDir: join(root, 'cache') };
  for (const [name, bytes] of Object.entries({ ...tinySite, ...files }))
    await put(folders.contentDir, name, bytes);
  const read = () => readContent({ ...folders, now });
  return {
    root,
    folders,
    read,
    sources: async () => {
      const { content, errors } = await read();
      if (content === undefined || errors.length > 0) throw new Error(JSON.stringify(errors, null, 2));
      return kitSourcesOf(new Publication(content, now));
    },
  };
}

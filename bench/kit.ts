import { mkdir, open, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';

/** Just below the maximum size of a document. */
const documentBytes = 95 * 1024 * 1024;

/**
 * Writes a site with one kit.
 * @param megabytes total size of its documents, in files near the maximum size
 * @param photos size of each photo in pixels
 */
export async function writeKitContent(
  folder: string,
  { megabytes, photos }: { megabytes: number; photos: readonly { width: number; height: number }[] },
): Promise<void> {
  const media = join(folder, 'media');
  await mkdir(media, { recursive: true });
  await mkdir(join(folder, 'kits/en'), { recursive: true });
  const files: { file: string; kind: string }[] = [];
  for (let left = megabytes * 1024 * 1024; left > 0; left -= documentBytes) {
    const name = `document-${String(files.length)}.pdf`;
    const handle = await open(join(media, name), 'w');
    // Each file is different, because equal files would be read only once.
    await handle.write(`%PDF-1.4 ${name}`);
    await handle.truncate(Math.min(left, documentBytes));
    await handle.close();
    files.push({ file: `/media/${name}`, kind: 'document' });
  }
  for (const [index, size] of photos.entries()) {
    const name = `photo-${String(index)}.jpg`;
    const noise = { type: 'gaussian', mean: 128, sigma: 10 + index } as const;
    const create = { ...size, channels: 3, background: '#888', noise } as const;
    // Saved on its side, as by a camera, so that the whole photo has to be rotated.
    const picture = sharp({ create }).withMetadata({ orientation: 6 }).jpeg({ quality: 80 });
    await writeFile(join(media, name), await picture.toBuffer());
    files.push({ file: `/media/${name}`, kind: 'photo' });
  }
  const assets = files.map((file) => ({ ...file, alt: 'What it is', credit: 'Ann', licence: 'CC-BY-4.0' }));
  await writeFile(
    join(folder, 'kits/en/large.mdx'),
    `---\ntitle: Large\nsummary: A large kit.\nversion: '1'\nconsideration: { kind: none }\nassets: ${JSON.stringify(assets)}\n---\n\nText.\n`,
  );
  await writeFile(
    join(folder, 'site.yaml'),
    'name: Bench\ntagline: Bench\ndescription: Bench.\nurl: https://bench.example\nlanguages: [en]\n',
  );
}

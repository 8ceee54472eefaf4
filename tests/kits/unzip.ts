import { fromBuffer } from 'yauzl';
import type { Entry, ZipFile } from 'yauzl';

export interface Unzipped {
  name: string;
  bytes: Buffer;
  mode: number;
  /** As stored in the ZIP, without a time zone. */
  modified: { date: number; time: number };
}

/** All files of a ZIP in its order, read by a library other than the one that wrote it. */
export function unzip(zip: Buffer): Promise<Unzipped[]> {
  return new Promise((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true, strictFileNames: true, validateEntrySizes: true }, (error, file) => {
      if (file === undefined || error !== null) return reject(error ?? new Error('no ZIP'));
      const found: Unzipped[] = [];
      file.on('entry', (entry: Entry) => {
        read(file, entry).then((bytes) => {
          found.push({
            name: entry.fileName,
            bytes,
            mode: entry.externalFileAttributes >>> 16,
            modified: { date: entry.lastModFileDate, time: entry.lastModFileTime },
          });
          file.readEntry();
        }, reject);
      });
      file.once('end', () => resolve(found));
      file.once('error', reject);
      file.readEntry();
    });
  });
}

async function read(file: ZipFile, entry: Entry): Promise<Buffer> {
  const chunks: Buffer[] = [];
  const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
    file.openReadStream(entry, (error, found) => (error ? reject(error) : resolve(found)));
  });
  for await (const chunk of stream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

import type { Readable } from 'node:stream';
import { ZipFile } from 'yazl';

export interface ZipEntry {
  /** Path in the ZIP. */
  name: string;
  bytes: number;
  open: () => Promise<Readable>;
}

/** A fixed hour: ZIP stores local time, and the day must be the same in every time zone. */
const noon = 12;
const plainFile = 0o100644;

/**
 * A ZIP as a stream, one file after the other, so that its size does not cost memory. The same entries give the same
 * bytes on every machine: no compression (pictures and films are compressed already, and zlib's versions differ), all
 * times are those of `day`, all permissions those of a plain file.
 * @param day `YYYY-MM-DD`
 */
export function zipStream(entries: readonly ZipEntry[], day: string): Readable {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const fail = (error: Error) => output.destroy(error);
  zip.on('error', fail);
  const [year = 1980, month = 1, date = 1] = day.split('-').map(Number);
  const options = {
    compress: false,
    mode: plainFile,
    mtime: new Date(year, month - 1, date, noon),
    forceDosTimestamp: true,
  };
  for (const { name, bytes, open } of entries) {
    zip.addReadStreamLazy(name, { ...options, size: bytes }, (use) => {
      open().then(
        (stream) => {
          stream.once('error', fail);
          use(null, stream);
        },
        (error: unknown) => fail(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }
  zip.end();
  return output;
}

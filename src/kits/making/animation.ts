import { exifOf } from '../rights.ts';
import type { Rights } from '../rights.ts';

const extension = 0x21;
const frame = 0x2c;
const end = 0x3b;
const comment = 0xfe;
const application = 0xff;
/** Application blocks that set the number of loops; all others are metadata, such as XMP. */
const loops = ['NETSCAPE2.0', 'ANIMEXTS1.0'];

/**
 * Copies an animation frame by frame, without the metadata between its frames, and adds a comment with the rights.
 * @throws Error where the file ends too early
 */
export function cleanAnimation(gif: Buffer, rights: Rights): Buffer {
  const head = 13 + tableBytes(gif.readUInt8(10));
  const parts = [gif.subarray(0, head), commentOf(rights)];
  let at = head;
  while (at < gif.length && gif[at] !== end) {
    const start = at;
    if (gif[at] === frame) {
      at = endOfBlocks(gif, at + 10 + tableBytes(gif.readUInt8(at + 9)) + 1);
      parts.push(gif.subarray(start, at));
    } else if (gif[at] === extension) {
      const label = gif.readUInt8(at + 1);
      at = endOfBlocks(gif, at + 2);
      if (isNeeded(label, gif.toString('latin1', start + 3, start + 14))) parts.push(gif.subarray(start, at));
    } else throw new Error('it has a block that no animation has');
  }
  return Buffer.concat([...parts, Buffer.of(end)]);
}

function isNeeded(label: number, name: string): boolean {
  return label !== comment && (label !== application || loops.includes(name));
}

/** Size of the colour table that the flags declare, in bytes. */
function tableBytes(flags: number): number {
  return (flags & 0x80) === 0 ? 0 : 3 * 2 ** ((flags & 7) + 1);
}

/** Data comes in blocks, each after a byte with its size; a block of size 0 is the last. */
function endOfBlocks(gif: Buffer, start: number): number {
  let at = start;
  for (let size = gif.readUInt8(at); size > 0; size = gif.readUInt8(at)) at += size + 1;
  return at + 1;
}

function commentOf(rights: Rights): Buffer {
  const text = Buffer.from(exifOf(rights).Copyright, 'latin1');
  const blocks: Buffer[] = [Buffer.of(extension, comment)];
  for (let at = 0; at < text.length; at += 255) {
    const part = text.subarray(at, at + 255);
    blocks.push(Buffer.of(part.length), part);
  }
  return Buffer.concat([...blocks, Buffer.of(0)]);
}

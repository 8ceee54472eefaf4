import { readFile, rm, writeFile } from 'node:fs/promises';
import { globSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Body } from '../../src/markdown/body.ts';
import { BodyStore } from '../../src/content/body-store.ts';
import { ChangedBytesError } from '../../src/lib/files/exact-bytes.ts';
import { remove, writeFolder } from '../fixtures/folder.ts';

const key = 'ab'.repeat(32);
const body = { chunks: [{ type: 'html', html: '<p>Approved words.</p>' }], words: 2 } as unknown as Body;
let folder = '';
let store: BodyStore;
beforeEach(async () => {
  folder = await writeFolder({});
  store = new BodyStore(folder);
});
afterEach(() => remove(folder));

const file = () => join(folder, globSync('bodies/**/*.json', { cwd: folder })[0] ?? '');

test('a stored body is read back unchanged', async () => {
  const { digest } = await store.write(key, body);
  expect(await store.read(key)).toEqual({ body, digest });
  expect(await store.readAgain(key, digest)).toEqual(body);
});

test('a body that was damaged or changed on the disk is not used in place of the approved one', async () => {
  const { digest } = await store.write(key, body);
  const whole = await readFile(file());
  for (let at = 0; at < whole.length; at++) {
    const flipped = Buffer.from(whole);
    flipped.writeUInt8(whole.readUInt8(at) ^ 1, at);
    await writeFile(file(), flipped);
    expect(await store.read(key), String(at)).toBeUndefined();
  }
  await writeFile(file(), whole.toString().replace('Approved', 'Other'));
  expect(await store.read(key)).toBeUndefined();
  await expect(store.readAgain(key, digest)).rejects.toThrow(ChangedBytesError);
  for (const other of ['', 'null', JSON.stringify(body), whole.subarray(0, 40), whole.subarray(0, -1)]) {
    await writeFile(file(), other);
    expect(await store.read(key)).toBeUndefined();
  }
  await rm(file());
  expect(await store.read(key)).toBeUndefined();
});

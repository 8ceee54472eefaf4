import { expect, test } from 'vitest';
import { binaryEndings, mediaEndings, mediaMime } from '../../src/model/media-types.ts';

/** These types are in manifests of kits, JSON-LD and records of releases: they must not change with a library. */
const table = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
  gif: 'image/gif',
  svg: 'image/svg+xml',
  pdf: 'application/pdf',
  txt: 'text/plain',
  csv: 'text/csv',
  zip: 'application/zip',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  odt: 'application/vnd.oasis.opendocument.text',
  mp3: 'audio/mpeg',
  mp4: 'video/mp4',
  webm: 'video/webm',
  vtt: 'text/vtt',
};

test('every kind of file that the media folder may contain has its MIME type', () => {
  expect(Object.fromEntries(mediaEndings.map((ending) => [ending, mediaMime(`/media/a.${ending}`)]))).toEqual(
    table,
  );
});

test('a file of another kind has no MIME type', () => {
  expect(['/media/a.html', '/media/a', 'a.constructor'].map(mediaMime)).toEqual(
    Array(3).fill('application/octet-stream'),
  );
});

test('only texts and drawings are not binary', () => {
  expect(mediaEndings.filter((ending) => !binaryEndings.includes(ending))).toEqual([
    ...['svg', 'txt', 'csv', 'vtt'],
  ]);
});

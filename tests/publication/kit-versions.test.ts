import { expect, test } from 'vitest';
import { slugOf } from '../../src/body/anchors.ts';
import { versionAnchors } from '../../src/publication/kit-versions.ts';

const anchors = (...versions: string[]) => versionAnchors(versions.map((version) => ({ version })));

test('a new version changes the place of no older one, even where numbers come again', () => {
  const before = anchors('1.1', '1.0', '1.0');
  expect(before).toEqual(['version:1.1', 'version:1.0:2', 'version:1.0']);
  expect(anchors('1.0', '1.1', '1.0', '1.0').slice(1)).toEqual(before);
});

test('no heading of a text can take such a place', () => {
  for (const anchor of anchors('2.0', '1', '1')) expect(slugOf(anchor)).not.toBe(anchor);
});

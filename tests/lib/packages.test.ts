import { expect, test } from 'vitest';
import { packageFolder, packageVersion } from '../../src/lib/packages.ts';

test.each(['satori', 'sharp', '@twemoji/svg', '@fontsource/arimo', 'pagefind'])(
  'the folder of %s is found, whatever its exports allow',
  (name) => {
    expect(packageVersion(name)).toMatch(new RegExp(`^${name}@\\d+\\.\\d+`));
  },
);

test('a package that is not installed is named, with what to do', () => {
  expect(() => packageFolder('colophon-none')).toThrow('colophon-none is not installed. Run npm ci.');
});

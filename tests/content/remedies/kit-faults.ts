import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { writeRelease } from '../../../src/content/releases.ts';
import type { Release } from '../../../src/model/release.ts';
import { asset, kit, mark, photo } from '../../kits/sample.ts';
import { post, tinySite } from '../../fixtures/folder.ts';
import { cut, own, remove, rename, write } from './follow.ts';
import type { Fault, Files, Follow } from './follow.ts';

const here = 'kits/en/tiny.mdx';
const text = (fields = '', changed: object = {}, more: readonly object[] = []) =>
  kit([{ ...asset, ...changed }, ...more], fields);
const kitFault = (code: string, front: string, follow: Follow, more: Files = {}): Fault => ({
  code,
  files: { 'media/mark.svg': mark, [here]: front, ...more },
  follow,
});
const taken = `withdrawn: [{ digest: "${createHash('sha256').update(mark).digest('hex')}", date: 2026-10-01, reason: R. }]\n`;
const log = (...entries: string[]) =>
  `changelog:\n${entries.map((one) => `  - { ${one}, changes: C. }\n`).join('')}`;

const release: Release = {
  format: 1,
  slug: 'tiny',
  lang: 'en',
  version: '1.0',
  entry: 'a'.repeat(64),
  context: {
    words: {},
    noTraining: false,
    site: { name: 'Tiny', url: 'https://tiny.example', languages: ['en'] },
    brand: { name: 'Tiny' },
  },
  assets: [{ ...asset, kind: 'logo', digest: 'b'.repeat(64), files: [] }],
  downloads: [],
};

export const kitFaults: Fault[] = [
  kitFault('licence', text('', { licence: 'CC BY 4.0' }), write('CC BY 4.0', /^Write (\S+), or/)),
  kitFault(
    'licence',
    text('', { licence: 'Ours' }),
    own('"licence":"Ours"', '"licence":"Ours","terms":"https://x.example/"', /add terms: with their address/),
  ),
  kitFault('asset-kind', text('', { kind: 'photo' }), write('photo', /^Write kind: (\w+),/)),
  kitFault('asset-kind', text('', { kind: 'document' }), write('document', /^Write its kind: (\w+),/)),
  kitFault('asset-name', text('', {}, [{ ...asset, alt: 'Again' }]), (problem, files) => ({
    ...files,
    [here]: /^Take one of the two out/.test(problem.fix) ? text() : '',
  })),
  kitFault(
    'asset-name',
    text('', {}, [{ ...asset, file: '/media/a/mark.svg' }]),
    (problem, files) => {
      const { 'media/a/mark.svg': moved = '', ...rest } = files;
      const isSaid = /^Rename one of the two in the media folder, and write its new name/.test(problem.fix);
      return isSaid
        ? {
            ...rest,
            'media/a/sign.svg': moved,
            [here]: String(rest[here]).replace('media/a/mark.svg', 'media/a/sign.svg'),
          }
        : files;
    },
    { 'media/a/mark.svg': mark.replace('#c00', '#00c') },
  ),
  kitFault(
    'asset-rights',
    text('', { credit: 'Somebody' }),
    own('Somebody', asset.credit, /write the same credit in both places/),
    { 'kits/en/other.mdx': kit([asset]) },
  ),
  kitFault(
    'asset-withdrawn',
    text(taken),
    own(JSON.stringify([asset]), '[]', /^Take it out of the files of the kit/),
  ),
  kitFault(
    'asset-ended',
    text('', { expires: '2026-01-01' }),
    own('2026-01-01', '2027-01-01', /write until when the right was prolonged/),
  ),
  kitFault(
    'asset-ended',
    text('', { expires: '2026-01-01' }),
    own(JSON.stringify([{ ...asset, expires: '2026-01-01' }]), '[]', /^Take the file out/),
  ),
  kitFault(
    'changelog-version',
    text(log('version: "0.9", date: 2026-11-02')),
    own(
      'changelog:\n',
      'changelog:\n  - { version: "1.0", date: 2026-11-03, changes: D. }\n',
      /^Say at its top what changed in version 1\.0/,
    ),
  ),
  kitFault(
    'changelog-version',
    text(log('version: "1.0", date: 2026-11-02', 'version: "1.0", date: 2026-11-01')),
    own('"1.0", date: 2026-11-01', '"0.9", date: 2026-11-01', /a number of its own/),
  ),
  kitFault(
    'changelog-date',
    text(log('version: "1.0", date: 2026-11-01', 'version: "0.9", date: 2026-11-02')),
    own('"0.9", date: 2026-11-02', '"0.9", date: 2026-11-01', /or correct the dates/),
  ),
  kitFault(
    'changelog-date',
    text(log('version: "1.0", date: 2027-11-01')),
    write('2027-11-01', /: (\d{4}-\d\d-\d\d)\.$/),
  ),
  kitFault(
    'embargo-public',
    text('embargo: 2099-01-01T09:00:00Z\n'),
    own('public', 'private', /say repository: private in site\.yaml/, 'site.yaml'),
    { 'site.yaml': `${tinySite['site.yaml'] ?? ''}repository: public\n` },
  ),
  kitFault(
    'release-changed',
    text(log('version: "1.0", date: 2026-11-02')),
    (problem, files) => {
      const version = /^Write (version: "[^"]+")/.exec(problem.fix)?.[1] ?? '?';
      const front = String(files[here]).replace("version: '1.0'", version);
      return {
        ...files,
        [here]: front.replace(
          'changelog:\n',
          `changelog:\n  - { ${version}, date: 2026-11-03, changes: D. }\n`,
        ),
      };
    },
    { 'releases/en/tiny/1.0.json': writeRelease(release) },
  ),
  kitFault('release', text('', {}), rename(/^Move it to (\S+)\.$/), {
    'releases/en/tiny/2.0.json': writeRelease({ ...release, version: '0.9' }),
  }),
];

const showing = (name: string) => post('A', '', `![A](/media/${name})\n`);
const picture = (code: string, files: Files, follow: Follow): Fault => ({ code, files, follow });

/** Faults of the media folder; their pictures are made first. */
export async function mediaFaults(): Promise<Fault[]> {
  const jpeg = await photo(20, 20).jpeg().toBuffer();
  const png = await photo(20, 20).png().toBuffer();
  const tiff = await photo(20, 20).tiff().toBuffer();
  const wide = await sharp({ create: { width: 12_000, height: 9_000, channels: 3, background: '#abc' } })
    .png()
    .toBuffer();
  const a = 'posts/en/a.mdx';
  const again =
    (name: string, bytes: Buffer | string, pattern: RegExp): Follow =>
    (problem, files) => ({
      ...files,
      [`media/${name}`]: pattern.test(problem.fix) ? bytes : '',
    });
  return [
    // Next to a picture with that name in lower case, which a rename would replace.
    picture(
      'media-name',
      { 'media/Boat.PNG': png, 'media/boat.png': png, [a]: showing('Boat.PNG') },
      rename(/^Rename it to (\S+), and write that name wherever a text has the old one/),
    ),
    picture(
      'media-name',
      { 'media/Boat.PNG': png, [a]: showing('Boat.PNG') },
      rename(/^Rename it to (\S+), /),
    ),
    picture(
      'media-name',
      { 'media/Été 1.png': png, 'media/ete-1.png': png, 'media/ete-1-2.png': png },
      rename(/^Rename it to (\S+), /),
    ),
    picture('media-name', { [`media/${'deep/'.repeat(30)}a.png`]: png }, rename(/^Rename it to (\S+), /)),
    picture('media-type', { 'media/a.bmp': 'BM' }, remove(/^Take it out/)),
    picture('media-empty', { 'media/a.png': '' }, again('a.png', png, /^Upload it again/)),
    picture(
      'media-size',
      { 'media/a.png': wide, [a]: showing('a.png') },
      again('a.png', png, /^Scale the picture down/),
    ),
    picture(
      'bad-picture',
      { 'media/a.png': jpeg, [a]: showing('a.png') },
      rename(/or rename it to (\S+), and write that name wherever a text has the old one/),
    ),
    picture(
      'bad-picture',
      { 'media/a.png': jpeg, 'media/a.jpg': jpeg, [a]: showing('a.png') },
      rename(/or rename it to (\S+), /),
    ),
    picture(
      'bad-picture',
      { 'media/a.png': tiff, [a]: showing('a.png') },
      again('a.png', png, /^Export it again as PNG/),
    ),
    picture(
      'bad-picture',
      { 'media/a.png': png.subarray(0, 60), [a]: showing('a.png') },
      again('a.png', png, /^(?:Upload it again|Export it again)/),
    ),
    picture(
      'bad-picture',
      { 'media/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>', [a]: showing('a.svg') },
      again('a.svg', mark, /^Export the drawing again as plain SVG, without scripts/),
    ),
    picture(
      'picture-as-text',
      {
        'media/a.png': Buffer.from(png.toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
        [a]: showing('a.png'),
      },
      again('a.png', png, /put the original in its place/),
    ),
    picture(
      'missing-file',
      { [a]: showing('boat.png'), 'media/boats.png': png },
      write('/media/boat.png', /^Did you mean "(\S+)"\?$/),
    ),
    picture('missing-file', { [a]: showing('boat.png') }, again('boat.png', png, /^Upload the file/)),
    picture(
      'missing-file',
      { [a]: showing('boat.png') },
      cut('![A](/media/boat.png)', /take the reference out/),
    ),
    picture(
      'media-place',
      { [a]: post('A', 'image: { src: pics/Boat.png, alt: A }\n'), 'media/boat.png': png },
      (problem, files) => {
        const [, name = '', address = ''] =
          /^Put the file into the folder media\/ as (\S+), and write (\S+)$/.exec(problem.fix) ?? [];
        return {
          ...files,
          [`media/${name}`]: jpeg.length > 0 ? png : '',
          [a]: String(files[a]).replace('pics/Boat.png', address),
        };
      },
    ),
    picture(
      'media-kind',
      { [a]: post('A', 'image: { src: /media/a.pdf, alt: A }\n'), 'media/a.pdf': 'pdf', 'media/b.png': png },
      own('a.pdf', 'b.png', /^Choose a PNG/),
    ),
  ];
}

import { spawnSync } from 'node:child_process';
import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { deflateSync, crc32 } from 'node:zlib';
import { afterEach, expect, test } from 'vitest';
import { explain } from '../../src/content/explain.ts';
import { Kits } from '../../src/kits/making/kits.ts';
import { readFolder, remove } from '../fixtures/folder.ts';
import { asset, kit, photo, sampleSite } from './sample.ts';
import type { Sample } from './sample.ts';
import { unzip } from './unzip.ts';

let sample: Sample | undefined;
afterEach(() => remove(sample?.root ?? ''));

/** A PNG of a few kilobytes that claims this many pixels. */
function bomb(width: number, height: number): Buffer {
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const size = Buffer.alloc(4);
    size.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([size, body, sum]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 0, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(1_000_000))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

const svg = (inside: string) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">${inside}</svg>`;
const withFile = (file: string, kind = 'photo') => kit([{ ...asset, file, kind }]);
const here = 'kits/en/tiny.mdx';

type Case = [
  name: string,
  files: Record<string, string | Buffer>,
  named: string,
  what: RegExp,
  remedy: RegExp,
];
const cases: Case[] = [
  [
    'an asset outside of the media folder',
    { [here]: withFile('/posts/en/a.png') },
    here,
    /"\/posts\/en\/a\.png" does not lie in the media folder/,
    /Put the file into the folder media\//,
  ],
  [
    'an asset elsewhere on the machine',
    { [here]: withFile('/etc/passwd') },
    here,
    /does not lie in the media folder/,
    /\/media\/passwd/,
  ],
  [
    'an asset that climbs to a parent folder',
    { [here]: withFile('/media/../site.yaml') },
    here,
    /no file content\/media\/\.\.\/site\.yaml/,
    /Upload the file|Did you mean/,
  ],
  [
    'an asset that climbs to a parent folder by escapes',
    { [here]: withFile('/media/%2e%2e/site.yaml') },
    here,
    /no file/,
    /Upload the file|Did you mean/,
  ],
  [
    'an asset on another site',
    { [here]: withFile('https://evil.example/a.png') },
    here,
    /does not lie in the media folder/,
    /Put the file/,
  ],
  [
    'a name with two points',
    { [here]: withFile('/media/a..png'), 'media/a..png': 'x' },
    'media/a..png',
    /characters that break/,
    /Rename it to a\.png/,
  ],
  [
    'a bitmap with more pixels than memory can hold',
    { [here]: withFile('/media/bomb.png'), 'media/bomb.png': bomb(60_000, 60_000) },
    'media/bomb.png',
    /60000 × 60000 pixels|cannot be read/,
    /Scale the picture down|Export it again/,
  ],
  [
    'a drawing with more pixels than memory can hold',
    {
      [here]: withFile('/media/bomb.svg', 'logo'),
      'media/bomb.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" width="15000" height="10000"><path d="M0 0h9"/></svg>',
    },
    'media/bomb.svg',
    /15000 × 10000 pixels/,
    /Scale the picture down/,
  ],
  [
    'a drawing with a script',
    { [here]: withFile('/media/mark.svg', 'logo'), 'media/mark.svg': svg('<script>alert(1)</script>') },
    'media/mark.svg',
    /has a script in it/,
    /without scripts/,
  ],
  [
    'a drawing that runs code when shown',
    {
      [here]: withFile('/media/mark.svg', 'logo'),
      'media/mark.svg': svg('<path onload="alert(1)" d="M0 0h9"/>'),
    },
    'media/mark.svg',
    /would run code/,
    /without scripts/,
  ],
  [
    'a script among the rights',
    {
      [here]: withFile('/media/mark.svg', 'logo'),
      'media/mark.svg': svg(
        '<metadata xmlns:s="http://www.w3.org/2000/svg"><s:script>alert(1)</s:script></metadata>',
      ),
    },
    'media/mark.svg',
    /another meaning/,
    /plain SVG/,
  ],
  [
    'an empty file',
    { [here]: withFile('/media/empty.pdf', 'document'), 'media/empty.pdf': '' },
    'media/empty.pdf',
    /is empty/,
    /Upload it again/,
  ],
  [
    'a document that is named like a picture',
    { [here]: withFile('/media/flyer.jpg'), 'media/flyer.jpg': '%PDF-1.7\n%âãÏÓ\n1 0 obj<<>>endobj' },
    'media/flyer.jpg',
    /damaged or not a picture|its content is/,
    /Export it again/,
  ],
  [
    'a program',
    { [here]: withFile('/media/setup.exe', 'document'), 'media/setup.exe': 'MZ' },
    'media/setup.exe',
    /not published/,
    /Take it out, or export it from its program as one of/,
  ],
];

test.each(cases)('%s is refused with its name and a remedy', async (_, files, named, what, remedy) => {
  sample = await sampleSite(files);
  const { errors } = await sample.read();
  const found = errors.filter(({ file }) => file === named);
  expect(found.map(({ message }) => message).join('\n'), explain(errors)).toMatch(what);
  expect(found.map(({ fix }) => fix).join('\n')).toMatch(remedy);
});

test('a link is refused with its name, whatever its target, and the target is not read', async () => {
  sample = await sampleSite({ [here]: withFile('/media/link.pdf', 'document'), 'secret.txt': 'secret' });
  await mkdir(join(sample.folders.contentDir, 'media'), { recursive: true });
  await symlink('../secret.txt', join(sample.folders.contentDir, 'media/link.pdf'));
  const { errors, content } = await sample.read();
  expect(errors).toMatchObject([
    { file: here, code: 'missing-file' },
    { file: 'media/link.pdf', code: 'media-link', fix: 'Put a copy of the file in its place.' },
  ]);
  expect(content?.entries[0]?.media).toEqual({});
});

test('strange names of people and files give plain file names and are quoted unchanged', async () => {
  const people = [
    'مصطفى محمود',
    '\u202egnp.exe',
    '../../../etc/passwd',
    '<script>alert(1)</script>',
    '$(rm -rf ~)',
    '田中ゆき',
  ];
  sample = await sampleSite({
    'kits/en/constructor.mdx': kit(
      people.map((credit, index) => ({
        ...asset,
        file: `/media/file-${String(index)}.txt`,
        kind: 'document',
        credit,
        alt: `"; DROP ${credit}`,
      })),
    ),
    ...Object.fromEntries(
      people.map((_, index) => [`media/file-${String(index)}.txt`, `\ufefftext ${String(index)}\r\n`]),
    ),
  });
  const [source] = await sample.sources();
  if (source === undefined) throw new Error('no kit');
  const kits = new Kits(sample.folders);
  const { downloads } = await kits.prepare(source);
  await kits.write(source, join(sample.root, 'out'));
  const out = await readFolder(join(sample.root, 'out'));
  expect([...out.keys()].filter((path) => !/^[a-zA-Z0-9/._-]+$/.test(path) || path.includes('..'))).toEqual(
    [],
  );
  const zip = await unzip(out.get((downloads[0]?.address ?? '').slice(1)) ?? Buffer.alloc(0));
  const credits = zip.find(({ name }) => name.endsWith('CREDITS.txt'))?.bytes.toString() ?? '';
  for (const credit of people) expect(credits).toContain(credit);
  expect(credits).toContain('\u2068Document: مصطفى محمود, CC-BY-4.0\u2069');
  expect(credits).toContain('\u2068Document: \u202egnp.exe, CC-BY-4.0\u2069');
  // A file that is offered unchanged keeps every byte, byte order mark and line ends included.
  expect(zip.find(({ name }) => name.includes('file-0'))?.bytes.toString()).toBe('\ufefftext 0\r\n');
});

test('a picture with damaged pixels is named when its files are made', async () => {
  const whole = await photo(60, 40).png().toBuffer();
  const damaged = Buffer.from(whole);
  damaged.fill(0x55, whole.length >> 1, (whole.length >> 1) + 200);
  sample = await sampleSite({ [here]: withFile('/media/harbour.png'), 'media/harbour.png': damaged });
  const [source] = await sample.sources();
  if (source === undefined) throw new Error('no kit');
  await expect(new Kits(sample.folders).prepare(source)).rejects.toThrow(
    /content\/media\/harbour\.png .*Export it again/s,
  );
});

test('a picture that crashes its process does not crash the build, and is named', async () => {
  const files = {
    [here]: withFile('/media/harbour.jpg'),
    'media/harbour.jpg': await photo(4000, 3000).jpeg().toBuffer(),
  };
  sample = await sampleSite(files);
  const [source] = await sample.sources();
  if (source === undefined) throw new Error('no kit');
  const kits = new Kits(sample.folders);
  const before = pictureProcesses();
  const making = kits.prepare(source).then(
    () => 'made',
    (error: Error) => error.message,
  );
  let own: number | undefined;
  while (own === undefined) {
    await setTimeout(10);
    own = pictureProcesses().find((id) => !before.includes(id));
  }
  process.kill(own, 'SIGKILL');
  expect(await making).toMatch(/content\/media\/harbour\.jpg could not be made into a file of the kit/);
  // The next request starts another process.
  expect((await kits.prepare(source)).assets[0]?.files).toHaveLength(2);
});

/** The child processes that make pictures, by their ids; those of other kits stop when they have been idle. */
function pictureProcesses(): number[] {
  const listed = spawnSync('ps', ['-o', 'pid=,args=', '--ppid', String(process.pid)], { encoding: 'utf8' });
  return listed.stdout
    .split('\n')
    .filter((line) => line.includes('making/worker.ts'))
    .map((line) => parseInt(line, 10));
}

import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rename, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { readContent } from '../../src/content/read.ts';
import type { Snapshot } from '../../src/content/read.ts';
import { entryFile } from '../../src/model/entry.ts';
import type { AnyEntry } from '../../src/model/entry.ts';
import { publicationState } from '../../src/publication/state.ts';
import { cpuTime } from '../cpu-time.ts';
import { recordsOf, sha } from '../approvals/ledger.ts';
import { post, put, remove, tinySite, writeFolder } from '../fixtures/folder.ts';
import { runs } from '../campaign.ts';

const now = new Date('2026-11-21T00:00:00Z');
const policy = `desks:
  legal: { name: Legal }
people:
  ann: { desks: [{ desk: legal }] }
rules:
  - match: posts/**
    require: { legal: 1 }
`;
const policyOnRecord = `approvals/policies/${sha(policy)}.yaml`;
const picture = 'media/map.png';
const figure = (more = '') => `Some words.\n\n<Figure src="/${picture}" alt="A map${more}" />\n`;

/** A is approved. B was approved and the approval withdrawn. C was never reviewed. */
let files: Record<string, string | Buffer>;
let approval: string;
let withdrawal: string;
let wasApproved: AnyEntry | undefined;
const cacheDir = join(tmpdir(), `colophon-test-ledger-${String(process.pid)}`);
let folder: string;

const read = () => readContent({ contentDir: folder, cacheDir, now });

beforeAll(async () => {
  const create = { width: 30, height: 20, channels: 3, background: '#a36' } as const;
  files = {
    ...tinySite,
    'policy.yaml': policy,
    [policyOnRecord]: policy,
    'posts/en/a.mdx': post('A', '', figure()),
    'posts/en/b.mdx': post('B', '', figure(' of B')),
    'posts/en/c.mdx': post('C'),
    [picture]: await sharp({ create }).png().toBuffer(),
  };
  folder = await writeFolder(files);
  const { current } = await read();
  await remove(folder);
  const [a, b] = current;
  if (a === undefined || b === undefined) throw new Error('two entries');
  const decided = [
    ...recordsOf([{ by: 'legal:ann', on: a }], sha(policy)),
    ...recordsOf(
      [
        { by: 'legal:ann', on: b },
        { by: 'legal:ann', on: b, decision: 'withdraw' },
      ],
      sha(policy),
    ),
  ];
  for (const { file, bytes } of decided) files[file] = bytes;
  approval = decided[0]?.file ?? '';
  withdrawal = decided[2]?.file ?? '';
  wasApproved = a;
});
beforeEach(async () => {
  folder = await writeFolder(files);
});
afterEach(() => remove(folder));
afterAll(() => remove(cacheDir));

const published = ({ content }: Snapshot) =>
  (content?.entries ?? []).filter((entry) => publicationState(entry, now) === 'published');
const slugs = (snapshot: Snapshot) => published(snapshot).map(({ slug }) => slug);
const faultsAt = ({ warnings }: Snapshot) =>
  warnings.filter(({ code }) => code === 'record-fault').map(({ file }) => file);

/** If the site is built at all, only the text that the desk approved is on it, byte for byte. */
function expectHonest(snapshot: Snapshot): void {
  if (snapshot.errors.length > 0) return;
  for (const entry of published(snapshot)) {
    expect(entryFile(entry)).toBe('posts/en/a.mdx');
    expect(entry.digest).toBe(wasApproved?.digest);
    expect(entry.media).toEqual(wasApproved?.media);
  }
}

test('without damage, only the approved post is on the site', async () => {
  const snapshot = await read();
  expect(snapshot).toMatchObject({ errors: [], warnings: [] });
  expect(slugs(snapshot)).toEqual(['a']);
});

interface Edit {
  kind: 'flip' | 'cut' | 'drop' | 'insert' | 'replace';
  at: number;
  bit: number;
  put: string | Uint8Array;
}

describe('random bytes', () => {
  const edit: fc.Arbitrary<Edit> = fc.record({
    kind: fc.constantFrom('flip', 'flip', 'cut', 'drop', 'insert', 'replace'),
    at: fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }),
    bit: fc.nat(7),
    put: fc.oneof(fc.string(), fc.uint8Array({ maxLength: 20 }), fc.json()),
  });

  /** Edits the file, reads the folder and restores the file. */
  async function edited(file: string, { kind, at, bit, put: more }: Edit): Promise<Snapshot | 'same'> {
    const bytes = await readFile(join(folder, file));
    const place = Math.floor(at * bytes.length);
    const flipped = Buffer.of((bytes[place] ?? 0) ^ (1 << bit));
    const [before, rest, added] = [
      bytes.subarray(0, place),
      bytes.subarray(place),
      Buffer.from(more as string),
    ];
    const other = {
      flip: () => Buffer.concat([before, flipped, rest.subarray(1)]),
      cut: () => before,
      drop: () => Buffer.concat([before, rest.subarray(1)]),
      insert: () => Buffer.concat([before, added, rest]),
      replace: () => added,
    }[kind]();
    if (other.equals(bytes)) return 'same';
    await writeFile(join(folder, file), other);
    const snapshot = await read();
    await writeFile(join(folder, file), bytes);
    expectHonest(snapshot);
    return snapshot;
  }
  const everyEdit = (file: () => string, numRuns: number, holds: (snapshot: Snapshot) => void) =>
    fc.assert(
      fc.asyncProperty(edit, async (one) => {
        const snapshot = await edited(file(), one);
        if (snapshot !== 'same') holds(snapshot);
      }),
      { numRuns: runs(numRuns), seed: 20261121 },
    );

  test('in an approval are reported, and it no longer counts', () =>
    everyEdit(
      () => approval,
      60,
      (snapshot) => {
        expect(snapshot.errors).toEqual([]);
        expect(faultsAt(snapshot)).toContain(approval);
        expect(slugs(snapshot)).toEqual([]);
      },
    ));

  test('in a withdrawal are reported, and the earlier approval does not come back', () =>
    everyEdit(
      () => withdrawal,
      60,
      (snapshot) => {
        expect(snapshot.errors).toEqual([]);
        expect(faultsAt(snapshot)).toContain(withdrawal);
        expect(slugs(snapshot)).toEqual(['a']);
      },
    ));

  test('in the recorded policy: the site is not built', () =>
    everyEdit(
      () => policyOnRecord,
      60,
      (snapshot) => {
        expect(snapshot.errors.map(({ code }) => code)).toContain('policy-unrecorded');
        expect(faultsAt(snapshot)).toContain(policyOnRecord);
        expect(slugs(snapshot)).toEqual([]);
      },
    ));

  test('in the policy: the site is not built', () =>
    everyEdit(
      () => 'policy.yaml',
      80,
      (snapshot) => {
        expect(snapshot.errors.map(({ file }) => file)).toContain('policy.yaml');
      },
    ));

  test.each(['posts/en/a.mdx', picture])('in %s: it is not on the site', (file) =>
    everyEdit(
      () => file,
      60,
      (snapshot) => {
        if (snapshot.errors.length === 0) expect(slugs(snapshot)).toEqual([]);
      },
    ),
  );

  test('in an unapproved post: it is not on the site', () =>
    everyEdit(() => 'posts/en/c.mdx', 40, expectHonest));
});

describe('something that is not a regular file', () => {
  const inPlaceOf = (name: string) => join(folder, name);
  async function link(name: string): Promise<void> {
    await rename(inPlaceOf(name), join(folder, '.elsewhere'));
    await symlink(join(folder, '.elsewhere'), inPlaceOf(name));
  }
  async function pipe(name: string): Promise<void> {
    await remove(inPlaceOf(name));
    execFileSync('mkfifo', [inPlaceOf(name)]);
  }
  async function folderWithFile(name: string): Promise<void> {
    const bytes = await readFile(inPlaceOf(name));
    await remove(inPlaceOf(name));
    await put(folder, `${name}/x`, bytes);
  }
  const withoutRights = (name: string) => chmod(inPlaceOf(name), 0);
  const isRoot = process.getuid?.() === 0;

  describe.each([
    ['a link', link],
    [
      'a link that leads nowhere',
      async (name: string) => {
        await link(name);
        await remove(join(folder, '.elsewhere'));
      },
    ],
    [
      'a link to itself',
      async (name: string) => {
        await remove(inPlaceOf(name));
        await symlink(inPlaceOf(name), inPlaceOf(name));
      },
    ],
    ['a pipe', pipe],
    ['a folder', folderWithFile],
    ...(isRoot ? [] : [['a file without rights', withoutRights] as const]),
  ] as const)('%s', (_, replace) => {
    test('in place of a record is reported, and approves nothing', async () => {
      await replace(approval);
      await replace(withdrawal);
      const snapshot = await read();
      expect(snapshot.errors).toEqual([]);
      for (const file of [approval, withdrawal])
        expect(faultsAt(snapshot).some((told) => told === file || told === `${file}/x`)).toBe(true);
      expect(slugs(snapshot)).toEqual([]);
    });

    test.each([policyOnRecord, 'policy.yaml'])('in place of %s refuses the build', async (file) => {
      await replace(file);
      const { errors } = await read();
      expect(errors.map((error) => error.file)).toContain('policy.yaml');
    });
  });

  test.each([
    ['approvals/posts/b', ['a']],
    ['approvals/posts', []],
    ['approvals', []],
  ])('a link in place of the folder %s is reported, and approves nothing', async (name, left) => {
    await link(name);
    const snapshot = await read();
    expect(faultsAt(snapshot)).toContain(name);
    if (name === 'approvals') expect(snapshot.errors).toMatchObject([{ code: 'policy-unrecorded' }]);
    else expect(snapshot.errors).toEqual([]);
    expect(slugs(snapshot)).toEqual(left);
  });

  test.each(['approvals/posts/b', 'approvals/posts', 'approvals'])(
    'a file in place of the folder %s is reported, and approves nothing',
    async (name) => {
      await remove(inPlaceOf(name));
      await put(folder, name, 'x');
      const snapshot = await read();
      expect(faultsAt(snapshot)).toContain(name);
      expectHonest(snapshot);
    },
  );

  test.skipIf(isRoot)('a folder that cannot be read approves nothing', async () => {
    await chmod(inPlaceOf(dirname(withdrawal)), 0);
    const snapshot = await read();
    await chmod(inPlaceOf(dirname(withdrawal)), 0o755);
    expect(slugs(snapshot)).toEqual([]);
  });
});

describe('a withdrawal that was moved is noticed', () => {
  const nameOf = (file: string) => file.slice(file.lastIndexOf('/') + 1);
  test.each<[string, (name: string) => string]>([
    ['to another post', (name) => `approvals/posts/a/${name}`],
    ['to a post that does not exist', (name) => `approvals/posts/z/${name}`],
    ['among imports', (name) => `approvals/imports/${name}`],
    ['among policies', (name) => `approvals/policies/${name}`],
    ['to a policy', (name) => `approvals/policies/${name.replace('json', 'yaml')}`],
    ['to the folder above', (name) => `approvals/posts/${name}`],
    ['to the top folder', (name) => `approvals/${name}`],
    ['to a folder below', (name) => `approvals/posts/b/old/${name}`],
    ['to another file ending', (name) => `approvals/posts/b/${name}.orig`],
    ['to a signature', (name) => `approvals/posts/b/${name.replace('json', 'sig')}`],
    ['with dots', (name) => `approvals/posts/b/x..${name}`],
    [
      'to a name with dots that another program takes for a path',
      (name) => `approvals/posts/b/%2e%2e%2f${name}`,
    ],
    ['to a name with a line break', (name) => `approvals/posts/b/\n${name}`],
    ['to a name with a line break at its end', (name) => `approvals/posts/b/${name}\n`],
    ['to a name with a backslash', (name) => `approvals/posts/b\\${name}`],
    ['to a folder with a line break', (name) => `approvals/posts/b\n/${name}`],
    ['to a folder of dots', (name) => `approvals/posts/b/x../${name}`],
    ['to a folder named like a property of objects', (name) => `approvals/__proto__/constructor/${name}`],
  ])('%s', async (_, place) => {
    const to = place(nameOf(withdrawal));
    await mkdir(dirname(join(folder, to)), { recursive: true });
    await rename(join(folder, withdrawal), join(folder, to));
    const snapshot = await read();
    expect(snapshot.errors).toEqual([]);
    expect(faultsAt(snapshot).length).toBeGreaterThan(0);
    expect(slugs(snapshot)).not.toContain('b');
  });

  test('to a name that is not UTF-8', async () => {
    const name = Buffer.concat([
      Buffer.from(join(folder, dirname(withdrawal), '/')),
      Buffer.of(0xff),
      Buffer.from('.json'),
    ]);
    await rename(join(folder, withdrawal), name);
    const snapshot = await read();
    expect(faultsAt(snapshot).length).toBeGreaterThan(0);
    expect(slugs(snapshot)).toEqual(['a']);
  });
});

describe('huge files', () => {
  const brackets = '['.repeat(10_000_000);
  const named = (at: string, text: string, ending = 'json') => `${at}/${sha(text)}.${ending}`;

  test.each([
    ['a record', 'approvals/posts/b', 'json'],
    ['an import', 'approvals/imports', 'json'],
    ['a version of the policy', 'approvals/policies', 'yaml'],
    ['a signature', 'approvals/posts/b', 'sig'],
  ])('10 MB of brackets as %s are reported quickly', async (_, at, ending) => {
    const file = named(at, brackets, ending);
    await put(folder, file, brackets);
    const took = await cpuTime(async () => {
      const snapshot = await read();
      expect(faultsAt(snapshot)).toEqual([file]);
      expect(slugs(snapshot)).toEqual(['a']);
    });
    expect(took).toBeLessThan(3000);
  });

  test.each(['['.repeat(2_000_000), `{"a":`.repeat(300_000), `${'['.repeat(900_000)}${']'.repeat(900_000)}`])(
    'deep nesting within the size limit is reported quickly',
    async (text) => {
      const record = named('approvals/posts/a', text);
      const version = named('approvals/policies', text, 'yaml');
      await put(folder, record, text);
      await put(folder, version, text);
      const took = await cpuTime(async () => {
        const snapshot = await read();
        expect(faultsAt(snapshot)).toEqual([version, record]);
        expect(slugs(snapshot)).toEqual([]);
      });
      expect(took).toBeLessThan(3000);
    },
  );

  test('a record followed by spaces does not count', async () => {
    await writeFile(join(folder, approval), `${String(files[approval])}${' '.repeat(3_000_000)}`);
    const snapshot = await read();
    expect(faultsAt(snapshot)).toEqual([approval]);
    expect(slugs(snapshot)).toEqual([]);
  });
});

import { createHash } from 'node:crypto';
import fc from 'fast-check';
import canonicalize from 'canonicalize';
import { describe, expect, test } from 'vitest';
import {
  decisions,
  emailPattern,
  momentOf,
  predicateType,
  readRecord,
  statementType,
  waiverMaxDays,
  writeRecord,
} from '../../src/approvals/record.ts';
import type { Statement } from '../../src/approvals/record.ts';
import { assurances } from '../../src/model/policy.ts';
import { cpuTime } from '../cpu-time.ts';
import { sha } from './ledger.ts';
import { runs } from '../campaign.ts';

const digest = fc.nat().map((seed) => sha(String(seed)));
const slug = fc.stringMatching(/^[a-z0-9]{1,6}(?:-[a-z0-9]{1,6}){0,2}$/);
const entryName = fc
  .tuple(
    fc.constantFrom('posts', 'faq', 'kits', 'pages'),
    fc.constantFrom('en', 'ar', 'pt-BR', 'zh-Hant'),
    slug,
  )
  .map(([collection, lang, name]) => `${collection}/${lang}/${name}.mdx`);
const mediaName = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 }), { minLength: 1, maxLength: 3 })
  .map((steps) => `media/${steps.map((step) => `${step.trim().replace(/[/\\]/g, '-')}.x`).join('/')}`);
const comment = fc
  .array(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 20 }), { minLength: 1, maxLength: 4 })
  .map((lines) => lines.join('\n').trim())
  .filter((text) => text !== '' && !emailPattern.test(text));
const date = fc.date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
const sortedSet = <T extends string>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { maxLength: 4 }).map((all) => all.toSorted());

/** Any decision that a record can contain. */
const statements: fc.Arbitrary<Statement> = fc
  .record({
    decision: fc.constantFrom(...decisions),
    first: entryName,
    media: sortedSet(mediaName),
    more: sortedSet(entryName),
    digest,
    date,
    days: fc.integer({ min: 1, max: waiverMaxDays * 86_400 }),
    comment,
    hasComment: fc.boolean(),
    common: fc.record(
      {
        person: slug,
        authors: fc.array(slug, { maxLength: 3 }),
        assurance: fc.constantFrom(...assurances),
        evidence: fc.record({ commit: digest }),
        policy: digest,
        previous: sortedSet(digest),
      },
      { requiredKeys: ['person', 'authors', 'assurance', 'policy', 'previous'] },
    ),
    desk: slug,
  })
  .map(({ decision, first, media, more, date, days, common, desk, ...rest }) => {
    const names =
      decision === 'import' ? [...new Set([first, ...media, ...more])].toSorted() : [first, ...media];
    const needsComment = decision === 'request-changes' || decision === 'waiver';
    return {
      _type: statementType,
      subject: names.map((name) => ({ name, digest: { sha256: rest.digest } })),
      predicateType,
      predicate: {
        decision,
        ...common,
        at: momentOf(date),
        ...(decision !== 'import' && { desk }),
        ...((needsComment || rest.hasComment) && { comment: rest.comment }),
        ...(decision === 'waiver' && { expires: momentOf(new Date(date.getTime() + days * 1000)) }),
      } as Statement['predicate'],
    };
  });

/** Reads bytes under the file name that belongs to them. */
const sum = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');
const readAs = (bytes: Buffer, folder: string) => readRecord(`${folder}/${sum(bytes)}.json`, bytes);

test('every decision can be written and read back', () => {
  fc.assert(
    fc.property(statements, (content) => {
      const { id, file, bytes } = writeRecord(content);
      const read = readRecord(file, bytes);
      if ('fault' in read) throw new Error(read.fault);
      const { predicate, subject } = content;
      expect(read).toEqual({
        id,
        file,
        predicate,
        subjects: new Map(subject.map(({ name, digest: { sha256 } }) => [name, sha256])),
        entry: predicate.decision === 'import' ? undefined : read.entry,
      });
      if (read.entry !== undefined) {
        const { collection, lang, slug: name } = read.entry;
        expect(`${collection}/${lang}/${name}.mdx`).toBe(subject[0]?.name);
        expect(file).toBe(`approvals/${collection}/${name}/${id}.json`);
      } else expect(file).toBe(`approvals/imports/${id}.json`);
      expect(writeRecord(JSON.parse(bytes.toString()) as Statement).bytes).toEqual(bytes);
    }),
    { numRuns: runs(300) },
  );
});

const plain: Statement = {
  subject: [
    { name: 'posts/en/a.mdx', digest: { sha256: sha('a') } },
    { name: 'media/a.png', digest: { sha256: sha('b') } },
    { name: 'media/b.png', digest: { sha256: sha('c') } },
  ],
  predicateType,
  predicate: {
    person: 'lea',
    desk: 'legal',
    decision: 'approve',
    comment: 'Read "it" all\\twice:\n\tça va, €\u2028😀 </script>',
    authors: ['ann', 'bob'],
    at: '2026-11-21T09:14:03Z',
    assurance: 'attested',
    policy: sha('policy'),
    previous: ['1'.repeat(64), '2'.repeat(64)],
    evidence: { commit: '3'.repeat(40) },
  },
  _type: statementType,
};
/** Written by hand as RFC 8785 requires: sorted keys, no spaces, no unnecessary escapes. */
const canonical = [
  '{"_type":"https://in-toto.io/Statement/v1",',
  '"predicate":{"assurance":"attested","at":"2026-11-21T09:14:03Z","authors":["ann","bob"],',
  '"comment":"Read \\"it\\" all\\\\twice:\\n\\tça va, €\u2028😀 </script>",',
  '"decision":"approve","desk":"legal","evidence":{"commit":"3333333333333333333333333333333333333333"},',
  `"person":"lea","policy":"${sha('policy')}","previous":["${'1'.repeat(64)}","${'2'.repeat(64)}"]},`,
  '"predicateType":"https://colophon.example/approval/v1",',
  `"subject":[{"digest":{"sha256":"${sha('a')}"},"name":"posts/en/a.mdx"},`,
  `{"digest":{"sha256":"${sha('b')}"},"name":"media/a.png"},`,
  `{"digest":{"sha256":"${sha('c')}"},"name":"media/b.png"}]}`,
].join('');

test('a record is canonical JSON, named by its digest', () => {
  const { id, file, bytes } = writeRecord(plain);
  expect(bytes.toString()).toBe(canonical);
  expect(id).toBe(sha(canonical));
  expect(file).toBe(`approvals/posts/a/${id}.json`);
  expect(readRecord(file, Buffer.from(canonical))).toMatchObject({ id });
});

describe('not a record', () => {
  const swap = (from: string | RegExp, to: string) => {
    const swapped = canonical.replace(from, () => to);
    expect(swapped).not.toBe(canonical);
    return swapped;
  };
  const deep = 100_000;
  const waiver = (at: string, expires: string) =>
    swap('"decision":"approve","desk":"legal",', `"decision":"waiver","desk":"legal",`)
      .replace('"2026-11-21T09:14:03Z"', `"${at}"`)
      .replace('},"person"', `},"expires":"${expires}","person"`);
  const named = (name: string) => swap('"media/a.png"', JSON.stringify(name));

  test.each<[string, string | Buffer]>([
    ['no bytes', ''],
    ['null', 'null'],
    ['a number', '1'],
    ['a list', `[${canonical}]`],
    ['half of it', canonical.slice(0, 200)],
    ['a key twice', swap('"desk":"legal"', '"desk":"legal","desk":"legal"')],
    ['a key twice, the first with a false value', swap('"desk":"legal"', '"desk":"product","desk":"legal"')],
    [
      'another order of keys',
      swap(
        '"assurance":"attested","at":"2026-11-21T09:14:03Z"',
        '"at":"2026-11-21T09:14:03Z","assurance":"attested"',
      ),
    ],
    ['a space', swap(',', ', ')],
    ['a line end', `${canonical}\n`],
    ['a byte order mark', `\ufeff${canonical}`],
    ['text after the end', `${canonical}{}`],
    ['a NUL after the end', `${canonical}\0`],
    ['an unnecessary escape', swap('ça', '\\u00e7a')],
    ['a slash that is escaped', swap('</', '<\\/')],
    ['UTF-16', Buffer.from(canonical, 'utf16le')],
    ['bytes that are not UTF-8', Buffer.from(canonical.replace('ça', '\x80a'), 'latin1')],
    [
      'a byte that is not UTF-8 but is displayed like one that is',
      Buffer.concat([
        Buffer.from(canonical.slice(0, canonical.indexOf('ça'))),
        Buffer.from([0xff]),
        Buffer.from(canonical.slice(canonical.indexOf('ça'))),
      ]),
    ],
    ['a number where a text belongs', swap('"legal"', '1')],
    ['a huge number', swap('"legal"', '9'.repeat(400))],
    ['a number without end', swap('"legal"', '1e400')],
    ['a number of a million digits', swap('"legal"', '9'.repeat(1_000_000))],
    ['brackets that do not end', '['.repeat(deep)],
    ['brackets for gigabytes', Buffer.alloc(60_000_000, '[')],
    ['items for gigabytes', Buffer.alloc(60_000_000, '[{},{},')],
    ['brackets that are closed', `${'['.repeat(deep)}${']'.repeat(deep)}`],
    ['endless braces', '{"a":'.repeat(deep)],
    ['deep nesting in a field', swap('"legal"', `${'['.repeat(deep)}${']'.repeat(deep)}`)],
    [
      'deep nesting in an unknown field',
      swap('{"_type"', `{"A":${'{"a":'.repeat(deep)}1${'}'.repeat(deep)},"_type"`),
    ],
    [
      'deep nesting behind __proto__',
      swap('{"_type"', `{"__proto__":${'['.repeat(deep)}${']'.repeat(deep)},"_type"`),
    ],
    ['__proto__', swap('{"_type"', '{"__proto__":{"desk":"legal"},"_type"')],
    ['__proto__ in the decision', swap('{"assurance"', '{"__proto__":{"desk":"legal"},"assurance"')],
    [
      'a desk by way of __proto__',
      swap('"desk":"legal",', '').replace('{"assurance"', '{"__proto__":{"desk":"legal"},"assurance"'),
    ],
    ['__proto__ in a digest', swap('"digest":{', '"digest":{"__proto__":{},')],
    ['a constructor', swap('"decision"', '"constructor":{"prototype":{}},"decision"')],
    ['a decision named like a property of objects', swap('"approve"', '"constructor"')],
    ['a decision that does not exist', swap('"approve"', '"approved"')],
    ['half of a character', swap('😀', '\\ud83d')],
    ['the other half', swap('😀', '\\ude00')],
    ['a control character', swap('ça', '\\u0000')],
    ['an unknown field', swap('"desk"', '"desc":"x","desk"')],
    ['an unknown field at the top', swap('"subject"', '"signature":"x","subject"')],
    ['an unknown field in a subject', swap('"name"', '"mode":"x","name"')],
    ['a second digest', swap('"digest":{', '"digest":{"md5":"x",')],
    ['no desk', swap('"desk":"legal",', '')],
    ['another type', swap('Statement/v1', 'Statement/v2')],
    ['another predicate', swap('approval/v1', 'approval/v2')],
    ['no subject', canonical.replace(/"subject":.*/, '"subject":[]}')],
    ['subjects that are not a list', canonical.replace(/"subject":.*/, '"subject":{"0":1,"length":1}}')],
    ['media in another order', named('media/c.png')],
    ['a picture twice', named('media/b.png')],
    ['media first', canonical.replace('"name":"posts/en/a.mdx"', '"name":"media/0.png"')],
    ['two entries', named('faq/en/a.mdx')],
    [
      'previous in another order',
      canonical.replace(`"${'1'.repeat(64)}","${'2'.repeat(64)}"`, `"${'2'.repeat(64)}","${'1'.repeat(64)}"`),
    ],
    ['a previous one twice', swap('1'.repeat(64), '2'.repeat(64))],
    ['a digest in capitals', swap(sha('a'), sha('a').toUpperCase())],
    ['half a digest', swap(sha('a'), sha('a').slice(32))],
    ['a digest followed by a line end', swap(sha('a'), `${sha('a')}\\n`)],
    ...[
      '../posts/en/a.mdx',
      'media/../a.png',
      'media/..',
      'media/./a.png',
      'media//a.png',
      'media/',
      'media/a/',
      '/media/a.png',
      '/etc/passwd',
      'media\\a.png',
      'media/..\\a.png',
      'media/a\0.png',
      'media/a\n.png',
      'media',
      'MEDIA/a.png',
      'policy.yaml',
      'approvals/x.json',
      '',
      ' media/a.png',
      'media/a.png ',
      `media/${'a'.repeat(300)}`,
      'media/\ud800.png',
      'https://example.org/a.png',
      'C:/media/a.png',
    ].map((name): [string, string] => [`a picture at ${JSON.stringify(name)}`, named(name)]),
    ...[
      'posts/en/../a.mdx',
      'posts/en/A.mdx',
      'posts/pt-br/a.mdx',
      'posts/deutsch/a.mdx',
      'post/en/a.mdx',
      'posts/en/a.md',
      'posts/en/.mdx',
      'posts/en/a.mdx\n',
      '/posts/en/a.mdx',
      './posts/en/a.mdx',
      'posts/en/b/a.mdx',
      'posts\\en\\a.mdx',
      'constructor/en/a.mdx',
    ].map((name): [string, string] => [
      `an entry at ${JSON.stringify(name)}`,
      swap('"posts/en/a.mdx"', JSON.stringify(name)),
    ]),
    ...[
      '2026-02-30T00:00:00Z',
      '2026-13-01T00:00:00Z',
      '2026-01-01T24:00:00Z',
      '2026-01-01T00:00:60Z',
      '2026-01-01T00:00:00.000Z',
      '2026-01-01T00:00:00+00:00',
      '2026-01-01T00:00:00z',
      '2026-01-01',
      '+010000-01-01T00:00:00Z',
      '-000001-01-01T00:00:00Z',
      '0',
      'now',
    ].map((at): [string, string] => [`the moment ${at}`, swap('2026-11-21T09:14:03Z', at)]),
    ['an e-mail address in the comment', swap('ça va', 'ask lea@example.org')],
    ['an e-mail address in another script', swap('ça va', '佐藤@例え.jp')],
    ['a comment of only spaces', swap(/"comment":.*,(?="decision")/s, '"comment":"  ",')],
    ['a comment that begins with a space', swap('Read', ' Read')],
    ['a comment that is too long', swap('Read', 'x'.repeat(2001))],
    ['a comment of a million characters', swap('Read', '@'.repeat(1_000_000))],
    ['a waiver of 31 days', waiver('2026-11-01T00:00:00Z', '2026-12-02T00:00:00Z')],
    ['a waiver that is a second too long', waiver('2026-11-01T00:00:00Z', '2026-12-01T00:00:01Z')],
    ['a waiver that ends before it begins', waiver('2026-11-01T00:00:00Z', '2026-10-31T00:00:00Z')],
    ['a waiver that ends when it begins', waiver('2026-11-01T00:00:00Z', '2026-11-01T00:00:00Z')],
    ['a waiver without end', swap('"decision":"approve"', '"decision":"waiver"')],
    [
      'a waiver without a reason',
      waiver('2026-11-01T00:00:00Z', '2026-11-02T00:00:00Z').replace(/"comment":.*,(?="decision")/s, ''),
    ],
    ['an approval with an end date', swap('},"person"', '},"expires":"2026-11-22T00:00:00Z","person"')],
    ['an import by a desk', swap('"approve"', '"import"')],
  ])('%s', async (_, content) => {
    const bytes = Buffer.from(content as string);
    for (const folder of ['approvals/posts/a', 'approvals/imports', 'approvals//']) {
      const took = await cpuTime(() => {
        expect(readAs(bytes, folder)).toEqual(
          expect.objectContaining({ fault: expect.stringMatching(/^it \w+ .{4,200}$/s) }),
        );
      });
      expect(took).toBeLessThan(2000);
    }
  });

  test('a comment made almost only of addresses is read quickly', async () => {
    for (const part of ['@', 'a', 'a@', '@.', 'a@a ']) {
      const long = part.repeat(1900 / part.length);
      const took = await cpuTime(() => readAs(Buffer.from(swap('Read', long)), 'approvals/posts/a'));
      expect(took).toBeLessThan(2000);
    }
  });

  test('an import of all texts and pictures of a large site is valid', () => {
    const names = Array.from(
      { length: 5000 },
      (_, index) => `media/[{"${String(index).padStart(5, '0')},,.png`,
    );
    const subject = names.map((name) => ({ name, digest: { sha256: sha(name) } }));
    const { desk: _, ...rest } = plain.predicate as Extract<Statement['predicate'], { decision: 'approve' }>;
    const { file, bytes } = writeRecord({ ...plain, subject, predicate: { ...rest, decision: 'import' } });
    expect(readRecord(file, bytes)).toMatchObject({ subjects: { size: 5000 } });
  });

  test('the longest allowed waiver is valid', () => {
    const bytes = Buffer.from(waiver('2026-11-01T00:00:00Z', '2026-12-01T00:00:00Z'));
    expect(readAs(bytes, 'approvals/posts/a')).toMatchObject({ predicate: { decision: 'waiver' } });
  });

  test.each([
    'approvals/posts/b',
    'approvals/faq/a',
    'approvals/imports',
    'approvals/posts',
    'approvals/posts/a/a',
    'approvals/posts/b/../a',
    './approvals/posts/a',
    '/approvals/posts/a',
    'approvals/posts/A',
    'approvals\\posts\\a',
  ])('in %s, which is the wrong folder', (folder) => {
    expect(readAs(Buffer.from(canonical), folder)).toEqual({
      fault: 'it belongs in approvals/posts/a/',
      expectedFolder: 'approvals/posts/a',
    });
  });

  test.each([
    '',
    '.json',
    'x.json',
    `${sha(canonical).toUpperCase()}.json`,
    `${sha(canonical)}.JSON`,
    sha(canonical),
  ])('named %j', (name) => {
    expect(readRecord(`approvals/posts/a/${name}`, Buffer.from(canonical))).toHaveProperty('fault');
  });
});

interface Edit {
  kind: 'flip' | 'cut' | 'insert' | 'drop';
  at: number;
  bit: number;
  put: Uint8Array;
}
const edits: fc.Arbitrary<Edit> = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'insert', 'drop'),
  at: fc.nat(5000),
  bit: fc.nat(7),
  put: fc.uint8Array({ minLength: 1, maxLength: 4 }),
});

function edited(bytes: Buffer, { kind, at, bit, put }: Edit): Buffer {
  const place = at % bytes.length;
  const [before, rest] = [bytes.subarray(0, place), bytes.subarray(place)];
  if (kind === 'cut') return before;
  if (kind === 'drop') return Buffer.concat([before, rest.subarray(1)]);
  if (kind === 'insert') return Buffer.concat([before, put, rest]);
  return Buffer.concat([before, Buffer.from([(rest[0] ?? 0) ^ (1 << bit)]), rest.subarray(1)]);
}

test('other bytes are refused under a record’s name, and under their own name unless they are in canonical form', () => {
  fc.assert(
    fc.property(statements, fc.array(edits, { minLength: 1, maxLength: 20 }), (content, all) => {
      const { file, bytes } = writeRecord(content);
      for (const edit of all) {
        const other = edited(bytes, edit);
        if (other.equals(bytes)) continue;
        expect(readRecord(file, other)).toHaveProperty('fault');
        const read = readAs(other, file.slice(0, file.lastIndexOf('/')));
        if ('fault' in read) continue;
        expect(Buffer.from(canonicalize(JSON.parse(other.toString('utf8'))) ?? '')).toEqual(other);
        expect(writeRecord(JSON.parse(other.toString('utf8')) as Statement).file).toBe(read.file);
      }
    }),
    { numRuns: runs(250) },
  );
});

test('no bytes make the reader throw', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.uint8Array(), fc.json(), fc.json({ maxDepth: 8, stringUnit: 'binary' })),
      (content) => {
        const bytes = Buffer.from(content as string);
        return 'fault' in readAs(bytes, 'approvals/posts/a');
      },
    ),
    { numRuns: runs(1000) },
  );
});

import { spawnSync } from 'node:child_process';
import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isSshPublicKey, verifySshSignature } from '../../src/approvals/ssh-signature.ts';
import { isLong, runs } from '../campaign.ts';

const namespace = 'colophon-approval';
const folder = new URL('../fixtures/signatures/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, folder), 'latin1');
const message = readFileSync(new URL('message.txt', folder));

/** All were written by `ssh-keygen -Y sign -n colophon-approval`. Checking ECDSA with the longer curves is slow. */
const names = [
  'ed25519',
  'ed25519-sha256',
  'security-key',
  'ecdsa-256',
  'ecdsa-384',
  'ecdsa-521',
  'rsa-2048',
  'rsa-3072',
] as const;
const isSlow = (name: string) => /384|521/.test(name);
const publicKeyOf = (name: string) => read(`${name.replace('-sha256', '')}.pub`).trim();
const check = (armored: string, bytes = message, name = namespace) =>
  verifySshSignature(armored, bytes, name);

const armor = (blob: Buffer) =>
  `-----BEGIN SSH SIGNATURE-----\n${blob.toString('base64').replace(/.{70}(?=.)/g, '$&\n')}\n-----END SSH SIGNATURE-----\n`;
const dearmor = (armored: string) => Buffer.from(armored.split('\n').slice(1, -2).join(''), 'base64');
const blobOf = (name: string) => dearmor(read(`${name}.sig`));

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
const strings = (...values: (string | Buffer)[]) =>
  Buffer.concat(values.flatMap((value) => [uint32(Buffer.byteLength(value)), Buffer.from(value)]));
function split(blob: Buffer): Buffer[] {
  const parts: Buffer[] = [];
  for (let rest = blob; rest.length > 0;) {
    const end = 4 + rest.readUInt32BE();
    parts.push(rest.subarray(4, end));
    rest = rest.subarray(end);
  }
  return parts;
}
const positive = (bytes: Buffer) =>
  bytes.readUInt8() >= 0x80 ? Buffer.concat([Buffer.alloc(1), bytes]) : bytes;

/** Base64 for the same bytes, with one of the unused bits of the padding set. */
const idle = (base64: string) =>
  base64.replace(/.(?==+$)/, (last) => String.fromCharCode(last.charCodeAt(0) + 1));

interface Parts {
  magic: string;
  version: number;
  key: Buffer;
  namespace: string;
  reserved: string;
  hash: string;
  signature: Buffer;
  behind: Buffer;
}
function assembled({ magic, version, key, signature, behind, ...given }: Parts): Buffer {
  const middle = strings(key, given.namespace, given.reserved, given.hash, signature);
  return Buffer.concat([Buffer.from(magic), uint32(version), middle, behind]);
}
function partsOf(blob: Buffer): Parts {
  const [key = blob, name = blob, reserved = blob, hash = blob, signature = blob] = split(blob.subarray(10));
  return {
    magic: 'SSHSIG',
    version: 1,
    key,
    namespace: String(name),
    reserved: String(reserved),
    hash: String(hash),
    signature,
    behind: Buffer.alloc(0),
  };
}

/** Signs as ssh-keygen does, and in ways that it never does. */
class Signer {
  readonly blob: Buffer;
  readonly text: string;
  private readonly privateKey: KeyObject;

  constructor(kind: 'ed25519' | 'rsa') {
    const pair =
      kind === 'rsa' ? generateKeyPairSync('rsa', { modulusLength: 2048 }) : generateKeyPairSync(kind);
    const { x = '', e = '', n = '' } = pair.publicKey.export({ format: 'jwk' });
    this.privateKey = pair.privateKey;
    const bytes = (value: string) => Buffer.from(value, 'base64url');
    this.blob =
      kind === 'rsa'
        ? strings('ssh-rsa', positive(bytes(e)), positive(bytes(n)))
        : strings('ssh-ed25519', bytes(x));
    this.text = `${kind === 'rsa' ? 'ssh-rsa' : 'ssh-ed25519'} ${this.blob.toString('base64')}`;
  }

  sign(given: Partial<Parts> & { algorithm?: string; digest?: string | null } = {}): string {
    const { algorithm = 'ssh-ed25519', digest = null, hash = 'sha512', ...others } = given;
    const name = others.namespace ?? namespace;
    const hashed = createHash(hash.toLowerCase()).update(message).digest();
    // OpenSSH leaves the reserved bytes out of what it signs, and ignores them in the file.
    const signed = Buffer.concat([Buffer.from('SSHSIG'), strings(name, '', hash, hashed)]);
    const parts = {
      magic: 'SSHSIG',
      version: 1,
      key: this.blob,
      namespace: name,
      reserved: '',
      hash,
      signature: strings(algorithm, sign(digest, signed, this.privateKey)),
      behind: Buffer.alloc(0),
    };
    return armor(assembled({ ...parts, ...others }));
  }
}
const ed = new Signer('ed25519');
const rsa = new Signer('rsa');

const filled = (low: string, middle: string, high: string) => low + middle.repeat(30) + high;
const smallOrder = [
  filled('00', '00', '00'),
  filled('01', '00', '00'),
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  filled('ec', 'ff', '7f'),
  filled('ed', 'ff', '7f'),
  filled('ee', 'ff', '7f'),
].map((hex) => Buffer.from(hex, 'hex'));
/** With such a key, the neutral point and zero are a valid signature of every message, or of one in a few. */
const signedByNobody = (key: Buffer) => {
  const value = Buffer.from(filled('01', '00', '00') + filled('00', '00', '00'), 'hex');
  return ed.sign({ key: strings('ssh-ed25519', key), signature: strings('ssh-ed25519', value) });
};

describe.each(names)('a signature of ssh-keygen, %s', (name) => {
  const armored = read(`${name}.sig`);
  const blob = blobOf(name);

  test('gives the key that made it', () => {
    expect(check(armored)).toBe(publicKeyOf(name));
    expect(armor(blob)).toBe(armored);
    expect(armor(assembled(partsOf(blob)))).toBe(armored);
  });

  test('is refused with one bit flipped', () => {
    // Steps of seven reach every byte, and every bit position of a byte.
    const step = isLong && !isSlow(name) ? 1 : 7;
    const flip = (bytes: Buffer, bit: number) => {
      const flipped = Buffer.from(bytes);
      flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return flipped;
    };
    const accepted: string[] = [];
    for (let bit = 0; bit < blob.length * 8; bit += step)
      if (check(armor(flip(blob, bit))) !== undefined) accepted.push(`bit ${bit}`);
    for (let bit = 0; bit < message.length * 8; bit += step)
      if (check(armored, flip(message, bit)) !== undefined) accepted.push(`bit ${bit} of the message`);
    expect(accepted).toEqual([]);
  });

  test('is refused if cut short or if bytes are added', () => {
    const accepted: string[] = [];
    for (let length = 0; length < blob.length; length += 1) {
      if (check(armor(blob.subarray(0, length))) !== undefined) accepted.push(`the first ${length} bytes`);
      if (check(armor(blob.subarray(blob.length - length))) !== undefined)
        accepted.push(`the last ${length} bytes`);
    }
    for (let length = 0; length < armored.trimEnd().length; length += 1)
      if (check(armored.slice(0, length)) !== undefined) accepted.push(`the first ${length} letters`);
    expect(accepted).toEqual([]);
    for (const more of [Buffer.alloc(1), Buffer.alloc(4), Buffer.from('SSHSIG'), blob]) {
      expect(check(armor(Buffer.concat([blob, more])))).toBeUndefined();
      expect(check(armor(Buffer.concat([more, blob])))).toBeUndefined();
    }
  });

  test('is refused if any length field is wrong', () => {
    const accepted: string[] = [];
    for (let at = 0; at <= blob.length - 4; at += isSlow(name) ? 3 : 1) {
      for (const length of [0, 1, 0x7fff_ffff, 0x8000_0000, 0xffff_ffff]) {
        const lying = Buffer.from(blob);
        lying.writeUInt32BE(length, at);
        if (!lying.equals(blob) && check(armor(lying)) !== undefined) accepted.push(`${length} at ${at}`);
      }
    }
    expect(accepted).toEqual([]);
  });

  test('is refused for another message, another namespace or another key', () => {
    expect(check(armored, Buffer.alloc(0))).toBeUndefined();
    expect(check(armored, Buffer.concat([message, Buffer.from('\n')]))).toBeUndefined();
    expect(check(armored, message.subarray(0, -1))).toBeUndefined();
    for (const other of ['', 'file', 'colophon', `${namespace}\0`, namespace.toUpperCase()])
      expect(check(armored, message, other)).toBeUndefined();
    for (const other of names.map((known) => partsOf(blobOf(known)).key)) {
      if (!other.equals(partsOf(blob).key))
        expect(check(armor(assembled({ ...partsOf(blob), key: other })))).toBeUndefined();
    }
  });

  test('has no bytes after its last field', () => {
    const parts = partsOf(blob);
    const one = Buffer.alloc(1);
    for (const altered of [
      { key: Buffer.concat([parts.key, one]) },
      { key: Buffer.concat([parts.key, strings('')]) },
      { key: Buffer.alloc(0) },
      { namespace: `${namespace}\0` },
      { hash: `${parts.hash}\0` },
      { signature: Buffer.concat([parts.signature, one]) },
      { signature: Buffer.concat([parts.signature, strings('')]) },
      { signature: Buffer.alloc(0) },
    ])
      expect(check(armor(assembled({ ...parts, ...altered })))).toBeUndefined();
  });
});

test('what the test signer makes like ssh-keygen is accepted', () => {
  expect(check(ed.sign())).toBe(ed.text);
  expect(check(ed.sign({ hash: 'sha256' }))).toBe(ed.text);
  expect(check(ed.sign({ namespace: 'prüfung' }), message, 'prüfung')).toBe(ed.text);
  expect(check(rsa.sign({ algorithm: 'rsa-sha2-512', digest: 'sha512' }))).toBe(rsa.text);
  expect(check(rsa.sign({ algorithm: 'rsa-sha2-256', digest: 'sha256' }))).toBe(rsa.text);
});

test.each([
  ['another magic', { magic: 'SSHSIH' }],
  ['version 0', { version: 0 }],
  ['version 2', { version: 2 }],
  ['reserved bytes', { reserved: 'x' }],
  ['SHA-1 of the message', { hash: 'sha1' }],
  ['SHA-384 of the message', { hash: 'sha384' }],
  ['a hash in capitals', { hash: 'SHA512' }],
  ['extra bytes at the end', { behind: Buffer.alloc(1) }],
  ['the algorithm of RSA', { algorithm: 'rsa-sha2-512' }],
  ['the algorithm of a security key', { algorithm: 'sk-ssh-ed25519@openssh.com' }],
  ['no algorithm', { algorithm: '' }],
])('a signature with %s is refused, though the key is right', (_, given) => {
  expect(check(ed.sign(given))).toBeUndefined();
});

test('a signature without a namespace is refused, even if no namespace is asked for', () => {
  expect(check(ed.sign({ namespace: '' }), message, '')).toBeUndefined();
});

test('RSA with SHA-1, or with a hash other than the one that it names, is refused', () => {
  for (const [algorithm, digest] of [
    ['ssh-rsa', 'sha1'],
    ['ssh-rsa', 'sha256'],
    ['ssh-rsa', 'sha512'],
    ['rsa-sha2-256', 'sha1'],
    ['rsa-sha2-256', 'sha512'],
    ['rsa-sha2-512', 'sha256'],
    ['rsa-sha1', 'sha1'],
    ['constructor', 'sha256'],
  ] as const)
    expect(check(rsa.sign({ algorithm, digest })), algorithm).toBeUndefined();
});

test('an RSA key that is too short is refused', () => {
  expect(check(read('rsa-1024.sig'))).toBeUndefined();
  expect(isSshPublicKey(publicKeyOf('rsa-1024'))).toBe(false);
});

test('a signature by a security key that nobody touched is refused', () => {
  expect(check(read('security-key-untouched.sig'))).toBeUndefined();
  expect(isSshPublicKey(publicKeyOf('security-key-untouched'))).toBe(true);
});

test('the numbers of an ECDSA signature are accepted in one form only', () => {
  const parts = partsOf(blobOf('ecdsa-256'));
  const [algorithm = '', value = Buffer.alloc(0)] = split(parts.signature);
  const [r = value, s = value] = split(value);
  const variant = (...numbers: Buffer[]) =>
    check(armor(assembled({ ...parts, signature: strings(algorithm, strings(...numbers)) })));
  const zero = Buffer.alloc(1);
  const unsigned = (bytes: Buffer) => (bytes[0] === 0 ? bytes.subarray(1) : bytes);
  expect(variant(r, s)).toBe(publicKeyOf('ecdsa-256'));
  const others: [Buffer, Buffer][] = [
    [Buffer.concat([zero, positive(unsigned(r))]), s],
    [r, Buffer.concat([zero, zero, unsigned(s)])],
    [Buffer.concat([Buffer.from([0xff]), unsigned(r)]), s],
    [zero, s],
    [Buffer.alloc(0), Buffer.alloc(0)],
    [zero, zero],
    [Buffer.alloc(32), Buffer.alloc(32)],
    [Buffer.alloc(33, 0x7f), s],
    [r, Buffer.alloc(5000, 0x7f)],
    [s, r],
  ];
  for (const [first, second] of others) {
    if (!first.equals(r) || !second.equals(s)) expect(variant(first, second)).toBeUndefined();
  }
  expect(variant(r, s, s)).toBeUndefined();
  expect(variant(r)).toBeUndefined();
  expect(variant()).toBeUndefined();
});

test('an RSA value of another length is refused', () => {
  const parts = partsOf(blobOf('rsa-2048'));
  const [algorithm = '', value = Buffer.alloc(0)] = split(parts.signature);
  for (const other of [
    value.subarray(1),
    Buffer.concat([Buffer.alloc(1), value]),
    Buffer.alloc(256),
    Buffer.alloc(0),
  ])
    expect(check(armor(assembled({ ...parts, signature: strings(algorithm, other) })))).toBeUndefined();
});

describe('the armor', () => {
  const armored = read('ed25519.sig');
  const body = dearmor(armored).toString('base64');
  const [begin = '', end = ''] = ['-----BEGIN SSH SIGNATURE-----', '-----END SSH SIGNATURE-----'];

  test.each([
    ['as ssh-keygen writes it', armored],
    ['without the last line end', armored.trimEnd()],
    ['in one line', `${begin}\n${body}\n${end}\n`],
  ])('is read %s', (_, text) => {
    expect(check(text)).toBe(publicKeyOf('ed25519'));
  });

  test.each([
    ['empty', ''],
    ['blank', '\n'],
    ['only base64', body],
    ['without a body', `${begin}\n${end}\n`],
    ['with an empty body', `${begin}\n\n${end}\n`],
    ['with text before it', `x\n${armored}`],
    ['with a line end before it', `\n${armored}`],
    ['with text after it', `${armored}x`],
    ['with a line end after it', `${armored}\n`],
    ['twice', armored + armored],
    ['with carriage returns', armored.replaceAll('\n', '\r\n')],
    ['with blanks', armored.replace('U1NI', 'U1 NI')],
    ['with a byte order mark', `\uFEFF${armored}`],
    ['of another file type', armored.replaceAll('SSH SIGNATURE', 'PGP SIGNATURE')],
    ['in small letters', armored.toLowerCase()],
    ['with the alphabet of URL-safe base64', armored.replaceAll('+', '-').replaceAll('/', '_')],
    ['without its padding', `${begin}\n${body.replace(/=+$/, '')}\n${end}\n`],
    ['with more padding', `${begin}\n${body}====\n${end}\n`],
    ['with padding in the middle', `${begin}\n${body.slice(0, 8)}====${body.slice(8)}\n${end}\n`],
    ['with too many lines', armored.replace(`\n${end}`, '\n'.repeat(20_000) + end)],
    ['with unused bits set', `${begin}\n${idle(body)}\n${end}\n`],
    ['with a second body', `${begin}\n${body}\n${body}\n${end}\n`],
  ])('is refused %s', (_, text) => {
    expect(text).not.toBe(armored);
    expect(check(text)).toBeUndefined();
  });
});

describe('a public key', () => {
  const point =
    split(Buffer.from(publicKeyOf('ecdsa-256').split(' ')[1] ?? '', 'base64')).at(-1) ?? Buffer.alloc(0);
  const [, e = point, n = point] = split(rsa.blob);
  const text = (type: string, ...fields: (string | Buffer)[]) =>
    `${type} ${strings(type, ...fields).toString('base64')}`;

  test.each(names)('of %s is accepted', (name) => {
    expect(isSshPublicKey(publicKeyOf(name))).toBe(true);
  });

  test('as these tests make it is accepted', () => {
    expect(isSshPublicKey(ed.text)).toBe(true);
    expect(isSshPublicKey(rsa.text)).toBe(true);
    expect(isSshPublicKey(text('ecdsa-sha2-nistp256', 'nistp256', point))).toBe(true);
    expect(isSshPublicKey(text('ssh-rsa', Buffer.from([3]), n))).toBe(true);
    expect(isSshPublicKey(text('sk-ssh-ed25519@openssh.com', point.subarray(1, 33), 'ssh:'))).toBe(true);
  });

  test.each([
    ['nothing', ''],
    ['a blank', ' '],
    ['no base64', 'ssh-ed25519'],
    ['something other than base64 after a space', 'ssh-ed25519 '],
    ['no type', ed.text.replace('ssh-ed25519 ', '')],
    ['a comment', `${ed.text} ann@example.org`],
    ['a space at its end', `${ed.text} `],
    ['a space before it', ` ${ed.text}`],
    ['a line end', `${ed.text}\n`],
    ['two blanks', ed.text.replace(' ', '  ')],
    ['options', `restrict ${ed.text}`],
    ['a type other than that in its data', ed.text.replace('ssh-ed25519', 'ssh-rsa')],
    ['an RSA algorithm instead of a type', rsa.text.replace('ssh-rsa', 'rsa-sha2-512')],
    ['extra bytes at the end', text('ssh-ed25519', point.subarray(1, 33), '')],
    ['too few bytes', text('ssh-ed25519', point.subarray(1, 32))],
    ['too many bytes', text('ssh-ed25519', point.subarray(1, 34))],
    ['no fields', text('ssh-ed25519')],
    [
      'a wrong length field',
      `ssh-ed25519 ${Buffer.concat([strings('ssh-ed25519'), uint32(0xffff_ffff)]).toString('base64')}`,
    ],
    ['unused bits set', idle(publicKeyOf('ecdsa-256'))],
    ['an unknown type', text('ssh-dss', n, n, n, n)],
    ['a certificate', text('ssh-ed25519-cert-v01@openssh.com', point.subarray(1, 33))],
    ['a security key with ECDSA', text('sk-ecdsa-sha2-nistp256@openssh.com', 'nistp256', point, 'ssh:')],
    ['the name of a property of every object', text('constructor', 'x')],
    ['the name of another curve', text('ecdsa-sha2-nistp256', 'nistp384', point)],
    ['a point of another curve', text('ecdsa-sha2-nistp384', 'nistp384', point)],
    [
      'a point that is not on the curve',
      text(
        'ecdsa-sha2-nistp256',
        'nistp256',
        Buffer.concat([point.subarray(0, 64), Buffer.from([(point[64] ?? 0) ^ 1])]),
      ),
    ],
    [
      'a compressed point',
      text('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([2]), point.subarray(1, 33)])),
    ],
    [
      'a point in another encoding',
      text('ecdsa-sha2-nistp256', 'nistp256', Buffer.concat([Buffer.from([6]), point.subarray(1)])),
    ],
    ['no point', text('ecdsa-sha2-nistp256', 'nistp256', Buffer.alloc(1))],
    ['the exponent 1', text('ssh-rsa', Buffer.from([1]), n)],
    ['the exponent 0', text('ssh-rsa', Buffer.alloc(1), n)],
    ['no exponent', text('ssh-rsa', '', n)],
    ['an even exponent', text('ssh-rsa', Buffer.from([1, 0]), n)],
    ['a long exponent', text('ssh-rsa', Buffer.alloc(9, 0x7f), n)],
    ['a negative modulus', text('ssh-rsa', e, n.subarray(1))],
    ['a modulus with a zero before it', text('ssh-rsa', e, Buffer.concat([Buffer.alloc(1), n]))],
    ['a modulus of 2047 bits', text('ssh-rsa', e, Buffer.alloc(256, 0x7f))],
    [
      'a modulus of 16,392 bits',
      text('ssh-rsa', e, Buffer.concat([Buffer.alloc(1), Buffer.alloc(2049, 0xff)])),
    ],
    ['no modulus', text('ssh-rsa', e, '')],
  ])('with %s is refused', (_, given) => {
    expect(isSshPublicKey(given)).toBe(false);
  });

  test('with which anybody can sign is refused', () => {
    for (const point of smallOrder) {
      for (const sign of [0, 0x80]) {
        const key = Buffer.from(point);
        key[31] = (key[31] ?? 0) | sign;
        expect(isSshPublicKey(text('ssh-ed25519', key))).toBe(false);
        expect(isSshPublicKey(text('sk-ssh-ed25519@openssh.com', key, 'ssh:'))).toBe(false);
        for (let round = 0; round < 100; round += 1)
          expect(check(signedByNobody(key), Buffer.from(`message ${round}`))).toBeUndefined();
      }
    }
  });

  test('that cannot be read makes its signature unreadable too', () => {
    for (const key of [strings('ssh-dss', n, n, n, n), strings('__proto__'), strings(''), Buffer.from('x')])
      expect(check(ed.sign({ key }))).toBeUndefined();
  });
});

describe('any input', () => {
  const known = names.map((name) => ({
    armored: read(`${name}.sig`),
    blob: blobOf(name),
    key: publicKeyOf(name),
  }));
  const fixture = fc.constantFrom(...known);
  const bytes = fc.uint8Array({ maxLength: 40 }).map((value) => Buffer.from(value));
  const change = fc.record({ at: fc.nat(2000), removed: fc.nat(40), put: bytes });
  const changed = (whole: Buffer, { at, removed, put }: { at: number; removed: number; put: Buffer }) => {
    const start = at % (whole.length + 1);
    return Buffer.concat([whole.subarray(0, start), put, whole.subarray(start + removed)]);
  };

  test('random text is refused and nothing throws', () => {
    const rubbish = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'binary-ascii' }),
      bytes.map((value) => value.toString('latin1')),
      bytes.map(armor),
      bytes.map((value) => armor(Buffer.concat([Buffer.from('SSHSIG'), uint32(1), value]))),
      fc
        .array(bytes, { maxLength: 7 })
        .map((values) => armor(Buffer.concat([Buffer.from('SSHSIG'), uint32(1), strings(...values)]))),
    );
    fc.assert(
      fc.property(rubbish, bytes, fc.string(), (text, body, name) => {
        return verifySshSignature(text, body, name) === undefined && !isSshPublicKey(text);
      }),
      { numRuns: runs(3000) },
    );
  });

  test('keys made of any fields are read or refused and nothing throws', () => {
    const type = fc.constantFrom(
      'ssh-ed25519',
      'ssh-rsa',
      'ecdsa-sha2-nistp256',
      'sk-ssh-ed25519@openssh.com',
    );
    const field = fc.oneof(bytes, fc.constant('nistp256'), fc.uint8Array({ minLength: 250, maxLength: 270 }));
    fc.assert(
      fc.property(type, fc.array(field, { maxLength: 4 }), (name, fields) => {
        const blob = strings(name, ...fields.map((value) => Buffer.from(value)));
        const isKey = isSshPublicKey(`${name} ${blob.toString('base64')}`);
        return typeof isKey === 'boolean' && check(ed.sign({ key: blob })) === undefined;
      }),
      { numRuns: runs(2000) },
    );
  });

  test('a signature with other bytes is refused', () => {
    fc.assert(
      fc.property(fixture, fc.array(change, { minLength: 1, maxLength: 3 }), ({ blob, key }, changes) => {
        const other = changes.reduce(changed, blob);
        return check(armor(other)) === (other.equals(blob) ? key : undefined);
      }),
      { numRuns: runs(3000) },
    );
  });

  test('a file with another text is refused, unless only its line breaks differ', () => {
    fc.assert(
      fc.property(fixture, change, ({ armored, key }, edit) => {
        const other = changed(Buffer.from(armored), edit).toString('latin1');
        if (other === armored) return check(other) === key;
        if (other.replaceAll('\n', '') !== armored.replaceAll('\n', '')) return check(other) === undefined;
        return [key, undefined].includes(check(other));
      }),
      { numRuns: runs(3000) },
    );
  });

  test('another message or another namespace is refused', () => {
    fc.assert(
      fc.property(fixture, change, fc.string({ unit: 'binary' }), ({ armored, key }, edit, name) => {
        const other = changed(message, edit);
        return (
          check(armored, other) === (other.equals(message) ? key : undefined) &&
          check(armored, message, name) === (name === namespace ? key : undefined)
        );
      }),
      { numRuns: runs(1000) },
    );
  });
});

const isInstalled = spawnSync('ssh-keygen', ['-?']).error === undefined;

describe.skipIf(!isInstalled)(
  'compared with the ssh-keygen of this machine (skipped if there is none)',
  () => {
    let place = '';
    beforeAll(() => {
      place = mkdtempSync(join(tmpdir(), 'colophon-signatures-'));
    });
    afterAll(() => {
      rmSync(place, { recursive: true, force: true });
    });
    const run = (args: string[], input: Buffer | string = '') => {
      const { status, stderr, stdout } = spawnSync('ssh-keygen', args, { input });
      return { isDone: status === 0, said: String(stderr), stdout };
    };
    /** Whether ssh-keygen accepts it, for the key that our verifier found or for any key. */
    const theirs = (armored: string, key: string | undefined, bytes = message) => {
      const [signature, signers] = [join(place, 'signature'), join(place, 'signers')];
      writeFileSync(signature, armored);
      if (key === undefined)
        return run(['-Y', 'check-novalidate', '-n', namespace, '-s', signature], bytes).isDone;
      writeFileSync(signers, `ann@example.org ${key}\n`);
      const who = ['-f', signers, '-I', 'ann@example.org'];
      return run(['-Y', 'verify', ...who, '-n', namespace, '-s', signature], bytes).isDone;
    };
    const agreed = (armored: string, bytes = message) => {
      const key = check(armored, bytes);
      expect(theirs(armored, key, bytes)).toBe(key !== undefined);
      return key;
    };

    test.each([
      ['ed25519', []],
      ['ecdsa', ['-b', '256']],
      ['ecdsa', ['-b', '384']],
      ['ecdsa', ['-b', '521']],
      ['rsa', ['-b', '2048']],
      ['rsa', ['-b', '4096']],
    ])('a new key, %s %j, signs, and both verifiers agree', (type, bits) => {
      const file = join(place, `${type}${bits[1] ?? ''}`);
      expect(run(['-q', '-t', type, ...bits, '-N', '', '-C', 'ann@example.org', '-f', file])).toMatchObject({
        isDone: true,
      });
      const [name, base64] = readFileSync(`${file}.pub`, 'latin1').split(' ');
      // Several rounds, because r or s only sometimes begins with a zero or with a byte that would mean a negative number.
      for (let round = 0; round < 12; round += 1) {
        const bytes = randomBytes(round * 7);
        const armored = String(run(['-Y', 'sign', '-f', file, '-n', namespace], bytes).stdout);
        expect(agreed(armored, bytes)).toBe(`${name} ${base64}`);
        expect(agreed(armored, Buffer.concat([bytes, Buffer.alloc(1)]))).toBeUndefined();
        const blob = dearmor(armored);
        const at = blob.length - 1 - ((round * 5) % 50);
        blob[at] = (blob[at] ?? 0) ^ (1 << (round % 8));
        expect(agreed(armor(blob), bytes)).toBeUndefined();
      }
      const other = String(run(['-Y', 'sign', '-f', file, '-n', 'file'], message).stdout);
      expect(agreed(other)).toBeUndefined();
      expect(check(other, message, 'file')).toBe(`${name} ${base64}`);
    });

    test.each(names)('both accept %s', (name) => {
      expect(agreed(read(`${name}.sig`))).toBe(publicKeyOf(name));
    });

    test('both agree about signatures that ssh-keygen does not write', () => {
      for (const digest of ['sha1', 'sha256', 'sha512'])
        for (const algorithm of ['ssh-rsa', 'rsa-sha2-256', 'rsa-sha2-512'])
          agreed(rsa.sign({ algorithm, digest }));
      for (const given of [
        { hash: 'sha256' },
        { hash: 'sha384' },
        { version: 2 },
        { behind: Buffer.alloc(1) },
        { algorithm: 'ssh-rsa' },
        { key: rsa.blob },
        { key: strings('ssh-ed25519') },
        { magic: 'SSHSIH' },
      ])
        agreed(ed.sign(given));
    });

    test('what only our verifier refuses is accepted by OpenSSH', () => {
      const armored = ed.sign();
      for (const lenient of [
        ed.sign({ version: 0 }),
        ed.sign({ reserved: 'x' }),
        `${armored}text behind it`,
      ]) {
        expect(theirs(lenient, undefined)).toBe(true);
        expect(check(lenient)).toBeUndefined();
      }
      for (const name of ['rsa-1024', 'security-key-untouched']) {
        expect(theirs(read(`${name}.sig`), undefined)).toBe(true);
        expect(check(read(`${name}.sig`))).toBeUndefined();
      }
    });

    test('a key with which anybody can sign is refused only by our verifier', () => {
      for (const point of smallOrder) {
        const bytes = Array.from({ length: 100 }, (_, round) => Buffer.from(`message ${round}`));
        expect(bytes.some((each) => theirs(signedByNobody(point), undefined, each))).toBe(true);
      }
    });

    test('an ECDSA signature has two forms, and both accept both', () => {
      const order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;
      const parts = partsOf(blobOf('ecdsa-256'));
      const [algorithm = '', value = Buffer.alloc(0)] = split(parts.signature);
      const [r = value, s = value] = split(value);
      const hex = (order - BigInt(`0x${s.toString('hex')}`)).toString(16);
      const other = positive(Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex'));
      const signature = strings(algorithm, strings(r, other));
      expect(agreed(armor(assembled({ ...parts, signature })))).toBe(publicKeyOf('ecdsa-256'));
    });
  },
);

import { createHash, createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

/** Reads a signature and tells whether it is a valid one of this key, made with `algorithm` over these bytes. */
type Check = (algorithm: string, signature: Fields, signed: Buffer) => boolean;

const magic = Buffer.from('SSHSIG');
const armor = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n?$/;
/** A signature by RSA's longest key has 6,000 characters; larger files are refused unread. */
const maxCharacters = 16_384;
const publicKey = /^([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})$/;

/** The accepted key types. Certificates and ECDSA security keys are not accepted. */
const keyTypes = new Map<string, (key: Fields) => Check>([
  ['ssh-ed25519', ed25519],
  ['sk-ssh-ed25519@openssh.com', securityKey],
  ['ecdsa-sha2-nistp256', ecdsa('P-256', 32, 'sha256')],
  ['ecdsa-sha2-nistp384', ecdsa('P-384', 48, 'sha384')],
  ['ecdsa-sha2-nistp521', ecdsa('P-521', 66, 'sha512')],
  ['ssh-rsa', rsa],
]);
/** Without SHA-1, which plain `ssh-rsa` uses and which is broken. */
const rsaHashes = new Map([
  ['rsa-sha2-256', 'sha256'],
  ['rsa-sha2-512', 'sha512'],
]);
const rsaBits = { fewest: 2048, most: 16_384 };

/**
 * The points of small order, with their sign bit cleared. Such a key needs no secret: anyone can make a signature
 * that is valid for every message. OpenSSH and Node 20 accept them.
 */
const smallOrder = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ...['ec', 'ed', 'ee'].map((low) => `${low}${'ff'.repeat(30)}7f`),
]);

/**
 * Verifies what `ssh-keygen -Y sign -n <namespace>` writes, without starting a process per signature: a ledger has
 * thousands. The format is OpenSSH's PROTOCOL.sshsig. This is stricter than OpenSSH: it refuses, for example,
 * reserved bytes and text after the signature. A file's bytes still do not identify a signature: line breaks may
 * differ, and an ECDSA signature (r, s) is also valid as (r, -s).
 * @param armored the `.sig` file
 * @returns the key that signed, as `ssh-ed25519 AAAA…`, to be looked up in the policy; undefined where anything is
 * invalid. Never throws.
 */
export function verifySshSignature(armored: string, message: Buffer, namespace: string): string | undefined {
  return orUndefined(() => {
    assertValid(armored.length <= maxCharacters);
    const file = new Fields(fromBase64(armor.exec(armored)?.[1]?.replaceAll('\n', '')));
    assertValid(namespace !== '' && file.take(magic.length).equals(magic) && file.uint32() === 1);
    const blob = file.string();
    const key = readKey(blob);
    assertValid(file.string().equals(Buffer.from(namespace)) && file.string().length === 0);
    const hash = file.text();
    assertValid(hash === 'sha256' || hash === 'sha512');
    const signature = new Fields(file.string());
    file.end();
    const signed = Buffer.concat([
      magic,
      ...[namespace, '', hash, createHash(hash).update(message).digest()].flatMap(lengthPrefixed),
    ]);
    assertValid(key.check(signature.text(), signature, signed));
    signature.end();
    return `${key.type} ${blob.toString('base64')}`;
  });
}

/** Whether it is `ssh-ed25519 AAAA…`, of a type that can be verified, and without the comment of a `.pub` file. */
export function isSshPublicKey(text: string): boolean {
  const isKey = orUndefined(() => {
    assertValid(text.length <= maxCharacters);
    const [, type, base64] = publicKey.exec(text) ?? [];
    return readKey(fromBase64(base64)).type === type;
  });
  return isKey === true;
}

/**
 * Fails closed: what cannot be read, or what node:crypto refuses (such as a point that is not on the curve), is
 * invalid.
 */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** @throws Error, which {@link orUndefined} catches */
function assertValid(isSo: boolean): asserts isSo {
  if (!isSo) throw new Error('not in order');
}

/**
 * Node ignores invalid base64 characters. Here bytes have exactly one spelling, because a policy compares keys as
 * text.
 */
function fromBase64(text = ''): Buffer {
  const bytes = Buffer.from(text, 'base64');
  assertValid(bytes.toString('base64') === text);
  return bytes;
}

function lengthPrefixed(value: string | Buffer): Buffer[] {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

/**
 * The fields of an SSH blob, one after the other (RFC 4251, section 5). Each method throws where the blob does not
 * match.
 */
class Fields {
  private rest: Buffer;

  constructor(bytes: Buffer) {
    this.rest = bytes;
  }

  take(length: number): Buffer {
    assertValid(length <= this.rest.length);
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  /** @param length the required length in bytes, if there is one */
  string(length?: number): Buffer {
    const given = this.uint32();
    assertValid(length === undefined || given === length);
    return this.take(given);
  }

  /** An ASCII name, compared byte for byte. */
  text(): string {
    return this.string().toString('latin1');
  }

  /**
   * A positive number (`mpint`), without the zero byte that marks it as positive. Other leading zeros are refused.
   */
  positive(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    assertValid(first < 0x80 && (first > 0 || second >= 0x80));
    return first === 0 ? bytes.subarray(1) : bytes;
  }

  end(): void {
    assertValid(this.rest.length === 0);
  }
}

function readKey(blob: Buffer): { type: string; check: Check } {
  const fields = new Fields(blob);
  const type = fields.text();
  const read = keyTypes.get(type);
  assertValid(read !== undefined);
  const check = read(fields);
  fields.end();
  return { type, check };
}

/** RFC 8709 */
function ed25519(fields: Fields): Check {
  const key = edwardsKey(fields.string(32));
  return (algorithm, signature, signed) =>
    algorithm === 'ssh-ed25519' && verify(null, signed, key, signature.string(64));
}

/** OpenSSH's PROTOCOL.u2f: the key signs digests together with a flags byte and a signature counter. */
function securityKey(fields: Fields): Check {
  const key = edwardsKey(fields.string(32));
  const application = sha256(fields.string());
  return (algorithm, signature, signed) => {
    const value = signature.string(64);
    const flags = signature.take(1);
    const counter = signature.take(4);
    const userPresent = (flags.readUInt8() & 1) === 1;
    const whole = Buffer.concat([application, flags, counter, sha256(signed)]);
    // Requires a touch; without one, malware on the machine could have signed.
    return algorithm === 'sk-ssh-ed25519@openssh.com' && userPresent && verify(null, whole, key, value);
  };
}

function edwardsKey(bytes: Buffer): KeyObject {
  const unsigned = Buffer.from(bytes);
  unsigned.writeUInt8(unsigned.readUInt8(31) & 0x7f, 31);
  assertValid(!smallOrder.has(unsigned.toString('hex')));
  return importKey({ x: bytes }, { kty: 'OKP', crv: 'Ed25519' });
}

/** RFC 5656: a signature is the numbers r and s; node:crypto wants both padded to the curve's size. */
function ecdsa(curve: string, size: number, hash: string): (fields: Fields) => Check {
  const name = `nist${curve.toLowerCase().replace('-', '')}`;
  return (fields) => {
    assertValid(fields.text() === name);
    const point = fields.string(1 + 2 * size);
    // Only uncompressed points: OpenSSH writes no others.
    assertValid(point.readUInt8() === 4);
    const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
    const key = importKey({ x, y }, { kty: 'EC', crv: curve });
    const padded = (bytes: Buffer) => Buffer.concat([Buffer.alloc(size - bytes.length), bytes]);
    return (algorithm, signature, signed) => {
      const numbers = new Fields(signature.string());
      const value = Buffer.concat([padded(numbers.positive()), padded(numbers.positive())]);
      numbers.end();
      const isOwn = algorithm === `ecdsa-sha2-${name}`;
      return isOwn && verify(hash, signed, { key, dsaEncoding: 'ieee-p1363' }, value);
    };
  };
}

/** RFC 8332 */
function rsa(fields: Fields): Check {
  const e = fields.positive();
  const n = fields.positive();
  const bits = n.length * 8 - Math.clz32(n.readUInt8()) + 24;
  assertValid(bits >= rsaBits.fewest && bits <= rsaBits.most);
  // With exponent 1 every message would be its own signature; a long exponent is slow, and OpenSSL limits it to 64
  // bits.
  assertValid(
    e.length <= 8 && (e.readUInt8(e.length - 1) & 1) === 1 && !(e.length === 1 && e.readUInt8() === 1),
  );
  const key = importKey({ n, e }, { kty: 'RSA' });
  return (algorithm, signature, signed) => {
    const hash = rsaHashes.get(algorithm);
    return hash !== undefined && verify(hash, signed, key, signature.string(n.length));
  };
}

/** Imports a key from its numbers, as JWK. */
function importKey(numbers: Record<string, Buffer>, names: { kty: string; crv?: string }): KeyObject {
  const key: JsonWebKey = { ...names };
  for (const [name, bytes] of Object.entries(numbers)) key[name] = bytes.toString('base64url');
  return createPublicKey({ key, format: 'jwk' });
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

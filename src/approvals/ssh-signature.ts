import { createHash, createPublicKey, verify } from 'node:crypto';
import type { JsonWebKey, KeyObject } from 'node:crypto';

/** Whether the signature that follows, of the kind `algorithm` names, is one of the key's over these bytes. */
type Check = (algorithm: string, signature: Fields, signed: Buffer) => boolean;

const magic = Buffer.from('SSHSIG');
const armor = /^-----BEGIN SSH SIGNATURE-----\n([A-Za-z0-9+/=\n]+)\n-----END SSH SIGNATURE-----\n?$/;
/** With RSA's longest keys a file has 6,000 characters; a file of megabytes is not worth reading. */
const mostCharacters = 16_384;
const publicKey = /^([a-z0-9@.-]+) ([A-Za-z0-9+/]+={0,2})$/;

/** Certificates are not among them, nor security keys with ECDSA: what is not here is refused. */
const keyTypes = new Map<string, (key: Fields) => Check>([
  ['ssh-ed25519', ed25519],
  ['sk-ssh-ed25519@openssh.com', securityKey],
  ['ecdsa-sha2-nistp256', ecdsa('P-256', 32, 'sha256')],
  ['ecdsa-sha2-nistp384', ecdsa('P-384', 48, 'sha384')],
  ['ecdsa-sha2-nistp521', ecdsa('P-521', 66, 'sha512')],
  ['ssh-rsa', rsa],
]);
/** SHA-1, under which `ssh-rsa` signs, is broken. */
const rsaHashes = new Map([
  ['rsa-sha2-256', 'sha256'],
  ['rsa-sha2-512', 'sha512'],
]);
const rsaBits = { fewest: 2048, most: 16_384 };

/**
 * The points of small order, with their sign bit off. Nobody has to know a secret to sign with such a key: a signature
 * is easily made that fits every message. OpenSSH takes it, and so does Node 20.
 */
const smallOrder = new Set([
  '00'.repeat(32),
  `01${'00'.repeat(31)}`,
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  ...['ec', 'ed', 'ee'].map((low) => `${low}${'ff'.repeat(30)}7f`),
]);

/**
 * Verifies what `ssh-keygen -Y sign -n <namespace>` writes, without a process for each: a ledger has thousands.
 * The format is OpenSSH's PROTOCOL.sshsig. Where OpenSSH reads past something, such as reserved bytes or text behind the
 * signature, this refuses. A file is still no name for what it says: lines may end elsewhere, and an ECDSA signature
 * (r, s) fits as (r, -s) too.
 * @param armored the `.sig` file
 * @returns the key that signed, as `ssh-ed25519 AAAA…`, for the policy to know or not; undefined where anything is not
 *   in order. Never throws.
 */
export function verifySshSignature(armored: string, message: Buffer, namespace: string): string | undefined {
  return orUndefined(() => {
    demand(armored.length <= mostCharacters);
    const file = new Fields(fromBase64(armor.exec(armored)?.[1]?.replaceAll('\n', '')));
    demand(namespace !== '' && file.take(magic.length).equals(magic) && file.uint32() === 1);
    const blob = file.string();
    const key = readKey(blob);
    demand(file.string().equals(Buffer.from(namespace)) && file.string().length === 0);
    const hash = file.text();
    demand(hash === 'sha256' || hash === 'sha512');
    const signature = new Fields(file.string());
    file.end();
    const signed = Buffer.concat([
      magic,
      ...[namespace, '', hash, createHash(hash).update(message).digest()].flatMap(lengthFirst),
    ]);
    demand(key.check(signature.text(), signature, signed));
    signature.end();
    return `${key.type} ${blob.toString('base64')}`;
  });
}

/** Whether it is `ssh-ed25519 AAAA…`, of a type whose signatures can be verified, and without the comment of a `.pub` file. */
export function isSshPublicKey(text: string): boolean {
  const isKey = orUndefined(() => {
    demand(text.length <= mostCharacters);
    const [, type, base64] = publicKey.exec(text) ?? [];
    return readKey(fromBase64(base64)).type === type;
  });
  return isKey === true;
}

/** Fails closed: whatever cannot be read, or node:crypto refuses (a point beside its curve), is not in order. */
function orUndefined<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** @throws Error, which {@link orUndefined} takes */
function demand(isSo: boolean): asserts isSo {
  if (!isSo) throw new Error('not in order');
}

/** Node skips what is not base64; here there is one text for the bytes, as a policy compares keys as text. */
function fromBase64(text = ''): Buffer {
  const bytes = Buffer.from(text, 'base64');
  demand(bytes.toString('base64') === text);
  return bytes;
}

function lengthFirst(value: string | Buffer): Buffer[] {
  const bytes = Buffer.from(value);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes.length);
  return [length, bytes];
}

/** The fields of an SSH blob, one behind the other (RFC 4251, section 5). Each throws where the blob is no such thing. */
class Fields {
  private rest: Buffer;

  constructor(bytes: Buffer) {
    this.rest = bytes;
  }

  take(length: number): Buffer {
    demand(length <= this.rest.length);
    const taken = this.rest.subarray(0, length);
    this.rest = this.rest.subarray(length);
    return taken;
  }

  uint32(): number {
    return this.take(4).readUInt32BE();
  }

  /** @param length what it has to have, where that is known */
  string(length?: number): Buffer {
    const given = this.uint32();
    demand(length === undefined || given === length);
    return this.take(given);
  }

  /** A name, to be compared byte for byte. */
  text(): string {
    return this.string().toString('latin1');
  }

  /** A number above zero, without the zero byte that keeps it from being negative. No other zeros may lead it. */
  positive(): Buffer {
    const bytes = this.string();
    const [first = 0, second = 0] = bytes;
    demand(first < 0x80 && (first > 0 || second >= 0x80));
    return first === 0 ? bytes.subarray(1) : bytes;
  }

  end(): void {
    demand(this.rest.length === 0);
  }
}

function readKey(blob: Buffer): { type: string; check: Check } {
  const fields = new Fields(blob);
  const type = fields.text();
  const read = keyTypes.get(type);
  demand(read !== undefined);
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

/** OpenSSH's PROTOCOL.u2f: the key signs digests, with a byte of flags and how often it has signed. */
function securityKey(fields: Fields): Check {
  const key = edwardsKey(fields.string(32));
  const application = sha256(fields.string());
  return (algorithm, signature, signed) => {
    const value = signature.string(64);
    const flags = signature.take(1);
    const counter = signature.take(4);
    const userPresent = (flags.readUInt8() & 1) === 1;
    const whole = Buffer.concat([application, flags, counter, sha256(signed)]);
    // Without a touch, malware on the machine can have signed.
    return algorithm === 'sk-ssh-ed25519@openssh.com' && userPresent && verify(null, whole, key, value);
  };
}

function edwardsKey(bytes: Buffer): KeyObject {
  const unsigned = Buffer.from(bytes);
  unsigned.writeUInt8(unsigned.readUInt8(31) & 0x7f, 31);
  demand(!smallOrder.has(unsigned.toString('hex')));
  return imported({ x: bytes }, { kty: 'OKP', crv: 'Ed25519' });
}

/** RFC 5656: a signature is the numbers r and s; node:crypto wants both as long as the curve's. */
function ecdsa(curve: string, size: number, hash: string): (fields: Fields) => Check {
  const name = `nist${curve.toLowerCase().replace('-', '')}`;
  return (fields) => {
    demand(fields.text() === name);
    const point = fields.string(1 + 2 * size);
    // Compressed points are not written by OpenSSH.
    demand(point.readUInt8() === 4);
    const [x, y] = [point.subarray(1, 1 + size), point.subarray(1 + size)];
    const key = imported({ x, y }, { kty: 'EC', crv: curve });
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
  demand(bits >= rsaBits.fewest && bits <= rsaBits.most);
  // With 1 every message would be its own signature; a long one takes long, and OpenSSL stops at 64 bits as a rule.
  demand(e.length <= 8 && (e.readUInt8(e.length - 1) & 1) === 1 && !(e.length === 1 && e.readUInt8() === 1));
  const key = imported({ n, e }, { kty: 'RSA' });
  return (algorithm, signature, signed) => {
    const hash = rsaHashes.get(algorithm);
    return hash !== undefined && verify(hash, signed, key, signature.string(n.length));
  };
}

/** A key's numbers as node:crypto reads them. */
function imported(numbers: Record<string, Buffer>, names: { kty: string; crv?: string }): KeyObject {
  const key: JsonWebKey = { ...names };
  for (const [name, bytes] of Object.entries(numbers)) key[name] = bytes.toString('base64url');
  return createPublicKey({ key, format: 'jwk' });
}

function sha256(bytes: Buffer): Buffer {
  return createHash('sha256').update(bytes).digest();
}

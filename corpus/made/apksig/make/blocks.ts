/**
 * Signs a package with signing blocks of any shape, also ones that no signer would write: v3.1, ranges with holes,
 * attributes that lie. Used once, to make the packages of this folder; the keys are thrown away.
 */
import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';

const u32 = (value: number) => Buffer.from(Uint32Array.of(value >>> 0).buffer);
const u64 = (value: number) => Buffer.concat([u32(value % 2 ** 32), u32(Math.floor(value / 2 ** 32))]);
const sized = (...parts: Uint8Array[]) => {
  const whole = Buffer.concat(parts);
  return Buffer.concat([u32(whole.length), whole]);
};

const der = (tag: number, ...parts: Uint8Array[]) => {
  const body = Buffer.concat(parts);
  const length = body.length < 128 ? [body.length] : body.length < 256 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 255];
  return Buffer.concat([Uint8Array.of(tag, ...length), body]);
};
const ECDSA_SHA256 = der(0x30, der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));

export interface Signer {
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
  readonly publicKey: Buffer;
}

/** An EC P-256 key with a certificate of its own. */
export function makeSigner(name: string, serial: number): Signer {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const spki = publicKey.export({ type: 'spki', format: 'der' });
  const subject = der(0x30, der(0x31, der(0x30, der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(name)))));
  const validity = der(0x30, der(0x17, Buffer.from('260101000000Z')), der(0x17, Buffer.from('460101000000Z')));
  const version = der(0xa0, der(0x02, Uint8Array.of(2)));
  const signed = der(0x30, version, der(0x02, Uint8Array.of(serial)), ECDSA_SHA256, subject, validity, subject, spki);
  const signature = sign('sha256', signed, privateKey);
  return { certificate: der(0x30, signed, ECDSA_SHA256, der(0x03, Uint8Array.of(0), signature)), privateKey, publicKey: spki };
}

const ECDSA_ID = 0x0201;

export interface SignerBlock {
  readonly signer: Signer;
  /** v3: the range, and what the signed copy of it says when it lies. */
  readonly range?: readonly [number, number];
  readonly signedRange?: readonly [number, number];
  readonly attributes?: readonly { readonly id: number; readonly value: Uint8Array }[];
  /** Replaces the digest of the package. */
  readonly digest?: Uint8Array;
}

/** Value of a pair of v2 (no ranges), v3 or v3.1. */
export function schemeBlock(digest: Uint8Array, blocks: readonly SignerBlock[]): Buffer {
  return sized(
    ...blocks.map(({ signer, range, signedRange, attributes, digest: other }) => {
      const pair = sized(sized(u32(ECDSA_ID), sized(other ?? digest)));
      const limits = (values: readonly [number, number] | undefined) => (values === undefined ? [] : values.map(u32));
      const extra = sized(...(attributes ?? []).map(({ id, value }) => sized(u32(id), value)));
      const data = Buffer.concat([pair, sized(sized(signer.certificate)), ...limits(signedRange ?? range), extra]);
      const signatures = sized(sized(u32(ECDSA_ID), sized(sign('sha256', data, signer.privateKey))));
      return sized(sized(data), ...limits(range), signatures, sized(signer.publicKey));
    }),
  );
}

/** Nodes of a proof of rotation, each signed by the one before it. */
export function rotate(signers: readonly Signer[]): readonly Buffer[] {
  return signers.map((signer, i) => {
    const parent = signers[i - 1];
    const data = Buffer.concat([sized(signer.certificate), u32(parent === undefined ? 0 : ECDSA_ID)]);
    const signature = parent === undefined ? Buffer.alloc(0) : sign('sha256', data, parent.privateKey);
    return sized(sized(data), u32(0x17), u32(i + 1 < signers.length ? ECDSA_ID : 0), sized(signature));
  });
}

/** A proof of rotation of these nodes. */
export const lineage = (nodes: readonly Buffer[]): Buffer => Buffer.concat([u32(1), ...nodes]);

/** Puts pairs into a package without signing block; `digestOf` gives them the digest they sign. */
export function insertBlock(
  apk: Buffer,
  pairs: (digest: Buffer) => readonly { readonly id: number; readonly value: Uint8Array }[],
): Buffer {
  const end = apk.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  const directoryAt = apk.readUInt32LE(end + 16);
  const parts = [apk.subarray(0, directoryAt), apk.subarray(directoryAt, end), apk.subarray(end)];
  const items = pairs(contentDigest(parts)).map(({ id, value }) => Buffer.concat([u64(value.length + 4), u32(id), value]));
  const size = items.reduce((sum, item) => sum + item.length, 24);
  const block = Buffer.concat([u64(size), ...items, u64(size), Buffer.from('APK Sig Block 42')]);
  const record = Buffer.from(apk.subarray(end));
  record.writeUInt32LE(directoryAt + block.length, 16);
  return Buffer.concat([apk.subarray(0, directoryAt), block, apk.subarray(directoryAt, end), record]);
}

function contentDigest(parts: readonly Buffer[]): Buffer {
  const sha256 = (...bytes: Uint8Array[]) => createHash('sha256').update(Buffer.concat(bytes)).digest();
  const chunks = parts.filter((part) => part.length > 0).map((part) => sha256(Uint8Array.of(0xa5), u32(part.length), part));
  return sha256(Uint8Array.of(0x5a), u32(chunks.length), ...chunks);
}

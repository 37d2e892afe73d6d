import { createHash, sign } from 'node:crypto';
import { toBytes } from '../bytes/join.ts';
import type { ZipEntry } from '../zip/entry.ts';
import { integer, nullValue, octetString, oid, sequence, setOf, tagged, time, tlv } from './der.ts';
import { signP256 } from './p256.ts';
import type { Signer } from './signer.ts';

export interface JarOptions {
  /** Digest of entries and manifest, and of the signature. Default sha256. */
  readonly digest?: JarDigest;
  /** The signature covers signed attributes, which cover the signature file. */
  readonly signedAttributes?: boolean;
  /** Schemes named in `X-Android-APK-Signed`. */
  readonly alsoSigned?: readonly number[];
  /** Entries the manifest keeps silent about. */
  readonly unlisted?: readonly string[];
  /** No digest of the whole manifest in the signature file: its sections decide. */
  readonly sectionsOnly?: boolean;
}

export type JarDigest = 'md5' | 'sha1' | 'sha256' | 'sha384' | 'sha512';

const attributeNames: Readonly<Record<JarDigest, string>> = {
  md5: 'MD5',
  sha1: 'SHA1',
  sha256: 'SHA-256',
  sha384: 'SHA-384',
  sha512: 'SHA-512',
};

/**
 * The entries with a JAR signature (scheme v1) before them, one `.SF` and block file per signer. To break it, change the entries afterwards.
 *
 * @source "JAR File Specification", signed JAR file; RFC 2315
 */
export function signJar(entries: readonly ZipEntry[], signers: readonly Signer[], options: JarOptions = {}): readonly ZipEntry[] {
  const digest = options.digest ?? 'sha256';
  const name = `${attributeNames[digest]}-Digest`;
  const base64 = (bytes: Uint8Array): string => createHash(digest).update(bytes).digest('base64');

  const main = section(['Manifest-Version: 1.0', 'Created-By: 1.0 (test-kit)']);
  const sections = entries
    .filter((entry) => !options.unlisted?.includes(String(entry.name)) && !String(entry.name).endsWith('/'))
    .map((entry) => ({ entry, text: section([`Name: ${String(entry.name)}`, `${name}: ${base64(toBytes(entry.data))}`]) }));
  const manifest = main + sections.map(({ text }) => text).join('');

  const whole = options.sectionsOnly === true ? [] : [`${name}-Manifest: ${base64(toBytes(manifest))}`];
  const schemes = options.alsoSigned?.length ? [`X-Android-APK-Signed: ${options.alsoSigned.join(', ')}`] : [];
  const signatureFile =
    section(['Signature-Version: 1.0', 'Created-By: 1.0 (test-kit)', ...whole, ...schemes]) +
    sections.map(({ entry, text }) => section([`Name: ${String(entry.name)}`, `${name}: ${base64(toBytes(text))}`])).join('');

  const blocks = signers.flatMap((signer, i): readonly ZipEntry[] => {
    const stem = `META-INF/CERT${i === 0 ? '' : i + 1}`;
    const extension = signer.key.asymmetricKeyType === 'rsa' ? 'RSA' : 'EC';
    return [
      { name: `${stem}.SF`, data: signatureFile },
      { name: `${stem}.${extension}`, data: signedData(signer, digest, toBytes(signatureFile), options.signedAttributes === true) },
    ];
  });
  return [{ name: 'META-INF/MANIFEST.MF', data: manifest }, ...blocks, ...entries];
}

/** Lines of at most 72 bytes, what is longer goes on after a space; then an empty line. */
function section(lines: readonly string[]): string {
  return `${lines.map(fold).join('\r\n')}\r\n\r\n`;
}

function fold(line: string): string {
  const rows: string[] = [];
  let row = '';
  let size = 0;
  for (const letter of line) {
    const bytes = toBytes(letter).length;
    if (size + bytes > (rows.length === 0 ? 70 : 69)) {
      rows.push(row);
      row = '';
      size = 0;
    }
    row += letter;
    size += bytes;
  }
  return [...rows, row].join('\r\n ');
}

const digestOids: Readonly<Record<JarDigest, string>> = {
  md5: '1.2.840.113549.2.5',
  sha1: '1.3.14.3.2.26',
  sha256: '2.16.840.1.101.3.4.2.1',
  sha384: '2.16.840.1.101.3.4.2.2',
  sha512: '2.16.840.1.101.3.4.2.3',
};

const DATA = '1.2.840.113549.1.7.1';
const SIGNED_DATA = '1.2.840.113549.1.7.2';
const CONTENT_TYPE = '1.2.840.113549.1.9.3';
const MESSAGE_DIGEST = '1.2.840.113549.1.9.4';
const SIGNING_TIME = '1.2.840.113549.1.9.5';
const RSA_ENCRYPTION = '1.2.840.113549.1.1.1';
const ECDSA_SHA256 = '1.2.840.10045.4.3.2';

/** A PKCS#7 SignedData about detached content. @source RFC 2315 §9 */
export function signedData(signer: Signer, digest: JarDigest, content: Uint8Array, withAttributes: boolean): Uint8Array {
  const isRsa = signer.key.asymmetricKeyType === 'rsa';
  const digestAlgorithm = sequence(oid(digestOids[digest]), nullValue);
  const attributes = [
    sequence(oid(CONTENT_TYPE), setOf(oid(DATA))),
    sequence(oid(SIGNING_TIME), setOf(time('2020-01-01T00:00:00Z'))),
    sequence(oid(MESSAGE_DIGEST), setOf(octetString(createHash(digest).update(content).digest()))),
  ];
  const signed = withAttributes ? setOf(...attributes) : content;
  const signature = isRsa ? sign(digest, signed, signer.key) : signP256(signer.key, createHash('sha256').update(signed).digest());
  const signerInfo = sequence(
    integer(1n),
    sequence(signer.issuer, integer(signer.serial)),
    digestAlgorithm,
    ...(withAttributes ? [tlv(0xa0, signed.subarray(signed.length - contentLength(attributes)))] : []),
    isRsa ? sequence(oid(RSA_ENCRYPTION), nullValue) : sequence(oid(ECDSA_SHA256)),
    octetString(signature),
  );
  return sequence(
    oid(SIGNED_DATA),
    tagged(0, sequence(integer(1n), setOf(digestAlgorithm), sequence(oid(DATA)), tagged(0, ...signer.certificates), setOf(signerInfo))),
  );
}

function contentLength(items: readonly Uint8Array[]): number {
  return items.reduce((sum, item) => sum + item.length, 0);
}

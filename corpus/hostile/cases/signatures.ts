import {
  type ApkSpec,
  apk,
  apkEntries,
  type BlockPair,
  ByteWriter,
  join,
  noise,
  pairIds,
  prefixed,
  type Signing,
  schemeV2,
  signer,
  u4,
  withSigningBlock,
  zip,
} from '@touchstone/test-kit';
import { type HostileCase, hostile, intact } from '../hostile-case.ts';
import { ordinary } from '../ordinary.ts';

const unsigned = () => zip(apkEntries(ordinary));
const withPair = (name: string, what: string, pairs: () => readonly BlockPair[]) =>
  hostile(`signature-${name}`, what, 'refuses', () => withSigningBlock(unsigned(), pairs()), ['apksig/'], intact);
const v2 = (value: Uint8Array): readonly BlockPair[] => [{ id: pairIds.v2, value }];
const signed = (name: string, what: string, sign: Signing, more: Partial<ApkSpec> = {}, problems: readonly string[] = []) =>
  hostile(`signature-${name}`, what, 'refuses', () => apk({ ...ordinary, ...more, sign }), problems, intact);
const beside = (name: string, what: string, files: ApkSpec['files']) =>
  hostile(`signature-${name}`, what, 'refuses', () => apk({ ...ordinary, sign: false, files: files ?? {} }), [], intact);

/** Lies in and around signatures: what is signed is judged elsewhere; here it must end, and the app still be read. */
export const signatures: readonly HostileCase[] = [
  withPair('v2-empty', 'a v2 block of nothing', () => v2(new Uint8Array())),
  withPair('v2-length-4-gib', 'a list of signers of 4 GiB', () => v2(u4(0xffff_ffff))),
  withPair('v2-10000-signers', 'ten thousand empty signers', () => v2(prefixed(...Array.from({ length: 10_000 }, () => prefixed())))),
  withPair('v2-3000-real-signers', 'three hundred real signers', () =>
    v2(prefixed(repeated(schemeV2(unsigned(), [{ signer: signer('ec') }]).subarray(4), 300))),
  ),
  withPair('v2-noise', 'a v2 block of noise', () => v2(noise(5_000))),
  withPair('v2-lengths-inside-lie', 'every length inside is 4 GiB', () => v2(prefixed(prefixed(new Uint8Array(400).fill(0xff))))),
  withPair('v3-noise', 'a v3 block of noise', () => [{ id: pairIds.v3, value: noise(5_000, 2) }]),
  withPair('v31-noise', 'a v3.1 block of noise', () => [{ id: pairIds.v31, value: noise(5_000, 3) }]),
  withPair('stamp-noise', 'a source stamp of noise', () => [
    { id: pairIds.stamp, value: noise(5_000, 4) },
    ...v2(schemeV2(unsigned(), [{ signer: signer('ec') }])),
  ]),
  withPair('two-v2', 'two v2 blocks', () => [...v2(noise(100)), ...v2(schemeV2(unsigned(), [{ signer: signer('ec') }]))]),
  withPair('huge-certificate', 'a certificate of 5 MB', () =>
    v2(schemeV2(unsigned(), [{ signer: signer('ec'), lies: { certificates: [noise(5_000_000)] } }])),
  ),
  withPair('deep-certificate', 'a certificate of a hundred thousand sequences inside one another', () =>
    v2(schemeV2(unsigned(), [{ signer: signer('ec'), lies: { certificates: [deepAsn1(100_000)] } }])),
  ),
  withPair('10000-certificates', 'ten thousand certificates', () =>
    v2(
      schemeV2(unsigned(), [
        { signer: signer('ec'), lies: { certificates: new Array<Uint8Array>(10_000).fill(signer('ec').certificates[0] as Uint8Array) } },
      ]),
    ),
  ),
  withPair('unknown-algorithm', 'an algorithm nobody knows', () =>
    v2(schemeV2(unsigned(), [{ signer: signer('ec'), lies: { signatureAlgorithmId: 0x9999, digestAlgorithmId: 0x9999 } }])),
  ),
  withPair('no-signatures', 'a signer without signatures', () =>
    v2(schemeV2(unsigned(), [{ signer: signer('ec'), lies: { noSignatures: true } }])),
  ),
  withPair('wrong-key', 'a key of noise', () => v2(schemeV2(unsigned(), [{ signer: signer('ec'), lies: { publicKey: noise(300) } }]))),
  hostile(
    'signature-10000-pairs',
    'ten thousand unknown pairs in the block',
    'installs',
    () =>
      withSigningBlock(
        unsigned(),
        Array.from({ length: 10_000 }, (_, i) => ({ id: i, value: new Uint8Array() })),
      ),
    [],
    intact,
  ),
  hostile('signature-pair-length-0', 'a pair of length 0', 'refuses', () => block(new ByteWriter().u8(0).u8(0).done()), [], intact),
  hostile(
    'signature-pair-length-2-63',
    'a pair of 2^63 bytes',
    'refuses',
    () => block(new ByteWriter().u8(0x7fff_ffff_ffff_ffffn).u4(pairIds.v2).done()),
    [],
    intact,
  ),
  hostile('signature-block-sizes-differ', 'the two sizes of the block differ', 'refuses', () => block(new Uint8Array(40), 8), [], intact),
  hostile(
    'signature-block-size-2-64',
    'a block of 2^64 bytes',
    'refuses',
    () => block(new Uint8Array(40), 0xffff_ffff_ffff_fff0n),
    [],
    intact,
  ),
  hostile(
    'signature-block-magic-only',
    'the magic words with nothing before them',
    'refuses',
    () => zip(apkEntries(ordinary), { beforeDirectory: new TextEncoder().encode('APK Sig Block 42') }),
    [],
    intact,
  ),
  hostile('signature-changed-after', 'a byte of the code changed after signing', 'refuses', changedAfter, ['apksig/'], intact),
  signed('v1-only-weak', 'v1 alone with MD5 and a weak key', { by: 'weak', v1: { digest: 'md5' }, v2: false, v3: false }, {}, []),
  signed(
    'v1-stripped',
    'claims to be signed with v2, which is gone',
    { by: 'release', v1: { alsoSigned: [2] }, v2: false, v3: false },
    {},
    ['apksig/'],
  ),
  signed('v1-unlisted', 'v1 keeps silent about the code', { by: 'release', v1: { unlisted: ['classes.dex'] }, v2: false, v3: false }, {}, [
    'apksig/',
  ]),
  signed(
    'v2-wrong-digest',
    'the digest of other contents',
    { v1: false, v3: false, v2: [{ signer: signer('ec'), lies: { wrongDigest: true } }] },
    {},
    ['apksig/'],
  ),
  beside('v1-manifest-of-junk', 'META-INF of junk', {
    'META-INF/MANIFEST.MF': noise(20_000),
    'META-INF/CERT.SF': noise(20_000, 2),
    'META-INF/CERT.RSA': noise(20_000, 3),
  }),
  beside('v1-manifest-of-one-line', 'a manifest of one line of a million characters', {
    'META-INF/MANIFEST.MF': 'x'.repeat(1_000_000),
    'META-INF/CERT.SF': 'Signature-Version: 1.0\r\n',
    'META-INF/CERT.RSA': new Uint8Array(),
  }),
  beside('v1-100000-sections', 'a manifest of a hundred thousand sections', {
    'META-INF/MANIFEST.MF': `Manifest-Version: 1.0\r\n\r\n${Array.from({ length: 100_000 }, (_, i) => `Name: a${i}\r\nSHA-256-Digest: x\r\n\r\n`).join('')}`,
  }),
  beside(
    'v1-1000-signers',
    'a thousand signature files',
    Object.fromEntries(
      Array.from({ length: 1000 }, (_, i) => [`META-INF/S${i}.${i % 2 ? 'SF' : 'RSA'}`, 'Signature-Version: 1.0\r\n\r\n']),
    ),
  ),
  beside('v1-deep-asn1', 'a PKCS#7 of a hundred thousand sequences inside one another', {
    'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\r\n\r\n',
    'META-INF/CERT.SF': 'Signature-Version: 1.0\r\n\r\n',
    'META-INF/CERT.RSA': deepAsn1(100_000),
  }),
  beside('v1-indefinite-asn1', 'a PKCS#7 of indefinite lengths without end', {
    'META-INF/MANIFEST.MF': 'Manifest-Version: 1.0\r\n\r\n',
    'META-INF/CERT.SF': 'Signature-Version: 1.0\r\n\r\n',
    'META-INF/CERT.RSA': new Uint8Array(100_000).map((_, i) => (i % 2 === 0 ? 0x30 : 0x80)),
  }),
];

/** A signing block of these pairs whose first size may lie. */
function block(pairs: Uint8Array, firstSize?: number | bigint): Uint8Array {
  const size = pairs.length + 24;
  const bytes = new ByteWriter()
    .u8(firstSize ?? size)
    .bytes(pairs)
    .u8(size)
    .bytes(new TextEncoder().encode('APK Sig Block 42'))
    .done();
  return zip(apkEntries(ordinary), { beforeDirectory: bytes });
}

/** The file is stored, so that a byte can be changed where it lies. */
function changedAfter(): Uint8Array {
  const bytes = apk({
    ...ordinary,
    files: { 'assets/stored.bin': noise(100, 9) },
    sign: { v1: false },
    entries: (all) => all.map((entry) => (entry.name === 'assets/stored.bin' ? { ...entry, method: 'stored' } : entry)),
  });
  const needle = noise(100, 9);
  for (let at = 0; at + 100 < bytes.length; at++) {
    if (bytes[at] !== needle[0] || bytes[at + 1] !== needle[1] || bytes[at + 2] !== needle[2]) continue;
    bytes[at]! ^= 1;
    break;
  }
  return bytes;
}

function deepAsn1(levels: number): Uint8Array {
  const lengths: Uint8Array[] = [];
  let size = 0;
  for (let i = 0; i < levels; i++) {
    const head = size < 0x80 ? Uint8Array.of(0x30, size) : Uint8Array.of(0x30, 0x84, size >>> 24, size >>> 16, size >>> 8, size);
    lengths.push(head);
    size += head.length;
  }
  return join(...lengths.reverse());
}

function repeated(bytes: Uint8Array, times: number): Uint8Array {
  return join(...Array.from({ length: times }, () => bytes));
}

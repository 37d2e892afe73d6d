import { createHash, verify, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { zip } from '../zip/zip.ts';
import { contentDigest } from './content-digest.ts';
import { idsig } from './idsig.ts';
import { signZip } from './sign.ts';
import { signer } from './signer.ts';
import { withoutSigningBlock } from './signing-block.ts';
import { sourceStamp } from './source-stamp.ts';

const entries = [{ name: 'a', data: 'x'.repeat(10_000), method: 'stored' }] as const;

/** The bytes behind a length at `at`, and where they end. */
function slice(bytes: Uint8Array, at: number): readonly [content: Uint8Array, end: number] {
  const length = new DataView(bytes.buffer, bytes.byteOffset).getUint32(at, true);
  return [bytes.subarray(at + 4, at + 4 + length), at + 4 + length];
}

test('an archive without its signing block is the one that was signed', () => {
  expect(withoutSigningBlock(signZip(entries, { v1: false }))).toEqual(zip(entries));
});

test('an idsig names the digest of the package and the root of its hash tree', () => {
  const apk = signZip(entries, { v1: false });
  const bytes = idsig(apk);
  const [hashing, signingAt] = slice(bytes, 4);
  const [signing, treeAt] = slice(bytes, signingAt);
  const [tree, end] = slice(bytes, treeAt);
  const sha256 = (content: Uint8Array): Buffer => createHash('sha256').update(content).digest();
  expect(Buffer.from(slice(signing, 0)[0])).toEqual(contentDigest(zip(entries), 'sha256'));
  expect(Buffer.from(hashing.subarray(-32))).toEqual(sha256(tree));
  expect(Buffer.from(tree.subarray(0, 32))).toEqual(sha256(apk.subarray(0, 4096)));
  expect(end).toBe(bytes.length);
});

test('a stamp signs each digest', () => {
  const digest = new Uint8Array(32).fill(7);
  const [stamp] = slice(sourceStamp(signer('other'), [{ scheme: 'v2', hash: 'sha256', digest }]), 0);
  const [certificate, at] = slice(stamp, 0);
  const [schemes] = slice(stamp, at);
  const signature = slice(schemes, 0)[0].subarray(-256);
  const signed = Buffer.concat([Buffer.from([40, 0, 0, 0, 1, 0, 0, 0, 32, 0, 0, 0]), digest]);
  expect(verify('sha256', signed, new X509Certificate(certificate).publicKey, signature)).toBe(true);
});

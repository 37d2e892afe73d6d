import { createHash } from 'node:crypto';
import { ByteWriter } from '../bytes/byte-writer.ts';
import { join } from '../bytes/join.ts';
import { contentDigest } from './content-digest.ts';
import { algorithm, defaultAlgorithm } from './signature-algorithm.ts';
import { type KeyName, type Signer, signer } from './signer.ts';
import { prefixed, u4, withoutSigningBlock } from './signing-block.ts';

export interface IdsigOptions {
  /** Default `release`; Android wants the signer of the v3 or v2 block. */
  readonly by?: KeyName | Signer;
  /** Content digest of the v3 or v2 block it stands by; default the right one. */
  readonly apkDigest?: Uint8Array;
  /** The hash tree is left out: only the root is there. */
  readonly withoutTree?: boolean;
  readonly lies?: { readonly wrongRoot?: boolean; readonly wrongSignature?: boolean; readonly version?: number };
}

const PAGE_BYTES = 4096;
const SHA256 = 1;
const LOG2_PAGE = 12;

/**
 * The `.idsig` file beside a package: APK Signature Scheme v4.
 *
 * @source source.android.com "APK Signature Scheme v4"; AOSP V4Signature
 */
export function idsig(apk: Uint8Array, options: IdsigOptions = {}): Uint8Array {
  const { lies = {} } = options;
  const by = options.by ?? 'release';
  const one = typeof by === 'string' ? signer(by) : by;
  const tree = hashTree(apk);
  const root = sha256(tree.subarray(0, PAGE_BYTES));
  if (lies.wrongRoot === true) root[0]! ^= 1;

  const salt = new Uint8Array();
  const hashing = join(u4(SHA256), Uint8Array.of(LOG2_PAGE), prefixed(salt), prefixed(root));
  const apkDigest = options.apkDigest ?? contentDigest(withoutSigningBlock(apk), algorithm(defaultAlgorithm(one)).digest);
  const described = join(prefixed(apkDigest), prefixed(one.certificates[0]!), prefixed(new Uint8Array()));
  const size = new ByteWriter().u8(apk.length).done();
  const signedData = join(u4(4 + size.length + hashing.length + described.length), size, hashing, described);

  const { id, sign } = algorithm(defaultAlgorithm(one));
  const signature = Uint8Array.from(sign(one, signedData));
  if (lies.wrongSignature === true) signature[0]! ^= 1;
  const signing = join(described, prefixed(one.publicKey), u4(id), prefixed(signature));
  const written = options.withoutTree === true ? new Uint8Array() : prefixed(tree);
  return join(u4(lies.version ?? 2), prefixed(hashing), prefixed(signing), written);
}

/** Digests of pages, level by level, the top one first, each filled up to whole pages. */
function hashTree(bytes: Uint8Array): Uint8Array {
  const levels: Uint8Array[] = [];
  let below = bytes;
  do {
    const level = new ByteWriter();
    for (let at = 0; at < below.length; at += PAGE_BYTES) level.bytes(sha256(page(below, at)));
    below = level.align(PAGE_BYTES).done();
    levels.unshift(below);
  } while (below.length > PAGE_BYTES);
  return join(...levels);
}

/** The page at `at`, the last one filled up with zeros. */
function page(bytes: Uint8Array, at: number): Uint8Array {
  const part = bytes.subarray(at, at + PAGE_BYTES);
  return part.length === PAGE_BYTES ? part : join(part, new Uint8Array(PAGE_BYTES - part.length));
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}

import { encodeUtf8 } from '@touchstone/kernel/bytes';
import type { LocalDate } from '@touchstone/kernel/dates';
import { fromHex, toHex } from '@touchstone/kernel/hex';
import { type Sha256, sha256Hex } from '@touchstone/kernel/keyed-order';
import { byText } from '@touchstone/kernel/order';
import type { ChainCheck } from './verify.ts';

/** Where every chain stood at the end of a day, under one hash that can be published. */
export interface Anchor {
  readonly day: LocalDate;
  /** Heads in the order of their chains' names. */
  readonly heads: readonly ChainCheck[];
  /** Merkle root over the heads. */
  readonly root: string;
  /** Hash of the anchor of the day before; of the first, 64 zeros. */
  readonly previous: string;
  /** SHA-256 of `touchstone-anchor/1`, day, root and previous, each on a line: what is published. */
  readonly hash: string;
}

/** The anchor of a day. @param heads one for each chain, in any order */
export function anchorOf(hash: Sha256, day: LocalDate, heads: readonly ChainCheck[], previous: string): Anchor {
  const sorted = heads.toSorted((a, b) => byText(a.chain, b.chain));
  const root = rootOf(
    hash,
    sorted.map((head) => leafOf(hash, head)),
  );
  return { day, heads: sorted, root, previous, hash: sha256Hex(hash, `touchstone-anchor/1\n${day}\n${root}\n${previous}\n`) };
}

/**
 * What an anchor proves wrong about chains as they stand today: cut off behind its head, rewritten up to it, or gone.
 * @param hashAt hash of a chain's event by number; undefined when there is none
 */
export function faultsAgainst(
  hash: Sha256,
  anchor: Anchor,
  hashAt: (chain: string, seq: number) => string | undefined,
): readonly { readonly chain: string; readonly kind: 'cut-off' | 'rewritten' | 'anchor-edited' }[] {
  const again = anchorOf(hash, anchor.day, anchor.heads, anchor.previous);
  if (again.root !== anchor.root || again.hash !== anchor.hash) return [{ chain: '*', kind: 'anchor-edited' }];
  return anchor.heads.flatMap((head) => {
    if (head.seq === 0) return [];
    const found = hashAt(head.chain, head.seq);
    if (found === head.hash) return [];
    return [{ chain: head.chain, kind: found === undefined ? ('cut-off' as const) : ('rewritten' as const) }];
  });
}

/** With this and the published root an organisation can check its own head, and sees no other's. */
export interface HeadProof {
  readonly index: number;
  /** Number of heads under the root. */
  readonly count: number;
  /** Hashes beside the way from the head to the root, the lowest first, in hexadecimal. */
  readonly beside: readonly string[];
}

/** Proof that a chain's head is under the anchor; undefined when the chain is not. */
export function proofOf(hash: Sha256, anchor: Anchor, chain: string): HeadProof | undefined {
  const index = anchor.heads.findIndex((head) => head.chain === chain);
  if (index < 0) return undefined;
  const leaves = anchor.heads.map((head) => leafOf(hash, head));
  return { index, count: leaves.length, beside: pathTo(hash, leaves, index).map(toHex) };
}

/** Whether a head stands under a root. */
export function standsUnder(hash: Sha256, head: ChainCheck, { index, count, beside }: HeadProof, root: string): boolean {
  const path = beside.flatMap((text) => fromHex(text) ?? []);
  if (path.length !== beside.length || index < 0 || index >= count) return false;
  const found = climb(hash, leafOf(hash, head), index, count, path);
  return found !== undefined && toHex(found) === root;
}

const leafOf = (hash: Sha256, head: ChainCheck) =>
  hash.of('sha256', Uint8Array.of(0), encodeUtf8(`${head.chain}\n${head.seq}\n${head.hash}\n`));
const nodeOf = (hash: Sha256, left: Uint8Array, right: Uint8Array) => hash.of('sha256', Uint8Array.of(1), left, right);

/** Largest power of two below `count`. */
const splitAt = (count: number) => 2 ** Math.ceil(Math.log2(count) - 1);

/** @source RFC 6962 section 2.1: leaves and nodes are told apart by their first byte, so that no node passes for a head */
const rootOf = (hash: Sha256, leaves: readonly Uint8Array[]): string =>
  leaves.length === 0 ? toHex(hash.of('sha256')) : toHex(treeOf(hash, leaves));

function treeOf(hash: Sha256, leaves: readonly Uint8Array[]): Uint8Array {
  if (leaves.length === 1) return leaves[0]!;
  const middle = splitAt(leaves.length);
  return nodeOf(hash, treeOf(hash, leaves.slice(0, middle)), treeOf(hash, leaves.slice(middle)));
}

function pathTo(hash: Sha256, leaves: readonly Uint8Array[], index: number): readonly Uint8Array[] {
  if (leaves.length === 1) return [];
  const middle = splitAt(leaves.length);
  return index < middle
    ? [...pathTo(hash, leaves.slice(0, middle), index), treeOf(hash, leaves.slice(middle))]
    : [...pathTo(hash, leaves.slice(middle), index - middle), treeOf(hash, leaves.slice(0, middle))];
}

function climb(hash: Sha256, leaf: Uint8Array, index: number, count: number, path: readonly Uint8Array[]): Uint8Array | undefined {
  if (count === 1) return path.length === 0 ? leaf : undefined;
  const beside = path.at(-1);
  if (beside === undefined) return undefined;
  const middle = splitAt(count);
  const rest = path.slice(0, -1);
  if (index < middle) {
    const left = climb(hash, leaf, index, middle, rest);
    return left && nodeOf(hash, left, beside);
  }
  const right = climb(hash, leaf, index - middle, count - middle, rest);
  return right && nodeOf(hash, beside, right);
}

import { type Citation, type CitedWord, citationsOf, wordsIn } from '@touchstone/domain/conduct';
import type { ConductTransaction } from './ports.ts';

export interface CitationWish {
  /** The firm that the document is about. */
  readonly operator: string;
  /** Whatever the document will say: its fields, its text. */
  readonly document: unknown;
  /** Entries and breaches that were linked. */
  readonly entries: readonly string[];
}

export type CheckCitations =
  | { readonly ok: true; readonly citations: readonly Citation[] }
  | { readonly ok: false; readonly reason: 'citation-without-entry'; readonly words: readonly CitedWord[] };

/**
 * The guard of every decision about a firm: words like 有令不行 and 技术对抗 stand in it only when entries in force about this very firm
 * are linked that carry them. Entries of others and entries in dispute count as not linked.
 */
export async function checkCitations(tx: Pick<ConductTransaction, 'citables'>, wish: CitationWish): Promise<CheckCitations> {
  const words = wordsIn(textsIn(wish.document).join('\n'));
  const linked = wish.entries.length === 0 ? [] : await tx.citables(wish.operator, wish.entries);
  return citationsOf(words, linked);
}

/** Depth to which fields of documents are looked at. */
const DEEPEST = 12;

function textsIn(value: unknown, depth = 0): readonly string[] {
  if (typeof value === 'string') return [value];
  if (depth > DEEPEST || typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((one) => textsIn(one, depth + 1));
}

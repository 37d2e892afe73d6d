import type { ConductKind, ConductState } from './conduct.ts';

/** Words that a decision may only use of a firm when entries say so. */
export const CITED_WORDS = ['order-ignored', 'incomplete-rectification', 'repetition', 'technical-evasion'] as const;
export type CitedWord = (typeof CITED_WORDS)[number];

interface WordRow {
  /** As documents write it; any of them is the word. */
  readonly texts: readonly string[];
  /** Entries of conduct that carry it. */
  readonly conduct: readonly ConductKind[];
  /** Whether a broken 承诺书 carries it. */
  readonly breach: boolean;
}

/** What each word may rest on. */
export const CITED: Readonly<Record<CitedWord, WordRow>> = {
  'order-ignored': {
    texts: ['有令不行', '拒不整改', '拒不改正'],
    conduct: ['order-ignored', 'refusing', 'obstructing', 'shirking', 'delaying'],
    breach: true,
  },
  'incomplete-rectification': { texts: ['整改不彻底', '整改不到位'], conduct: ['incomplete-rectification'], breach: true },
  repetition: { texts: ['反复出现', '反复违规', '多次反复', '屡次'], conduct: ['repetition'], breach: false },
  'technical-evasion': { texts: ['技术对抗', '技术手段对抗'], conduct: ['technical-evasion'], breach: false },
};

/** An entry or breach as citing sees it. */
export type Citable =
  | {
      readonly kind: 'conduct';
      readonly id: string;
      readonly operator: string;
      readonly conduct: ConductKind;
      readonly state: ConductState;
    }
  | { readonly kind: 'breach'; readonly id: string; readonly operator: string };

export interface Citation {
  readonly word: CitedWord;
  readonly entries: readonly { readonly kind: Citable['kind']; readonly id: string }[];
}

export type Citations =
  | { readonly ok: true; readonly citations: readonly Citation[] }
  | { readonly ok: false; readonly reason: 'citation-without-entry'; readonly words: readonly CitedWord[] };

/** The words that a text uses. Spaces between its characters, as in justified print, do not hide one. */
export function wordsIn(text: string): readonly CitedWord[] {
  const plain = text.normalize('NFKC').replace(/\s/g, '');
  return CITED_WORDS.filter((word) => CITED[word].texts.some((one) => plain.includes(one)));
}

/**
 * What each word rests on among the entries that were linked. The guard of every decision: a word that nothing carries refuses it.
 *
 * Entries must be of the firm (`entries` holds no others) and in force.
 */
export function citationsOf(words: readonly CitedWord[], entries: readonly Citable[]): Citations {
  const citations = [...new Set(words)].map((word) => ({
    word,
    entries: entries.filter((entry) => carries(word, entry)).map(({ kind, id }) => ({ kind, id })),
  }));
  const bare = citations.filter((one) => one.entries.length === 0).map(({ word }) => word);
  return bare.length > 0 ? { ok: false, reason: 'citation-without-entry', words: bare } : { ok: true, citations };
}

const carries = (word: CitedWord, entry: Citable): boolean =>
  entry.kind === 'breach' ? CITED[word].breach : entry.state === 'IN_FORCE' && CITED[word].conduct.includes(entry.conduct);

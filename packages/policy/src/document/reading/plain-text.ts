import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';

/** A text as written with its form in the lists, and the way back. */
export interface PlainText {
  readonly text: string;
  readonly plain: string;
  /** The words as written that stand at an offset of `plain`. */
  asWritten(from: number, to: number): string;
  /** The offset in `plain` of what stands at an offset of `text`. */
  plainAt(offset: number): number;
}

export function plainText(text: string, { variants }: DocumentKnowledge): PlainText {
  const normalised = normalise(text, variants);
  return {
    text,
    plain: normalised.text,
    asWritten: (from, to) => text.slice(normalised.origins[from] ?? 0, (normalised.origins[Math.max(from, to - 1)] ?? 0) + 1).trim(),
    plainAt: (offset) => firstNotBelow(normalised.origins, offset),
  };
}

/** Offsets rise: halve until found. */
function firstNotBelow(origins: Uint32Array, offset: number): number {
  let [from, to] = [0, Math.max(0, origins.length - 1)];
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((origins[middle] ?? 0) < offset) from = middle + 1;
    else to = middle;
  }
  return from;
}

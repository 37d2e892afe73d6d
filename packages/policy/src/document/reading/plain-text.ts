import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { normalise } from '../../sentences/normalise.ts';

/** A text as written with its form in the lists, and the way back. */
export interface PlainText {
  readonly text: string;
  readonly plain: string;
  /** The words as written that stand at an offset of `plain`. */
  asWritten(from: number, to: number): string;
}

export function plainText(text: string, { variants }: DocumentKnowledge): PlainText {
  const normalised = normalise(text, variants);
  return {
    text,
    plain: normalised.text,
    asWritten: (from, to) => text.slice(normalised.origins[from] ?? 0, (normalised.origins[Math.max(from, to - 1)] ?? 0) + 1).trim(),
  };
}

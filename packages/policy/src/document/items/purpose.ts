import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PlainText } from '../reading/plain-text.ts';

const LONGEST = 90;

/** What a sentence says its processing is for: the words after what is processed, else those before it. */
export function purposeOf(sentence: PlainText, from: number, { patterns }: DocumentKnowledge): string | undefined {
  const after = patterns['purpose-after'].exec(sentence.plain.slice(from));
  if (after !== null) return clause(sentence, from + after.index, sentence.plain.length);
  const before = patterns['purpose-before'].exec(sentence.plain);
  if (before !== null) return clause(sentence, before.index, before.index + before[0].length);
  const anywhere = patterns['purpose-after'].exec(sentence.plain);
  return anywhere === null ? undefined : clause(sentence, anywhere.index, sentence.plain.length);
}

function clause(sentence: PlainText, from: number, most: number): string {
  const rest = sentence.plain.slice(from, Math.min(most, from + LONGEST));
  const end = rest.search(/[，。；！）]/);
  return sentence.asWritten(from, from + (end < 0 ? rest.length : end));
}

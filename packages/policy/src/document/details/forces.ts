import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/**
 * Consent that is demanded merely to improve the service and the like: a refusal that shuts out, and such a reason in the same sentence, or in
 * the one before it in the paragraph. A refusal that costs only the function in question is no force.
 */
export function forcesOf(sentences: readonly PolicySentence[], knowledge: DocumentKnowledge): Policy['forces'] {
  const { patterns, reasons } = knowledge;
  return sentences.flatMap((sentence, at) => {
    const { plain, section } = sentence;
    if (
      section.about === 'definitions' ||
      !patterns.refusal.test(plain) ||
      !patterns.consequence.test(plain) ||
      patterns['own-need'].test(plain)
    )
      return [];
    const before = sentences[at - 1];
    const isReferring = before !== undefined && before.part === sentence.part && !reasons.some(({ pattern }) => pattern.test(plain));
    const words = isReferring ? before.plain : plain;
    return reasons.flatMap(({ name, pattern }) =>
      pattern.test(words) ? [{ reason: name, line: sentence.line, quote: sentence.text }] : [],
    );
  });
}

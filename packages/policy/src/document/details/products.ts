import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Quoted } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/** What the policy covers: the words after 「适用于」, else the sentences that say so. */
export function productsOf(sentences: readonly PolicySentence[], { patterns }: DocumentKnowledge): readonly Quoted[] {
  return sentences.flatMap((sentence) => {
    const match = patterns.applies.exec(sentence.plain);
    const isStated = sentence.content.labels.some(({ kind }) => kind === 'CR2');
    if (!isStated || match === null || patterns['not-applies'].test(sentence.plain.slice(Math.max(0, match.index - 6), match.index + 4)))
      return [];
    const from = match.index + match[0].length;
    const end = sentence.plain.slice(from).search(/[。；]|，(?:不|但|若|如|除|由)|（以下|$/);
    const quote = sentence.asWritten(from, from + (end < 0 ? sentence.plain.length : end));
    return quote === '' ? [] : [{ line: sentence.line, quote }];
  });
}

import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyItem } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

/** Marks the kinds that some sentence calls sensitive: by their names, or as 「上述信息」 of its paragraph. */
export function markSensitive(
  items: readonly PolicyItem[],
  sentences: readonly PolicySentence[],
  knowledge: DocumentKnowledge,
): readonly PolicyItem[] {
  const marked = new Set<string>();
  const markedOn = new Map<number, ReadonlySet<string>>();
  for (const sentence of sentences) {
    if (sentence.section.about === 'definitions' || !knowledge.patterns['marked-sensitive'].test(sentence.plain)) continue;
    const exception = knowledge.patterns.exception.exec(sentence.plain)?.[1] ?? '';
    const spared = new Set(tokens(exception, knowledge));
    const named = tokens(sentence.text, knowledge).filter((token) => !spared.has(token));
    for (const token of named) marked.add(token);
    if (knowledge.patterns['back-reference'].test(sentence.plain)) markedOn.set(sentence.line, spared);
  }
  return items.map((item) => {
    const spared = markedOn.get(item.line);
    const isMarked =
      item.isSensitiveMarked || marked.has(item.data) || (spared !== undefined && item.by === 'app' && !spared.has(item.data));
    return isMarked === item.isSensitiveMarked ? item : { ...item, isSensitiveMarked: isMarked };
  });
}

const tokens = (text: string, knowledge: DocumentKnowledge): readonly string[] =>
  text === '' ? [] : findPersonalInformation(`：${text}`, knowledge).flatMap(({ data, isDenied }) => (isDenied ? [] : data));

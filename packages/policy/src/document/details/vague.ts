import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, PolicyItem, PolicyParty, Retention } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';

type Vague = Policy['vague'][number];

/** Vague wording, each sentence once for each matter. */
export function vagueOf(
  sentences: readonly PolicySentence[],
  found: { readonly items: readonly PolicyItem[]; readonly parties: readonly PolicyParty[]; readonly retention: readonly Retention[] },
  knowledge: DocumentKnowledge,
): Policy['vague'] {
  const { patterns } = knowledge;
  const all: Vague[] = [
    ...found.items.flatMap(({ isVague, isCollected, line, quote, by }) =>
      isVague && isCollected ? [{ line, quote, about: by === 'app' ? ('items' as const) : ('sdk' as const) }] : [],
    ),
    ...sentences.flatMap(({ plain, line, text, section, content }): readonly Vague[] => {
      if (section.about === 'definitions' || section.about === 'history') return [];
      const isPurpose = patterns['vague-purpose'].test(plain) && content.labels.some(({ kind }) => kind === 'CR11' || kind === 'CR13');
      const isParty = patterns['vague-party'].test(plain) && (section.about === 'sharing' || section.about === 'sdk');
      const isItems = patterns['open-list'].test(plain) && content.labels.some(({ kind }) => kind === 'CR13');
      return [
        ...(isItems ? [{ line, quote: text, about: 'items' as const }] : []),
        ...(isPurpose ? [{ line, quote: text, about: 'purpose' as const }] : []),
        ...(isParty ? [{ line, quote: text, about: 'sdk' as const }] : []),
      ];
    }),
    ...found.retention.flatMap(({ line, quote, rule }) =>
      rule !== 'days' && patterns['vague-retention'].test(quote) ? [{ line, quote, about: 'retention' as const }] : [],
    ),
  ];
  const seen = new Set<string>();
  return all.filter(({ about, line, quote }) => {
    const key = `${about} ${line} ${quote}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

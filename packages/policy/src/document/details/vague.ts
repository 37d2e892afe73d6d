import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, PolicyItem, PolicyParty, Retention } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
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
      const isPurpose = isVaguePurpose(plain, knowledge) && content.labels.some(({ kind }) => kind === 'CR11' || kind === 'CR13');
      const isParty = isVagueParty(plain, knowledge) && (OF_OTHERS.has(section.about ?? '') || content.labels.some(isSharing));
      const isItems =
        section.about !== 'security' && patterns['open-kinds'].test(plain) && content.labels.some(({ kind }) => kind === 'CR13');
      return [
        ...(isItems ? [{ line, quote: text, about: 'items' as const }] : []),
        ...(isPurpose ? [{ line, quote: text, about: 'purpose' as const }] : []),
        ...(isParty ? [{ line, quote: text, about: 'sdk' as const }] : []),
      ];
    }),
    ...found.retention.flatMap(({ line, quote, rule }) =>
      rule !== 'days' && isVagueTime(quote, knowledge) ? [{ line, quote, about: 'retention' as const }] : [],
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

const OF_OTHERS: ReadonlySet<string> = new Set(['sharing', 'sdk']);
const isSharing = ({ kind }: { readonly kind: string }): boolean => kind === 'CR18' || kind === 'CR20';

/** 「用于改善服务质量」 beside what is done for it (统计, 排查) leaves nothing open. */
const isVaguePurpose = (plain: string, { patterns }: DocumentKnowledge): boolean =>
  patterns['vague-purpose'].test(plain) && !patterns['told-means'].test(plain);

/** 「等合作伙伴」, not where nothing is handed on, or where something comes from them. */
function isVagueParty(plain: string, { patterns }: DocumentKnowledge): boolean {
  const at = patterns['vague-party'].exec(plain)?.index;
  if (at === undefined) return false;
  const before = plain.slice(0, at);
  return !patterns['denied-sharing'].test(before) && !/从[^，。；]*$/.test(before);
}

/** 「所必需的最短时间内」 opens a list of times where a colon follows, and 「超出必要期限」 is told of what comes after. */
function isVagueTime(quote: string, { patterns, variants }: DocumentKnowledge): boolean {
  const { text } = normalise(quote, variants);
  const found = patterns['vague-retention'].exec(text);
  return (
    found !== null &&
    !/超[出过][^，。；]{0,6}$/.test(text.slice(0, found.index)) &&
    !/^[^。；]*：/.test(text.slice(found.index + found[0].length))
  );
}

import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, PolicyItem, PolicyParty, TotalDenial } from '../../policy.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import type { StatedKinds } from './statements.ts';

interface Found {
  readonly items: readonly PolicyItem[];
  readonly parties: readonly PolicyParty[];
  readonly stated: StatedKinds;
}

/**
 * What the text says that it never does: collect anything, take in any SDK, share with anybody. A denial with an exception, for a time or for
 * some users is none; one that the text itself contradicts says where.
 */
export function totalDenialsOf(sentences: readonly PolicySentence[], found: Found, knowledge: DocumentKnowledge): Policy['denials'] {
  const { denials, patterns } = knowledge;
  return sentences.flatMap((sentence, at) => {
    const { section, content, plain, line, text } = sentence;
    if (section.about !== undefined && (section.about === 'child' || knowledge.silent.has(section.about))) return [];
    if (content.wording.condition !== undefined || opensException(sentences[at + 1], knowledge)) return [];
    return denials.flatMap(({ name, pattern }) => {
      const clauses = plain.split('。').filter((one) => pattern.test(one));
      if (clauses.length === 0 || patterns['denied-in-part'].test(plain)) return [];
      const contradictedBy = contradiction(name, found, knowledge);
      return [{ what: name, line, quote: text, ...(contradictedBy === undefined ? {} : { contradictedBy }) }];
    });
  });
}

/** 「但以下情况除外：」 in the sentence that follows. */
const opensException = (next: PolicySentence | undefined, { patterns }: DocumentKnowledge): boolean =>
  next !== undefined && /^(?:但|除|不过|然而)/.test(next.plain) && patterns['denied-in-part'].test(next.plain);

function contradiction(
  what: TotalDenial['what'],
  { items, parties, stated }: Found,
  knowledge: DocumentKnowledge,
): TotalDenial['contradictedBy'] {
  const found =
    what === 'collection'
      ? (items.find(({ isCollected, isLocal }) => isCollected && isLocal !== true) ?? parties[0])
      : what === 'sdk'
        ? parties.find(({ kind, sdk }) => kind === 'sdk' || sdk !== undefined)
        : (parties[0] ?? handedOn(stated, knowledge));
  return found === undefined ? undefined : { line: found.line, quote: found.quote };
}

/** A sentence that says which information is handed on and that does not deny it. */
function handedOn(
  stated: StatedKinds,
  { patterns, denials }: DocumentKnowledge,
): { readonly line: number; readonly quote: string } | undefined {
  for (const [{ plain, line, text, content }, kinds] of stated) {
    if (!kinds.includes('CR18') || patterns['denied-sharing'].test(plain.replaceAll('提供给', '')) || patterns['by-law'].test(plain))
      continue;
    if (denials.some(({ pattern }) => pattern.test(plain))) continue;
    if (kinds.includes('CR22') || kinds.includes('CR21') || content.data.length > 0) return { line, quote: text };
  }
  return undefined;
}

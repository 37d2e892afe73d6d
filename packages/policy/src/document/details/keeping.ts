import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, Retention } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Table } from '../outline/outline.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import type { ReadTable } from '../tables/read-table.ts';
import { numberOf } from './numbers.ts';
import type { StatedKinds } from './statements.ts';

const DAYS: Readonly<Record<string, number>> = { 年: 365, 月: 30, 周: 7, 天: 1, 日: 1, 小时: 1 / 24, year: 365, month: 30, day: 1 };

/** How long information is kept, by the sentences that say so. */
export function retentionOf(stated: StatedKinds, knowledge: DocumentKnowledge): readonly Retention[] {
  const { patterns } = knowledge;
  const expiry = knowledge.topics.find(({ name }) => name === 'expiry')?.pattern;
  const tellsExpiry = (plain: string): boolean => expiry?.test(plain) === true;
  const sentences = [...stated.keys()];
  const isKept = (sentence: PolicySentence): boolean => sentence.section.about !== 'sdk' && stated.get(sentence)?.includes('CR14') === true;
  return sentences.flatMap((sentence, at) => {
    if (!isKept(sentence)) return [];
    const next = sentences[at + 1];
    const expiryTold = tellsExpiry(sentence.plain) || (next?.part === sentence.part && tellsExpiry(next.plain));
    const days = patterns.retention.test(sentence.plain) ? daysIn(sentence.plain, knowledge) : undefined;
    const rule = days !== undefined ? 'days' : ruleOf(sentence.plain, knowledge);
    return [{ line: sentence.line, quote: sentence.text, rule, expiryTold, ...(days === undefined ? {} : { days }) }];
  });
}

/** Times that a column of a table tells. */
export function keptInTables(tables: ReadonlyMap<Table, ReadTable>, knowledge: DocumentKnowledge): readonly Retention[] {
  const expiry = knowledge.topics.find(({ name }) => name === 'expiry')?.pattern;
  return [...tables].flatMap(([{ line }, { about, rows, cells }]) =>
    rows.flatMap((row, at): readonly Retention[] => {
      const cell = about === 'parties' ? undefined : row.get('retention');
      if (cell === undefined) return [];
      const { text } = normalise(cell, knowledge.variants);
      const days = daysIn(text, knowledge);
      const quote = (cells[at] ?? []).join(' | ');
      const rule = days === undefined ? ruleOf(text, knowledge) : 'days';
      return [{ line, quote, rule, expiryTold: expiry?.test(text) === true, ...(days === undefined ? {} : { days }) }];
    }),
  );
}

function ruleOf(plain: string, { patterns }: DocumentKnowledge): Retention['rule'] {
  if (/最短/.test(plain)) return 'shortest';
  if (patterns['vague-retention'].test(plain)) return 'unclear';
  if (patterns['retention-until'].test(plain)) return 'until-deletion';
  return patterns['retention-legal'].test(plain) ? 'legal' : 'unclear';
}

function daysIn(plain: string, { patterns }: DocumentKnowledge): number | undefined {
  const match = patterns['retention-day'].exec(plain);
  if (match === null) return undefined;
  const count = numberOf(match[1] ?? '');
  const unit = DAYS[(match[2] ?? '').replace(/s$/, '')];
  return count === undefined || unit === undefined ? undefined : Math.ceil(count * unit);
}

/** Where data is kept. A sentence that only denies to send it abroad says nothing of it. */
export function storageOf(sentences: readonly PolicySentence[], { patterns }: DocumentKnowledge): Policy['storage'] {
  return sentences.flatMap(({ plain, line, text, section }) => {
    if (section.about === 'definitions' || section.about === 'sdk') return [];
    const isAbroad = patterns['stored-abroad'].test(plain) && !patterns['denied-abroad'].test(plain);
    const isMainland = patterns['stored-mainland'].test(plain);
    if (!isAbroad && !isMainland) return [];
    return [{ line, quote: text, where: isAbroad ? (isMainland ? ('unclear' as const) : ('abroad' as const)) : ('mainland' as const) }];
  });
}

import { type StatementKind as Kind, statementKinds } from '../../classify/cue.ts';
import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty, Statement } from '../../policy.ts';
import type { Table } from '../outline/outline.ts';
import type { PolicySentence } from '../reading/policy-sentence.ts';
import type { ReadTable } from '../tables/read-table.ts';

/** Sentences, tables and parties that state one of the 26 kinds, in reading order. */
export function statementsOf(
  sentences: readonly PolicySentence[],
  tables: ReadonlyMap<Table, ReadTable>,
  parties: readonly PolicyParty[],
  knowledge: DocumentKnowledge,
): readonly Statement[] {
  const told = sentences.flatMap((sentence) => {
    const kinds = kindsIn(sentence, knowledge);
    if (kinds.length === 0) return [];
    const labels = sentence.content.labels.map(
      (label) => [label.kind, sentence.text.slice(label.evidence.from, label.evidence.to)] as const,
    );
    return [{ line: sentence.line, quote: sentence.text, kinds, evidence: Object.fromEntries(labels) }];
  });
  const shown = [...tables].flatMap(([table, read]) => {
    const kinds = kindsOfTable(read);
    return kinds.length === 0 ? [] : [{ line: table.line, quote: (table.rows[0] ?? []).join(' | '), kinds, evidence: {} }];
  });
  const listed = parties.map(({ line, quote, company, name, purpose, data, kinds: words }) => ({
    line,
    quote,
    kinds: inOrder([
      'CR18',
      ...(company === undefined && name === '' ? [] : ['CR20' as const]),
      ...(purpose === undefined ? [] : ['CR21' as const]),
      ...(data.length === 0 && words === undefined ? [] : ['CR22' as const]),
    ]),
    evidence: {},
  }));
  return [...told, ...shown, ...listed].sort((a, b) => a.line - b.line);
}

/** Within rules for children only what they say of children counts; definitions and histories state nothing; of an SDK its own columns. */
function kindsIn({ section, content, plain }: PolicySentence, knowledge: DocumentKnowledge): readonly Kind[] {
  const { about } = section;
  if (about !== undefined && knowledge.silent.has(about)) return [];
  const kinds = content.labels.map(({ kind }) => kind);
  if (about === 'child') return kinds.filter((kind) => kind === 'CR5' || kind === 'CR6' || kind === 'CR16');
  if (about === 'sdk') return inOrder(kinds.map((kind) => IN_SDK_SECTION[kind] ?? kind));
  return kinds.filter((kind) => !(kind === 'CR23' && knowledge.patterns['denied-abroad'].test(plain)));
}

const IN_SDK_SECTION: Partial<Record<Kind, Kind>> = { CR13: 'CR22', CR11: 'CR21' };

function kindsOfTable({ about, header, rows }: ReadTable): readonly Kind[] {
  if (rows.length === 0) return [];
  if (about === 'collection')
    return inOrder([
      'CR13',
      ...(header.has('purpose') || header.has('scene') ? ['CR11' as const] : []),
      ...(header.has('sensitive') ? ['CR16' as const] : []),
      ...(header.has('retention') ? ['CR14' as const] : []),
    ]);
  if (about === 'permissions') return header.has('purpose') ? ['CR11', 'CR13'] : ['CR13'];
  return [];
}

const inOrder = (kinds: readonly Kind[]): readonly Kind[] => statementKinds.filter((kind) => kinds.includes(kind));

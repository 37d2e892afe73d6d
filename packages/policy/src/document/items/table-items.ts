import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import { findPersonalInformation } from '../../personal-information/find-personal-information.ts';
import type { PolicyItem, PolicyParty } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Table } from '../outline/outline.ts';
import type { ReadTable, Row } from '../tables/read-table.ts';

/** Kinds that the rows of a table of collected information, or of permissions, name. */
export function tableItems(table: Table, read: ReadTable, knowledge: DocumentKnowledge): readonly PolicyItem[] {
  if (read.about !== 'collection' && read.about !== 'permissions') return [];
  const isSensitive =
    !read.header.has('sensitive') && (table.section.about === 'sensitive' || /敏感/.test((table.rows[0] ?? []).join(' ')));
  return read.rows.flatMap((row, at) => {
    const cell = row.get('kinds') ?? row.get('permission') ?? '';
    const plain = normalise(cell, knowledge.variants).text;
    const mentions = findPersonalInformation(`收集：${cell.replaceAll('\n', '')}`, knowledge);
    const collected = knowledge.patterns.question.test(plain) ? [] : mentions.filter(({ isDenied }) => !isDenied);
    return collected.flatMap(({ data, text }) =>
      data.map((token) => ({
        ...columnsOf(row, knowledge),
        line: table.line,
        quote: (read.cells[at] ?? []).join(' | '),
        data: token,
        text,
        isCollected: true,
        ...(isSensitive ? { isSensitiveMarked: true } : {}),
        isVague: knowledge.patterns['open-list'].test(plain),
        by: 'app' as const,
      })),
    );
  });
}

function columnsOf(row: Row, { patterns, variants }: DocumentKnowledge) {
  const said = (cell: string | undefined): boolean => cell !== undefined && patterns.yes.test(normalise(cell, variants).text);
  const told = (cell: string | undefined): string | undefined =>
    cell === undefined || patterns.nothing.test(normalise(cell, variants).text) ? undefined : cell;
  const [purpose, scene, manner] = [
    told(row.get('purpose')),
    told(row.get('scene') ?? row.get('name') ?? row.get('category')),
    told(row.get('manner')),
  ];
  const [frequency, permission] = [told(row.get('frequency')), told(row.get('permission'))];
  const necessity = row.get('necessity');
  const isLocal = patterns.local.test(normalise(row.get('manner') ?? '', variants).text);
  return {
    ...(isLocal ? { isLocal } : {}),
    isSensitiveMarked: said(row.get('sensitive')) || /敏感/.test(row.get('kinds') ?? ''),
    isConditional: necessity !== undefined && !said(necessity),
    ...(purpose === undefined ? {} : { purpose }),
    ...(scene === undefined ? {} : { scene }),
    ...(manner === undefined ? {} : { manner }),
    ...(frequency === undefined ? {} : { frequency }),
    ...(permission === undefined ? {} : { permission }),
  };
}

/** What parties collect, as far as their kinds are told. */
export const partyItems = (parties: readonly PolicyParty[], { patterns, variants }: DocumentKnowledge): readonly PolicyItem[] =>
  parties.flatMap(({ line, quote, data, purpose, manner, kinds = '' }, by) =>
    data.map((token) => ({
      line,
      quote,
      data: token,
      text: kinds,
      isCollected: true,
      isVague: patterns['open-list'].test(normalise(kinds, variants).text),
      isSensitiveMarked: false,
      isConditional: false,
      by,
      ...(purpose === undefined ? {} : { purpose }),
      ...(manner === undefined ? {} : { manner }),
    })),
  );

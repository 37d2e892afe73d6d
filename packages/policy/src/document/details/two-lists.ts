import type { Link } from '@touchstone/kernel/document';
import type { Column, DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { Policy, PolicyParty } from '../../policy.ts';
import { normalise } from '../../sentences/normalise.ts';
import type { Line, Outline, Table } from '../outline/outline.ts';
import type { ReadTable } from '../tables/read-table.ts';

type Listed = Policy['lists'][number];

/** What a list must tell: purpose, manner or scene, kinds; of third parties also who. */
const COMPLETE: Readonly<Record<Listed['list'], readonly (readonly Column[])[]>> = {
  collected: [['kinds'], ['purpose', 'scene']],
  shared: [['name'], ['company'], ['purpose', 'scene'], ['kinds'], ['manner']],
};

/** One party is mentioned, several below each other are listed. */
const LEAST_LISTED = 2;

/** A list of parties in lines instead of a table: complete when every one has all that a table would need. */
function lineList(listed: readonly PolicyParty[]): readonly Listed[] {
  const [first] = listed;
  if (first === undefined || listed.length < LEAST_LISTED) return [];
  const complete = listed.every(({ company, purpose, manner, kinds }) =>
    [company, purpose, manner, kinds].every((told) => told !== undefined),
  );
  return [{ list: 'shared', isHere: true, complete, line: first.line, quote: first.quote }];
}

/** The two lists: tables and lists of lines in this text, and lists that are named or linked. */
export function listsOf(
  { parts }: Outline,
  links: readonly Link[],
  tables: ReadonlyMap<Table, ReadTable>,
  listed: readonly PolicyParty[],
  knowledge: DocumentKnowledge,
): Policy['lists'] {
  const here = [...tables].flatMap(([table, { about, header }]): readonly Listed[] => {
    const list = about === 'collection' ? 'collected' : about === 'parties' ? 'shared' : undefined;
    if (list === undefined) return [];
    const complete = COMPLETE[list].every((any) => any.some((column) => header.has(column)));
    return [{ list, isHere: true, complete, line: table.line, quote: (table.rows[0] ?? []).join(' | ') }];
  });
  const lines = parts.filter((part): part is Line => part.kind !== 'table');
  const named = knowledge.lists.flatMap(({ name, pattern }): readonly Listed[] => {
    const link = links.find(({ text }) => pattern.test(normalise(text, knowledge.variants).text));
    if (link !== undefined) return [{ list: name, isHere: false, line: link.line, quote: link.text }];
    const line = lines.find(({ plain, kind }) => kind !== 'heading' && pattern.test(plain) && knowledge.patterns['list-link'].test(plain));
    return line === undefined ? [] : [{ list: name, isHere: false, line: line.line, quote: line.text }];
  });
  return [...here, ...lineList(listed), ...named];
}

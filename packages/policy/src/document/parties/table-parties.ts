import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty } from '../../policy.ts';
import type { Table } from '../outline/outline.ts';
import type { ReadTable } from '../tables/read-table.ts';
import { partyOf } from './draft-party.ts';
import type { PartyCatalogue } from './party-catalogue.ts';

/** One party for each row of a table of SDKs or other third parties. */
export function tableParties(
  table: Table,
  read: ReadTable,
  knowledge: DocumentKnowledge,
  catalogue: PartyCatalogue,
): readonly PolicyParty[] {
  const isAboutSdks = table.section.about === 'sdk' || /sdk/i.test([table.leadIn ?? '', ...(table.rows[0] ?? [])].join(' '));
  const free = [...table.links];
  return read.rows.flatMap((row, at) => {
    const cells = read.cells[at] ?? [];
    const address = addressBehind(row.get('link') ?? '', free);
    const line = table.line;
    const party = partyOf(
      row,
      { line, quote: cells.join(' | '), isAboutSdks, ...(address === undefined ? {} : { address }) },
      knowledge,
      catalogue,
    );
    return party === undefined ? [] : [party];
  });
}

/** The next link of the table whose words are the cell; it is used up. */
function addressBehind(cell: string, free: { readonly text: string; readonly address: string }[]): string | undefined {
  const words = cell.trim();
  const at = words === '' ? -1 : free.findIndex(({ text }) => text.trim() === words);
  return at < 0 ? undefined : free.splice(at, 1)[0]?.address;
}

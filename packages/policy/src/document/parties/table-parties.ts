import type { DocumentKnowledge } from '../../knowledge/document-knowledge.ts';
import type { PolicyParty } from '../../policy.ts';
import type { Table } from '../outline/outline.ts';
import type { ReadTable, Row } from '../tables/read-table.ts';
import { partyOf } from './draft-party.ts';
import { type PartyCatalogue, sdkNamed } from './party-catalogue.ts';

/** One party for each row of a table of SDKs or other third parties. */
export function tableParties(
  table: Table,
  read: ReadTable,
  knowledge: DocumentKnowledge,
  catalogue: PartyCatalogue,
): readonly PolicyParty[] {
  const isAboutSdks = table.section.about === 'sdk' || /sdk/i.test([table.leadIn ?? '', ...(table.rows[0] ?? [])].join(' '));
  const free = [...table.links];
  return read.rows.flatMap((whole, at) =>
    eachNamed(whole, catalogue).flatMap((row) => {
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
    }),
  );
}

/** 「小米推送、华为推送」 in one cell are two where each is known by name; companies beside them are shared out when there are as many. */
function eachNamed(row: Row, catalogue: PartyCatalogue): readonly Row[] {
  const names = piecesOf(row.get('name'));
  const known = names.map((name) => sdkNamed(name, catalogue));
  if (names.length < 2 || known.includes(undefined) || new Set(known).size < names.length) return [row];
  const companies = piecesOf(row.get('company'));
  return names.map((name, at) => {
    const company = companies.length === names.length ? companies[at] : undefined;
    return new Map([...row, ['name', name], ...(company === undefined ? [] : [['company', company] as const])]);
  });
}

const piecesOf = (cell = ''): readonly string[] =>
  cell
    .split(/[、；;\n]|，(?![^（]{0,60}）)/)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');

/** The next link of the table whose words are the cell; it is used up. */
function addressBehind(cell: string, free: { readonly text: string; readonly address: string }[]): string | undefined {
  const words = cell.trim();
  const at = words === '' ? -1 : free.findIndex(({ text }) => text.trim() === words);
  return at < 0 ? undefined : free.splice(at, 1)[0]?.address;
}

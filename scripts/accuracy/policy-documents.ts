import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { knowledge as compiled } from '@touchstone/knowledge';
import { type DocumentKnowledge, type PartyCatalogue, policyOf, readDocumentKnowledge, readPartyCatalogue } from '@touchstone/policy';
import { ports } from '@touchstone/ports-node';
import { readDocument } from '@touchstone/readers';
import { parse } from 'yaml';
import { comparePolicy } from './policy-documents/compare.ts';
import type { Expected } from './policy-documents/expected.ts';
import { cellsOf, sum, type Tally } from './policy-documents/tally.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Whole policies of corpus/policy read from their bytes and compared with what is known of them: precision, recall and F1 for each matter, those
 * held back beside those for development. `isListing` names what is wrong in the latter; `isDevelopment` leaves the former unread.
 */
export async function policyDocumentsReport(isListing: boolean, isDevelopment: boolean): Promise<string> {
  const { knowledge, catalogue } = policyLists();
  const development = await compareAll('corpus/policy/documents', knowledge, catalogue);
  const heldBack = isDevelopment ? undefined : await compareAll('corpus/policy/held-back/documents', knowledge, catalogue);
  const names = Object.keys(development[0]?.tallies ?? {});
  const rows = names.map((name) => {
    const cells = [development, heldBack ?? []].flatMap((all) => cellsOf(sum(all.flatMap(({ tallies }) => tallies[name] ?? []))));
    return `| ${name} | ${cells.join(' | ')} |`;
  });
  const head = [
    `| whole policies (${development.length} for development, ${heldBack?.length ?? 0} held back) | P | R | F1 | held back: P | R | F1 |`,
    '|---|--:|--:|--:|--:|--:|--:|',
  ];
  return [...head, ...rows, ...(isListing ? listing(development) : []), ''].join('\n');
}

/** The lists as they stand in data/, so that a change of them can be measured before it is compiled. */
function policyLists(): { readonly knowledge: DocumentKnowledge; readonly catalogue: PartyCatalogue } {
  const names = readdirSync(join(root, 'data/lists')).filter((name) => /^policy-.*\.yaml$/.test(name));
  const lists = Object.fromEntries(
    names.map((name) => [name.slice(0, -'.yaml'.length), parse(readFileSync(join(root, 'data/lists', name), 'utf8')) as unknown]),
  );
  return { knowledge: readDocumentKnowledge(lists, compiled.personalInfo), catalogue: readPartyCatalogue(compiled.sdks, lists) };
}

interface Compared {
  readonly file: string;
  readonly tallies: Readonly<Record<string, Tally>>;
}

async function compareAll(folder: string, knowledge: DocumentKnowledge, catalogue: PartyCatalogue): Promise<readonly Compared[]> {
  if (!existsSync(join(root, folder))) return [];
  const names = readdirSync(join(root, folder)).filter((name) => name.endsWith('.expected.json'));
  const compared: Compared[] = [];
  for (const name of names.sort()) {
    const expected = JSON.parse(readFileSync(join(root, folder, name), 'utf8')) as Expected;
    const bytes = new Uint8Array(readFileSync(join(root, folder, expected.file)));
    const { value } = await readDocument(bytes, { name: expected.file, ports });
    if (value === undefined) throw new Error(`${folder}/${expected.file} cannot be read`);
    compared.push({ file: expected.file, tallies: comparePolicy(policyOf(value, knowledge, catalogue), expected, knowledge) });
  }
  return compared;
}

function* listing(all: readonly Compared[]): Generator<string> {
  for (const { file, tallies } of all)
    for (const [name, { found, missed }] of Object.entries(tallies)) {
      if (found.length > 0) yield `${file} · ${name} · wrong: ${found.join(' ¦ ')}`;
      if (missed.length > 0) yield `${file} · ${name} · missed: ${missed.join(' ¦ ')}`;
    }
}

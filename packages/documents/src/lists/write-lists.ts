import type { Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import type { WrittenFile } from '../written-file.ts';
import { collectedList } from './collected-list.ts';
import type { DataList } from './data-list.ts';
import { listDocx } from './list-docx.ts';
import { listHtml } from './list-html.ts';
import { evidenceXlsx, listXlsx } from './list-xlsx.ts';
import { sharedList } from './shared-list.ts';

export type ListFormat = 'html' | 'docx' | 'xlsx';

/**
 * Both lists in the formats asked for, and what they stand on in `evidence.xlsx`, which is not for publication. Empty for a report
 * of a file that could not be read: of it there is nothing to list.
 */
export async function writeLists(
  report: Report,
  formats: readonly ListFormat[],
  options: DocumentOptions,
): Promise<readonly WrittenFile[]> {
  const lists = [collectedList(report, options), sharedList(report, options)].filter((list) => list !== undefined);
  if (lists.length === 0) return [];
  const files: WrittenFile[] = [];
  for (const list of lists) {
    for (const format of formats) files.push({ name: `${list.list}-list.${format}`, content: await WRITERS[format](list, options) });
  }
  return [...files, { name: 'evidence.xlsx', content: await evidenceXlsx(lists, options.lang) }];
}

const WRITERS: Readonly<Record<ListFormat, (list: DataList, options: DocumentOptions) => string | Promise<Uint8Array>>> = {
  html: (list, { lang }) => listHtml(list, lang),
  docx: (list, { lang }) => listDocx(list, lang),
  xlsx: (list, { lang }) => listXlsx(list, lang),
};

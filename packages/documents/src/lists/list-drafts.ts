import type { Report } from '@touchstone/verdict';
import type { DocumentOptions } from '../document-options.ts';
import { collectedList } from './collected-list.ts';
import { listDocx } from './list-docx.ts';
import { sharedList } from './shared-list.ts';

/** Drafts of both lists as documents to complete, with nothing that only Node has. Empty for a file that could not be read. */
export async function listDrafts(
  report: Report,
  options: DocumentOptions,
): Promise<readonly { readonly name: string; readonly content: Uint8Array }[]> {
  const lists = [collectedList(report, options), sharedList(report, options)].filter((list) => list !== undefined);
  return Promise.all(lists.map(async (list) => ({ name: `${list.list}-list.docx`, content: await listDocx(list, options.lang) })));
}

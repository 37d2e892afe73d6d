import { type PaperTemplate, readTemplate } from '@touchstone/domain/order';
import { DataFiles } from './data-files.ts';
import type { Entry } from './entry.ts';
import type { SourceFile } from './source-files.ts';

/**
 * Templates of documents from data/papers, by id.
 *
 * @throws DataError that names the file and its faults
 */
export const compilePapers = (files: readonly SourceFile[]): readonly PaperTemplate[] =>
  new DataFiles(files)
    .folder('data/papers/')
    .map(templateOf)
    .sort((a, b) => (a.id < b.id ? -1 : 1));

function templateOf(file: Entry): PaperTemplate {
  const read = readTemplate(file.value);
  if (!read.ok) return file.fail(read.faults.map(({ at, fault }) => `${at} is ${fault}`).join(', '));
  if (!file.file.endsWith(`/${read.template.id}.yaml`)) file.get('id').fail('the file is named after it');
  return read.template;
}

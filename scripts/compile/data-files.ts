import { parseDocument } from 'yaml';
import { type Row, readTable } from '../import/table.ts';
import { DataError, Entry } from './entry.ts';
import type { SourceFile } from './source-files.ts';

/** Files of data/ by path, parsed when asked for. */
export class DataFiles {
  readonly #texts: ReadonlyMap<string, string>;

  constructor(files: readonly SourceFile[]) {
    this.#texts = new Map(files.map(({ path, text }) => [path, text]));
  }

  file(path: string): Entry {
    const text = this.#texts.get(path);
    if (text === undefined) throw new DataError(path, '', 'is missing');
    const document = parseDocument(text, { uniqueKeys: true, version: '1.2' });
    const [error] = document.errors;
    if (error !== undefined) throw new DataError(path, '', error.message.split('\n')[0] ?? error.code);
    return new Entry(path, '', document.toJS({ maxAliasCount: 100 }));
  }

  folder(prefix: string): Entry[] {
    return [...this.#texts.keys()].filter((path) => path.startsWith(prefix) && path.endsWith('.yaml')).map((path) => this.file(path));
  }

  table(path: string): Row[] {
    const text = this.#texts.get(path);
    if (text === undefined) throw new DataError(path, '', 'is missing');
    return readTable(text);
  }
}

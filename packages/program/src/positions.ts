import type { CodeIndex } from './code-index.ts';
import type { LinkedDex } from './linked-dex.ts';

/** Positions found file by file; rows come in the order of files, positions inside a file in any order. */
export class Positions {
  readonly #files: { readonly file: LinkedDex; readonly found: [position: number, row: number][] }[] = [];

  fileOf(index: CodeIndex, row: number, base: 'methodBase' | 'fieldBase'): LinkedDex {
    const last = this.#files.at(-1)?.file;
    const next = last === undefined ? undefined : index.files[last.index + 1];
    if (last !== undefined && (next === undefined || row < next[base])) return last;
    const file = index.fileOf(row, base);
    this.#files.push({ file, found: [] });
    return file;
  }

  add(position: number, row: number): void {
    this.#files.at(-1)!.found.push([position, row]);
  }

  inOrder<T>(site: (file: LinkedDex, position: number, row: number) => T | undefined): T[] {
    const sites: T[] = [];
    for (const { file, found } of this.#files) {
      for (const [position, row] of found.sort((a, b) => a[0] - b[0])) {
        const one = site(file, position, row);
        if (one !== undefined) sites.push(one);
      }
    }
    return sites;
  }
}

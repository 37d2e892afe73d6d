import { readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import type { ListingChange } from '@touchstone/stores';
import { type KeptShelf, keptShelf } from './kept-shelf.ts';

/** What a file keeps of a shelf: nothing where there is none; `unreadable` where a file is, but no shelf in it. */
export function readShelf(path: string): KeptShelf | 'none' | 'unreadable' {
  try {
    const kept: unknown = JSON.parse(readFileSync(path, 'utf8'));
    return isShelf(kept) ? kept : 'unreadable';
  } catch (error) {
    if (error instanceof SyntaxError) return 'unreadable';
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 'none';
    throw error;
  }
}

const isShelf = (value: unknown): value is KeptShelf =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((one) => typeof one === 'object' && one !== null && typeof one.state === 'string');

/**
 * Keeps a shelf in a file, whole at each moment: written beside it and put in its place. Of changes that come faster than the disk the last is
 * kept.
 */
export class ShelfFile {
  readonly #path: string;
  readonly #failed: (error: unknown) => void;
  #next: string | undefined;
  #writing: Promise<void> | undefined;

  /** @param failed is told of what the disk did not take; the shelf itself goes on */
  constructor(path: string, failed: (error: unknown) => void = () => {}) {
    this.#path = path;
    this.#failed = failed;
  }

  keep(listings: readonly ListingChange[]): void {
    this.#next = JSON.stringify(keptShelf(listings));
    this.#writing ??= this.#write();
  }

  /** Resolves when all that was to be kept is in the file, or was told of. */
  async settled(): Promise<void> {
    await this.#writing;
  }

  async #write(): Promise<void> {
    for (let text = this.#next; text !== undefined; text = this.#next) {
      this.#next = undefined;
      try {
        await writeFile(`${this.#path}.new`, text);
        await rename(`${this.#path}.new`, this.#path);
      } catch (error) {
        this.#failed(error);
      }
    }
    // in the same step that saw that nothing is left
    this.#writing = undefined;
  }
}

/** Finds words of a vocabulary in texts: one walk down a tree of characters from each place. */
export class WordIndex<T> {
  readonly #root: Node<T> = { next: new Map() };

  constructor(entries: Iterable<readonly [word: string, value: T]>) {
    for (const [word, value] of entries) if (word !== '') this.#add(word, value);
  }

  #add(word: string, value: T): void {
    let node = this.#root;
    for (let at = 0; at < word.length; at++) {
      const unit = word.charCodeAt(at);
      const below = node.next.get(unit) ?? { next: new Map() };
      node.next.set(unit, below);
      node = below;
    }
    node.values = [...(node.values ?? []), value];
  }

  /** Length and values of every word that begins at `at`, the shortest first. */
  startingAt(text: string, at: number): readonly Found<T>[] {
    let node = this.#root.next.get(text.charCodeAt(at));
    let found: Found<T>[] | undefined;
    for (let end = at + 1; node !== undefined; end++) {
      if (node.values !== undefined) {
        found ??= [];
        found.push({ length: end - at, values: node.values });
      }
      if (end >= text.length) break;
      node = node.next.get(text.charCodeAt(end));
    }
    return found ?? NONE;
  }
}

const NONE: readonly never[] = [];

interface Found<T> {
  readonly length: number;
  readonly values: readonly T[];
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  values?: readonly T[];
}

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
  *startingAt(text: string, at: number): Generator<{ readonly length: number; readonly values: readonly T[] }> {
    let node: Node<T> | undefined = this.#root;
    for (let end = at; end < text.length; ) {
      node = node.next.get(text.charCodeAt(end++));
      if (node === undefined) return;
      if (node.values !== undefined) yield { length: end - at, values: node.values };
    }
  }
}

interface Node<T> {
  readonly next: Map<number, Node<T>>;
  values?: readonly T[];
}

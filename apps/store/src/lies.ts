/** Ways in which a store goes wrong or deceives; the platform must survive each and say which it was. */
export const LIES = [
  'wrong-hash',
  'wrong-size',
  'endless-body',
  'slow-body',
  'cut-body',
  'no-ranges',
  'wrong-signer',
  'endless-pages',
  'repeated-page',
  'duplicates',
  'huge-page',
  'broken-items',
  'not-json',
  'unsigned',
  'replayed',
  'busy',
  'busy-once',
  'forbidden',
  'forgets-cursors',
  'redirects',
  'acknowledges-but-live',
  /** Acknowledged, and never done. */
  'never-done',
  /** Off the shelf as ordered, and on it again a while later. */
  'drops-then-reappears',
  /** Off the page, and still in the feed. */
  'live-in-feed',
  'objects-not-ours',
  'objects-same-name',
  'objects-already-off',
  'objects-other-channel',
  /** An older server: it takes orders and knows nothing of messages about them. */
  'no-messages',
] as const;

export type Lie = (typeof LIES)[number];

export const isLie = (word: string): word is Lie => (LIES as readonly string[]).includes(word);

/** What only comes now and then with real stores, on demand. */
export class Lies {
  #told: ReadonlySet<Lie> = new Set();
  #busyLeft = 0;

  tell(lies: readonly Lie[]): void {
    this.#told = new Set(lies);
    this.#busyLeft = lies.includes('busy-once') ? 1 : 0;
  }

  has(lie: Lie): boolean {
    return this.#told.has(lie);
  }

  get all(): readonly Lie[] {
    return [...this.#told].sort();
  }

  /** Whether this request gets a 503. */
  isBusy(): boolean {
    if (this.has('busy')) return true;
    if (this.#busyLeft === 0) return false;
    this.#busyLeft--;
    return true;
  }
}

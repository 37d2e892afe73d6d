/** Where the slots of each kind of edge begin, and how many there are. */
export class Slots {
  readonly base = new Int32Array(256);
  readonly size = new Int32Array(256);
  count = 0;

  add(kinds: readonly number[], size: number): void {
    for (const kind of kinds) {
      this.base[kind] = this.count;
      this.size[kind] = size;
    }
    this.count += size;
  }
}

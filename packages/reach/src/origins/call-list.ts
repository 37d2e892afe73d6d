import { grown } from './growing-table.ts';
import { CALL_WORDS, type ValueId } from './method-values.ts';

/** The calls of a method as they are found, block by block, with room for the operands of each. */
export class CallList {
  #calls: Int32Array = new Int32Array(1_024);
  #count = 0;
  #operands: Int32Array = new Int32Array(1_024);
  #operandCount = 0;

  clear(): void {
    this.#count = 0;
    this.#operandCount = 0;
  }

  /** @returns number of the call */
  add(at: number, how: number, row: number, operands: number): number {
    const word = this.#count * CALL_WORDS;
    this.#calls = grown(this.#calls, word + CALL_WORDS);
    this.#calls[word] = at;
    this.#calls[word + 1] = how;
    this.#calls[word + 2] = row;
    this.#calls[word + 3] = this.#operandCount;
    this.#operandCount += operands;
    this.#operands = grown(this.#operands, this.#operandCount);
    return this.#count++;
  }

  setOperand(call: number, n: number, value: ValueId): void {
    this.#operands[this.#calls[call * CALL_WORDS + 3]! + n] = value;
  }

  /** As they stand in the code; one more at the end, and the operands of all. */
  inOrder(): { readonly calls: Int32Array; readonly operands: Int32Array } {
    const count = this.#count;
    const found = this.#calls;
    let isAscending = true;
    for (let k = 1; k < count; k++) if (found[k * CALL_WORDS]! < found[(k - 1) * CALL_WORDS]!) isAscending = false;
    if (!isAscending) return this.#sorted();
    const calls = found.slice(0, (count + 1) * CALL_WORDS);
    if (calls.length < (count + 1) * CALL_WORDS) return this.#sorted();
    calls[count * CALL_WORDS + 3] = this.#operandCount;
    return { calls, operands: this.#operands.slice(0, this.#operandCount) };
  }

  #sorted(): { readonly calls: Int32Array; readonly operands: Int32Array } {
    const count = this.#count;
    const found = this.#calls;
    const calls = new Int32Array((count + 1) * CALL_WORDS);
    const operands = new Int32Array(this.#operandCount);
    const order = Array.from({ length: count }, (_, k) => k).sort((a, b) => found[a * CALL_WORDS]! - found[b * CALL_WORDS]!);
    let next = 0;
    for (const [place, k] of order.entries()) {
      const from = found[k * CALL_WORDS + 3]!;
      const to = k + 1 < count ? found[(k + 1) * CALL_WORDS + 3]! : this.#operandCount;
      for (let word = 0; word < 3; word++) calls[place * CALL_WORDS + word] = found[k * CALL_WORDS + word]!;
      calls[place * CALL_WORDS + 3] = next;
      for (let n = from; n < to; n++) operands[next++] = this.#operands[n]!;
    }
    calls[count * CALL_WORDS + 3] = next;
    return { calls, operands };
  }
}

import type { TraceFormat, TraceHead, TraceProblem, TraceRecord, TraceSummary } from '../trace.ts';

/** Counts what is read and what is wrong with it; its size does not grow with the log. */
export class Tally {
  records = 0;
  head: TraceHead | undefined;
  readonly #kinds = new Map<string, number>();
  readonly #problems = new Map<string, { count: number; lines: number[]; detail?: string }>();
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;

  count(record: TraceRecord): void {
    this.records++;
    this.#kinds.set(record.kind, (this.#kinds.get(record.kind) ?? 0) + 1);
    if (record.time === undefined) return;
    if (record.time < this.#from) this.#from = record.time;
    if (record.time > this.#to) this.#to = record.time;
  }

  problem(code: string, line: number, detail?: string): void {
    const known = this.#problems.get(code);
    if (known === undefined) {
      if (this.#problems.size < MOST_CODES) {
        this.#problems.set(code, { count: 1, lines: [line], ...(detail === undefined ? {} : { detail: detail.slice(0, LONGEST_DETAIL) }) });
      }
      return;
    }
    known.count++;
    if (known.lines.length < EXAMPLES) known.lines.push(line);
  }

  summary(format: TraceFormat | undefined): TraceSummary {
    const problems: TraceProblem[] = [...this.#problems].map(([code, { count, lines, detail }]) => ({
      code,
      count,
      lines,
      ...(detail === undefined ? {} : { detail }),
    }));
    return {
      ...(format === undefined ? {} : { format }),
      ...(this.head === undefined ? {} : { head: this.head }),
      records: this.records,
      kinds: Object.fromEntries([...this.#kinds].sort(([a], [b]) => (a < b ? -1 : 1))),
      ...(this.#from <= this.#to ? { from: this.#from, to: this.#to } : {}),
      problems: problems.sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  }
}

const EXAMPLES = 10;
const MOST_CODES = 100;
const LONGEST_DETAIL = 200;

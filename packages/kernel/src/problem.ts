/** Something wrong in an input. Data, not an exception: a report lists what an app had. */
export interface Problem {
  /** Stable and greppable, `<format>/<what>`: `dex/string-out-of-file`. Tests and dashboards key on it. */
  readonly code: string;
  /** Bytes from the start of the input in which it was found. */
  readonly at: number;
  /** Path inside the app of the file in which it was found; absent for the app file itself. */
  readonly file?: string;
}

/** What every parser returns: the best value it could build, and what was wrong on the way. */
export interface Parsed<T> {
  readonly value: T;
  readonly problems: readonly Problem[];
}

const KEPT_PER_CODE = 20;

/** Collects problems, keeping the first few of each code: a hostile file can hold millions. */
export class Problems {
  readonly list: Problem[] = [];
  readonly counts = new Map<string, number>();

  add(code: string, at: number): void {
    const count = (this.counts.get(code) ?? 0) + 1;
    this.counts.set(code, count);
    if (count <= KEPT_PER_CODE) this.list.push({ code, at });
  }

  /** Takes over what another parser found in `file`. */
  addAll(problems: readonly Problem[], file?: string): void {
    for (const problem of problems) {
      const count = (this.counts.get(problem.code) ?? 0) + 1;
      this.counts.set(problem.code, count);
      if (count > KEPT_PER_CODE) continue;
      this.list.push(file === undefined || problem.file !== undefined ? problem : { ...problem, file });
    }
  }
}

/** A file of the repository: path from its root with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** What is wrong in a rule or law file, and where. */
export interface RuleError {
  readonly file: string;
  /** Path of the field inside the file: `when[0].run.reads.data`; empty for the file itself. */
  readonly field: string;
  readonly message: string;
}

/** Collects the faults of one file, so that all are told at once. */
export class Faults {
  readonly list: RuleError[] = [];
  readonly #file: string;

  constructor(file: string) {
    this.#file = file;
  }

  add(field: string, message: string): void {
    this.list.push({ file: this.#file, field, message });
  }
}

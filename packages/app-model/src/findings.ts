import { type Problem, Problems } from '@touchstone/kernel/problem';

interface Watched {
  readonly problems: () => readonly Problem[];
  readonly file: string | undefined;
  taken: number;
}

/**
 * Problems of readers that read on demand: their lists grow while their values are used.
 *
 * What was asked for once keeps its place; what came since is added behind it.
 */
export class Findings {
  readonly #problems = new Problems();
  readonly #watched: Watched[] = [];

  /** @param file path inside the app; absent for the app file itself */
  watch(problems: readonly Problem[], file?: string): void {
    this.#watched.push({ problems: () => problems, file, taken: 0 });
  }

  /** Takes over what is found in an archive of the app; with a name its files become `archive!file`. */
  watchArchive(inner: Findings, archive?: string): void {
    const named = (problem: Problem) =>
      ({ ...problem, file: problem.file === undefined ? archive : `${archive}!${problem.file}` }) as Problem;
    this.#watched.push({ problems: () => (archive === undefined ? inner.list : inner.list.map(named)), file: undefined, taken: 0 });
  }

  add(code: string, file?: string, at = 0): void {
    this.watch([{ code, at }], file);
  }

  /** Everything found up to now, at most a few of each code. */
  get list(): readonly Problem[] {
    for (const one of this.#watched) {
      const problems = one.problems();
      if (one.taken === problems.length) continue;
      this.#problems.addAll(problems.slice(one.taken), one.file);
      one.taken = problems.length;
    }
    return this.#problems.list;
  }
}

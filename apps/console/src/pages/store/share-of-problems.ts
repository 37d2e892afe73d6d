interface Figure {
  readonly stage: string;
  /** How many apps. */
  readonly subjects: number;
}

/** Of the apps that were tested, those with a confirmed problem; no share where none was tested. */
export function shareOfProblems(figures: readonly Figure[]) {
  const of = (stage: string) => figures.find((figure) => figure.stage === stage)?.subjects ?? 0;
  const [count, tested] = [of('problem'), of('tested')];
  return { count, of: tested, share: tested === 0 ? undefined : count / tested };
}

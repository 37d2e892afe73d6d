/** One row of a table of steps. What is not in the table cannot happen. */
export interface Step<State extends string, Event extends string, Guard extends string = never, Effect extends string = never> {
  readonly from: State;
  readonly on: Event;
  /** The step is taken only while this holds; rows of one state and event are tried from top to bottom. */
  readonly when?: Guard;
  readonly to: State;
  /** What is done in the same transaction. */
  readonly effects?: readonly Effect[];
}

/** The step that an event takes from a state; undefined when there is none, or none whose guard holds. */
export function stepOf<S extends string, E extends string, G extends string, F extends string>(
  steps: readonly Step<S, E, G, F>[],
  from: S,
  on: E,
  holds: (guard: G) => boolean = () => false,
): Step<S, E, G, F> | undefined {
  return steps.find((step) => step.from === from && step.on === on && (step.when === undefined || holds(step.when)));
}

/** States that no step leaves. */
export function terminalStates<S extends string, E extends string, G extends string, F extends string>(
  steps: readonly Step<S, E, G, F>[],
): readonly S[] {
  const left = new Set(steps.map((step) => step.from));
  return [...new Set(steps.map((step) => step.to))].filter((state) => !left.has(state)).sort();
}

/** States that can be reached from `start` by any row, its guard aside; `start` is among them. */
export function reachableFrom<S extends string, E extends string, G extends string, F extends string>(
  steps: readonly Step<S, E, G, F>[],
  start: S,
): readonly S[] {
  const seen = new Set<S>([start]);
  for (const state of seen) for (const step of steps) if (step.from === state) seen.add(step.to);
  return [...seen].sort();
}

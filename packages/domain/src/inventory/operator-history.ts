/** What happened to operators: names are corrected, entries found to be one firm, and found not to be. Never edited, only added to. */
export type OperatorEvent = OperatorChange & {
  readonly seq: number;
  readonly at: string;
  readonly by: string;
  readonly basis: string;
};

export type OperatorChange =
  | { readonly kind: 'registered'; readonly operator: string }
  /** `from` turned out to be `into`; `from` keeps its id, which leads to `into`. */
  | { readonly kind: 'merged'; readonly from: string; readonly into: string }
  /** A merge was wrong: `operator` stands for itself again. */
  | { readonly kind: 'separated'; readonly operator: string }
  /** Some of an operator's apps and signers are another's, who is registered by this. */
  | { readonly kind: 'split'; readonly from: string; readonly into: string; readonly moved: readonly string[] }
  | { readonly kind: 'linked'; readonly item: string; readonly operator: string }
  | { readonly kind: 'unlinked'; readonly item: string; readonly operator: string };

export interface OperatorState {
  /** Every operator ever registered, and whom it stands for: itself, or the one it was merged into. */
  readonly standsFor: ReadonlyMap<string, string>;
  /** Apps, signers and accounts by the operator they were linked to. */
  readonly links: ReadonlyMap<string, string>;
}

export type OperatorRefusal =
  | 'unknown-operator'
  | 'already-registered'
  | 'already-merged'
  | 'merge-with-itself'
  | 'not-merged'
  | 'not-linked';

const NOTHING: OperatorState = { standsFor: new Map(), links: new Map() };

/** The operator an id stands for today, through all merges; undefined when it was never registered. */
export function currentOperator(state: OperatorState, operator: string): string | undefined {
  let at = operator;
  for (;;) {
    const next = state.standsFor.get(at);
    if (next === undefined || next === at) return next;
    at = next;
  }
}

/** The operator of an app or signer today. */
export function operatorOf(state: OperatorState, item: string): string | undefined {
  const linked = state.links.get(item);
  return linked === undefined ? undefined : currentOperator(state, linked);
}

/** What a change makes of the state, or why it cannot be. */
export function applyChange(
  state: OperatorState,
  change: OperatorChange,
): { readonly ok: true; readonly state: OperatorState } | { readonly ok: false; readonly reason: OperatorRefusal } {
  const reason = refusalOf(state, change);
  return reason === undefined ? { ok: true, state: applied(state, change) } : { ok: false, reason };
}

/** State after all events, in the order of their numbers. An event that could not be is left out: the history is what was accepted. */
export const foldOperators = (events: readonly OperatorEvent[]): OperatorState =>
  events
    .toSorted((a, b) => a.seq - b.seq)
    .reduce((state, event) => {
      const outcome = applyChange(state, event);
      return outcome.ok ? outcome.state : state;
    }, NOTHING);

function refusalOf(state: OperatorState, change: OperatorChange): OperatorRefusal | undefined {
  const isKnown = (operator: string) => state.standsFor.has(operator);
  const isMerged = (operator: string) => state.standsFor.get(operator) !== operator;
  switch (change.kind) {
    case 'registered':
      return isKnown(change.operator) ? 'already-registered' : undefined;
    case 'merged':
      if (!isKnown(change.from) || !isKnown(change.into)) return 'unknown-operator';
      if (isMerged(change.from)) return 'already-merged';
      return currentOperator(state, change.into) === change.from ? 'merge-with-itself' : undefined;
    case 'separated':
      if (!isKnown(change.operator)) return 'unknown-operator';
      return isMerged(change.operator) ? undefined : 'not-merged';
    case 'split':
      if (!isKnown(change.from)) return 'unknown-operator';
      if (isKnown(change.into)) return 'already-registered';
      return change.moved.every((item) => operatorOf(state, item) === currentOperator(state, change.from)) ? undefined : 'not-linked';
    case 'linked':
      return isKnown(change.operator) ? undefined : 'unknown-operator';
    case 'unlinked':
      return state.links.get(change.item) === change.operator ? undefined : 'not-linked';
  }
}

function applied(state: OperatorState, change: OperatorChange): OperatorState {
  const [standsFor, links] = [new Map(state.standsFor), new Map(state.links)];
  switch (change.kind) {
    case 'registered':
    case 'separated':
      standsFor.set(change.operator, change.operator);
      break;
    case 'merged':
      standsFor.set(change.from, change.into);
      break;
    case 'split':
      standsFor.set(change.into, change.into);
      for (const item of change.moved) links.set(item, change.into);
      break;
    case 'linked':
      links.set(change.item, change.operator);
      break;
    case 'unlinked':
      links.delete(change.item);
      break;
  }
  return { standsFor, links };
}

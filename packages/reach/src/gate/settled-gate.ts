import type { ConstantValues } from '../conditions/constant-values.ts';
import { AGREED, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Edge } from '../edge.ts';
import type { ConsentGate, Guard } from '../reach.ts';
import type { GateState } from '../trigger.ts';
import type { Blind, GateView, Guarded } from '../walk/gate-view.ts';
import type { Agreement } from './agreement.ts';
import type { FlagStores } from './flag-stores.ts';
import { guardOf } from './guards.ts';
import type { Switch } from './sdk-switches.ts';
import type { UnseenClass } from './unseen-classes.ts';

/** The consent gate of an app as the walk asks for it. */
export interface Gate extends GateView {
  readonly gate: ConsentGate;
  /** Whether an edge may be followed before the user agreed, or it is not known whether. */
  isEarly(edge: Edge): boolean;
  /** SDK switches that the app calls, with what must have happened before. */
  readonly switches: readonly (Switch & { readonly state: GateState | 'never' })[];
}

/** An app that does not ask. */
export const noGate = (switches: readonly Switch[]): Gate => ({
  gate: { found: false, how: 'none', flag: undefined, site: undefined, texts: [] },
  switches: switches.map((one) => ({ ...one, state: 'before-gate' })),
  blind: undefined,
  isEarly: () => true,
  stateAt: () => undefined,
  stateOf: () => undefined,
});

/** What was found about the gate, once it is settled what needs agreement. */
export class SettledGate implements Gate {
  readonly gate: ConsentGate;
  readonly switches: Gate['switches'];
  readonly blind: Blind | undefined;
  readonly #agreement: Agreement;
  readonly #constants: ConstantValues;
  readonly #flags: FlagStores;

  /** @param classes calls that load a class which is not known; undefined when there are too many */
  constructor(
    gate: ConsentGate,
    agreement: Agreement,
    constants: ConstantValues,
    flags: FlagStores,
    switches: readonly Switch[],
    classes: readonly UnseenClass[] | undefined,
  ) {
    this.gate = gate;
    this.#agreement = agreement;
    this.#constants = constants;
    this.#flags = flags;
    const early = classes?.find(({ at, isOpen }) => isOpen && agreement.at(at) > AGREED);
    this.blind = classes === undefined ? { at: undefined } : early === undefined ? undefined : { at: early.at };
    this.switches = switches.map((one) => ({ ...one, state: this.#sureState(STATES[agreement.at(one.at)]) }));
  }

  isEarly(edge: Edge): boolean {
    return this.#agreement.along(edge) > AGREED;
  }

  stateAt(method: number, instruction: number): Guarded | undefined {
    const agreement = this.#agreement;
    const outcome = agreement.within(method, instruction);
    if (outcome === NEVER) return undefined;
    const of = this.#constants.methods.program.method(method);
    return this.#guarded(
      outcome,
      () => guardOf(agreement, this.#constants, this.#flags, of, instruction),
      () => agreement.openings(method, instruction),
    );
  }

  stateOf(edge: Edge): Guarded | undefined {
    const outcome = this.#agreement.passes(edge);
    if (outcome === NEVER) return undefined;
    if (edge.isGuessed === true && outcome !== AGREED) return { state: 'undecided', guard: undefined, why: WHY_GUESSED };
    const method = this.#constants.methods.program.method(edge.from);
    return this.#guarded(outcome, () => ({ method, instruction: edge.instruction, kind: 'agree-callback', what: edge.because }));
  }

  #guarded(outcome: Outcome, guard: () => Guard | undefined, opensAt: () => Guarded['opensAt'] = NOWHERE): Guarded | undefined {
    if (outcome === FREE) return undefined;
    const { isSpent } = this.#agreement;
    if (outcome === AGREED && !isSpent) return { state: 'behind-gate', guard: guard(), why: undefined, opensAt: opensAt() };
    return { state: 'undecided', guard: guard(), why: isSpent ? WHY_SPENT : WHY_UNCLEAR };
  }

  #sureState(state: (typeof STATES)[number]): (typeof STATES)[number] {
    return this.blind !== undefined && state === 'behind-gate' ? 'undecided' : state;
  }
}

const NOWHERE = () => undefined;
const WHY_SPENT = 'the conditions before it are more than were looked at';
const WHY_UNCLEAR = 'a stored answer or a wrapper decides, and not all that sets it is seen';
const WHY_GUESSED = 'what it names is not known where it runs before the gate, and it may name this';
const STATES = ['never', 'behind-gate', 'undecided', 'before-gate'] as const;

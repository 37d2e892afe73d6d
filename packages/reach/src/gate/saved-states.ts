import type { Method } from '@touchstone/program';
import { type Frame, isStatic } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves, only, type Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { ZERO } from './constants.ts';
import { BUNDLE, isBag } from './intent-puts.ts';
import type { Solving } from './solving.ts';

const GETS = /^get(?:Boolean|Int|Long|String)$/;
/** Methods that get back what was kept, and those that keep it. */
const GET_BACK: ReadonlySet<string> = new Set([
  'onCreate',
  'onPostCreate',
  'onRestoreInstanceState',
  'onCreateView',
  'onViewCreated',
  'onActivityCreated',
  'onViewStateRestored',
]);
const KEEPS = 'onSaveInstanceState';
const SCREENS = [
  'Landroid/app/Activity;',
  'Landroid/app/Fragment;',
  'Landroidx/fragment/app/Fragment;',
  'Landroid/support/v4/app/Fragment;',
];
const WATCHERS = { class: 'Landroid/app/Application$ActivityLifecycleCallbacks;', method: 'onActivitySaveInstanceState' };

/** What screens and fragments find in the state that they kept: what their own class put there, or whoever watches screens. */
export class SavedStates {
  readonly #solving: Solving;

  constructor(solving: Solving) {
    this.#solving = solving;
  }

  /** What is asked of a value in a state that was kept; undefined for other calls. */
  of(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const [state, name, missing] = call.arguments;
    if (call.how === 'static' || !isBag(call.target.class) || !GETS.test(call.target.name) || name === undefined) return undefined;
    const keys = this.#isState(state, frame) ? this.#solving.input.constants.texts(name, frame) : undefined;
    if (keys === undefined) return undefined;
    let outcome = this.#solving.can(missing ?? ZERO, asked, frame);
    const keepers = this.#keepers(frame.method.class);
    for (const [method, index] of keepers) {
      if (outcome === FREE) break;
      outcome = either(outcome, this.#kept(method, index, keys, keepers, asked));
    }
    return outcome;
  }

  /** Whether a value is the state that the platform gives back. */
  #isState(state: Value | undefined, { method, given }: Frame): boolean {
    const value = state === undefined ? undefined : only(state);
    if (value?.kind !== 'parameter' || given !== undefined || !GET_BACK.has(method.name)) return false;
    const { program } = this.#solving.input.constants.methods;
    if (parameterTypes(method.signature)[value.index] !== BUNDLE || !SCREENS.some((type) => program.isSubtype(method.class, type)))
      return false;
    return this.#solving.into(method.id).every((edge) => this.#isFromAbove(edge.from, edge.instruction));
  }

  /** Whether a method is run by the platform, or from a class below with what that was given. */
  #isFromAbove(from: number, instruction: number): boolean {
    const frame = this.#solving.input.constants.frames.of(from);
    const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
    if (call?.kind !== 'call' || !GET_BACK.has(call.target.name)) return true;
    return call.how === 'super' && call.arguments.flatMap(leaves).every(({ kind }) => kind === 'parameter' || kind === 'number');
  }

  /** Methods that put something into the state of an object of the class, with the parameter that is the state. */
  #keepers(type: string): ReadonlyMap<Method, number> {
    const { methods } = this.#solving.input.constants;
    const types = [type, ...methods.ancestors(type), ...methods.program.subtypesOf(type).map(({ descriptor }) => descriptor)];
    const own = types.flatMap(
      (one) =>
        methods
          .classOf(one)
          ?.methods()
          .filter(({ name }) => name === KEEPS) ?? [],
    );
    const watching = methods.program
      .subtypesOf(WATCHERS.class)
      .flatMap((one) => one.methods().filter(({ name }) => name === WATCHERS.method));
    return new Map([...own.map((one) => [one, 0] as const), ...watching.map((one) => [one, 1] as const)]);
  }

  #kept(method: Method, index: number, keys: readonly string[], keepers: ReadonlyMap<Method, number>, asked: Predicate): Outcome {
    const { constants, bags } = this.#solving.input;
    const frame = constants.frames.of(method.id);
    if (frame === undefined) return method.hasCode ? FREE : NEVER;
    if (isStatic(method)) return NEVER;
    const isKeeper = ({ method: id }: { readonly method: number }) => [...keepers.keys()].some((one) => one.id === id);
    return bags
      .into({ kind: 'parameter', index }, frame)
      .map((put): Outcome => {
        if (put.kind === 'drop' || (put.kind === 'handed' && put.to.every(isKeeper))) return NEVER;
        if (put.kind !== 'extra') return FREE;
        const names = constants.texts(put.key, frame);
        if (names !== undefined && !names.some((name) => keys.includes(name))) return NEVER;
        return names === undefined ? FREE : this.#solving.can(put.value, asked, frame);
      })
      .reduce(either, NEVER as Outcome);
  }
}

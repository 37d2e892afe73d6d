import type { Frame } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import type { Predicate } from '../conditions/predicate.ts';
import { type CallValue, leaves, only, type Value } from '../conditions/value.ts';
import { parameterTypes } from '../origins/descriptors.ts';
import { ZERO } from './constants.ts';
import { type BagPut, BUNDLE, isBag } from './intent-puts.ts';
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
/** Those that watch screens and fragments: whatever they are given of a state they may put something into. */
const WATCHERS = [
  'Landroid/app/Application$ActivityLifecycleCallbacks;',
  'Landroid/app/FragmentManager$FragmentLifecycleCallbacks;',
  'Landroidx/fragment/app/FragmentManager$FragmentLifecycleCallbacks;',
  'Landroid/support/v4/app/FragmentManager$FragmentLifecycleCallbacks;',
];
/** Classes below that only ask the class above, one above the other. */
const DEEPEST = 8;
/** Methods that are given a state to do something with it. */
const MOST_GIVEN = 400;

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
    const missed = this.#solving.can(missing ?? ZERO, asked, frame);
    return missed === FREE ? missed : either(missed, this.#kept(this.#keepers(frame.method.class), keys, asked));
  }

  /** Whether a value is the state that the platform gives back. */
  #isState(state: Value | undefined, { method, given }: Frame): boolean {
    const value = state === undefined ? undefined : only(state);
    if (value?.kind !== 'parameter' || given !== undefined || !GET_BACK.has(method.name)) return false;
    const { program } = this.#solving.input.constants.methods;
    if (parameterTypes(method.signature)[value.index] !== BUNDLE || !SCREENS.some((type) => program.isSubtype(method.class, type)))
      return false;
    return this.#isFromAbove(method.id, 0);
  }

  /** Whether a method is only run by the platform, or by the same of a class below, which gives it what that was given. */
  #isFromAbove(id: number, depth: number): boolean {
    return this.#solving.into(id).every(({ from, instruction }) => {
      const frame = this.#solving.input.constants.frames.of(from);
      const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
      if (frame === undefined || call?.kind !== 'call' || !GET_BACK.has(call.target.name)) return true;
      const isPassedOn = call.arguments.flatMap(leaves).every(({ kind }) => kind === 'parameter' || kind === 'number');
      return depth < DEEPEST && call.how === 'super' && isPassedOn && GET_BACK.has(frame.method.name) && this.#isFromAbove(from, depth + 1);
    });
  }

  /** Methods that may put something into the state of an object of the class, with the parameters that are the state. */
  #keepers(type: string): readonly Given[] {
    const { methods } = this.#solving.input.constants;
    const types = [type, ...methods.ancestors(type), ...methods.program.subtypesOf(type).map(({ descriptor }) => descriptor)];
    const own = types.flatMap((one) => methods.classOf(one)?.methods() ?? []).filter(({ name }) => name === KEEPS || GET_BACK.has(name));
    const watching = WATCHERS.flatMap((one) => methods.program.subtypesOf(one)).flatMap((one) => one.methods());
    return [...own, ...watching].flatMap(({ id, hasCode, signature }) =>
      parameterTypes(signature).flatMap((one, index) =>
        one === BUNDLE && hasCode ? [{ frame: this.#solving.input.constants.frames.of(id), index }] : [],
      ),
    );
  }

  /** What is put in under one of the names, by these methods and those that they give it to. */
  #kept(keepers: readonly Given[], keys: readonly string[], asked: Predicate): Outcome {
    const { frames } = this.#solving.input.constants;
    const given = [...keepers];
    let outcome: Outcome = NEVER;
    for (const { frame, index } of given) {
      if (given.length > MOST_GIVEN || frame === undefined) return either(outcome, UNCLEAR);
      for (const put of this.#solving.input.bags.into({ kind: 'parameter', index }, frame)) {
        if (put.kind === 'handed')
          given.push(...put.to.map((one) => ({ frame: frames.called(one.method, frame, put.call.arguments), index: one.index })));
        else if (put.kind !== 'drop') outcome = either(outcome, this.#put(put, keys, asked, frame));
      }
      if (outcome === FREE) break;
    }
    return outcome;
  }

  #put(put: BagPut, keys: readonly string[], asked: Predicate, frame: Frame): Outcome {
    if (put.kind !== 'extra') return UNCLEAR;
    const names = this.#solving.input.constants.texts(put.key, frame);
    if (names === undefined) return UNCLEAR;
    return names.some((name) => keys.includes(name)) ? this.#solving.can(put.value, asked, frame) : NEVER;
  }
}

/** A parameter of a method that is a state; without a frame it is not looked at what the method does. */
interface Given {
  readonly frame: Frame | undefined;
  readonly index: number;
}

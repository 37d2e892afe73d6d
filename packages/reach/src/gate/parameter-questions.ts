import type { Method } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import { type Bound, type Frame, givenTo, isStatic } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { type Predicate, truthOf } from '../conditions/predicate.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { parameterTypes, returnType } from '../origins/descriptors.ts';
import { isAsked } from './answer-types.ts';
import { isStateMachine, ResumedValues } from './resumed-values.ts';
import { MOST_CALLERS, type Solving } from './solving.ts';

/** What parameters of methods can be: what callers, buttons and screens give them. */
export class ParameterQuestions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #resumed: ResumedValues;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#resumed = new ResumedValues(solving);
  }

  parameter(index: number, asked: Predicate, frame: Frame): Outcome {
    if (index < 0 && asked.made === undefined) return asked.object ? FREE : NEVER;
    const given = givenTo(frame, index);
    if (given !== undefined) return this.#solving.can(given.value, asked, given.frame);
    const { id } = frame.method;
    if (index < 0) return this.#solving.rounds.ask(`this ${id} ${asked.key}`, () => this.#receivers(frame, asked));
    const type = parameterTypes(frame.method.signature)[index];
    if (type === undefined || !isAsked(type, asked)) return FREE;
    return this.#solving.rounds.ask(`parameter ${id} ${index} ${asked.key}`, () => this.#fromCallers(frame, index, asked));
  }

  #fromCallers(frame: Frame, index: number, asked: Predicate): Outcome {
    const { id } = frame.method;
    const result = isResultCallback(frame.method) ? this.#resultOf(index, asked) : undefined;
    if (result !== undefined) return either(result, this.#fromOwn(frame, index, asked));
    if (this.#solving.isRoot(id)) return FREE;
    if (isStateMachine(frame.method)) return this.#resumed.of(frame, asked);
    const handed = this.#constants.handedTo(frame, index);
    if (handed.length > 0 && frame.method.name !== '<init>') return this.#anyOf(handed, asked);
    const into = this.#solving.into(id);
    if (into.length >= MOST_CALLERS || this.#isOnlyAsked(into)) return FREE;
    let outcome: Outcome = NEVER;
    for (const edge of into) {
      outcome = either(outcome, this.#given(edge, frame.method, index, asked));
      if (outcome === FREE) break;
    }
    return outcome;
  }

  #resultOf(index: number, asked: Predicate): Outcome | undefined {
    return index === 1 ? this.#screenResult(asked) : index === 2 ? this.#solving.intents.result(asked) : undefined;
  }

  /** What code of the app gives a method that the platform calls too. */
  #fromOwn({ method }: Frame, index: number, asked: Predicate): Outcome {
    return this.#solving
      .into(method.id)
      .filter(({ how }) => how === 'call' || how === 'dispatch')
      .map((edge) => this.#given(edge, method, index, asked))
      .reduce(either, NEVER as Outcome);
  }

  /** Whether a method is not followed and only its result is asked for: who calls it, and with what, is not known. */
  #isOnlyAsked(into: readonly Edge[]): boolean {
    return into.length === 0 && this.#solving.isLast;
  }

  /** Which objects a method is called on. */
  #receivers({ method }: Frame, asked: Predicate): Outcome {
    const into = this.#solving.into(method.id);
    if (this.#solving.isRoot(method.id) || into.length >= MOST_CALLERS || this.#isOnlyAsked(into)) return FREE;
    const own: Predicate = { ...asked, made: (made) => (this.#isOwn(made, method.class) ? (asked.made?.(made) ?? FREE) : NEVER) };
    let outcome: Outcome = NEVER;
    for (const edge of into) {
      const along = this.#solving.along(edge);
      if (along === NEVER || along <= outcome) continue;
      const caller = this.#constants.frames.of(edge.from);
      const call = caller?.values.madeAt(caller.values.body.indexOf(edge.instruction));
      const objects = caller === undefined || call?.kind !== 'call' ? [] : this.#objectsOf(call, edge, method, caller);
      const made = objects.length === 0 ? FREE : objects.map((object) => this.#solving.can(object, own, caller!)).reduce(either, NEVER);
      outcome = either(outcome, both(along, made));
      if (outcome === FREE) break;
    }
    return outcome;
  }

  #isOwn({ value }: Bound, owner: string): boolean {
    return value.kind !== 'new' || this.#constants.methods.program.isSubtype(value.class, owner);
  }

  /** What a call runs the method on: its receiver, or those of the objects that it hands over that can be of the method's class. */
  #objectsOf(call: CallValue, { how }: Edge, method: Method, frame: Frame): readonly Value[] {
    if (how === 'call' || how === 'dispatch') {
      const isPlain = call.target.name === method.name && call.target.signature === method.signature && call.how !== 'static';
      return isPlain ? call.arguments.slice(0, 1) : [];
    }
    const { program } = this.#constants.methods;
    return call.arguments.flatMap(leaves).filter((leaf) => {
      const type = typeOf(leaf, frame.method);
      return type === undefined || type === method.class || program.isSubtype(method.class, type);
    });
  }

  /** The code with which a screen that was opened for a result ends: 0 unless it says otherwise. */
  #screenResult(asked: Predicate): Outcome {
    if (asked.number(0) || !asked.number(RESULT_OK)) return FREE;
    let outcome: Outcome = NEVER;
    for (const { method, instruction } of this.#solving.input.results.given) {
      const here = this.#solving.at({ method, instruction });
      const frame = here === NEVER ? undefined : this.#constants.frames.of(method);
      const call = frame?.values.madeAt(frame.values.body.indexOf(instruction));
      if (frame === undefined || call?.kind !== 'call' || call.arguments[1] === undefined) continue;
      outcome = either(outcome, both(here, this.#solving.can(call.arguments[1], asked, frame)));
    }
    const told = outcome === AGREED && this.#solving.input.results.opened > 1 ? UNCLEAR : outcome;
    return either(told, this.#solving.intents.ofOthers());
  }

  #anyOf(bounds: readonly Bound[], asked: Predicate): Outcome {
    return bounds
      .map(({ value, frame }) => both(this.#solving.entering(frame.method.id), this.#solving.can(value, asked, frame)))
      .reduce(either, NEVER);
  }

  /** What a parameter is given along an edge. */
  #given(edge: Edge, method: Method, index: number, asked: Predicate): Outcome {
    const here = this.#solving.at({ method: edge.from, instruction: edge.instruction });
    if (here === NEVER) return NEVER;
    const button = this.#solving.input.edges.of(edge);
    if (button !== undefined) {
      if (button.says === 'agree') return AGREED;
      if (button.says === 'some') return UNCLEAR;
      const type = parameterTypes(method.signature)[index];
      if (button.says === 'box' && type === 'Z' && truthOf(asked) === true) return AGREED;
      if (button.which !== undefined && type === 'I') return asked.number(button.which) ? here : NEVER;
      return here;
    }
    const caller = this.#constants.frames.of(edge.from);
    if (caller === undefined) return here;
    const call = caller.values.madeAt(caller.values.body.indexOf(edge.instruction));
    if (call.kind !== 'call') return here;
    if (call.target.name !== method.name || call.target.signature !== method.signature) {
      const code = index === 0 && edge.via === undefined ? requestCode(call, method) : undefined;
      if (code !== undefined) return both(here, this.#solving.can(code, asked, caller));
      const told = this.#solving.intents.told(edge, asked) ?? this.#solving.heard(edge, index, asked);
      if (told !== undefined) return both(here, told);
      const fromEnd = parameterTypes(method.signature).length - index;
      const passed = fromEnd === 1 && isObservedSet(call) ? call.arguments.at(-1) : undefined;
      if (passed !== undefined) return both(here, this.#solving.can(passed, asked, caller));
      return both(here, this.#solving.cells.told(call, fromEnd, asked, caller) ?? FREE);
    }
    const value = call.arguments[isStatic(method) ? index : index + 1];
    return value === undefined ? here : both(here, this.#solving.can(value, asked, caller));
  }
}

/** The type that a value is declared with; undefined when that is not known. Of what can be no object of the app, that of a text. */
function typeOf(value: Value, method: Method): string | undefined {
  switch (value.kind) {
    case 'new':
      return value.class;
    case 'field':
      return value.type;
    case 'call':
      return returnType(value.target.signature);
    case 'parameter':
      return value.index < 0 ? method.class : parameterTypes(method.signature)[value.index];
    default:
      return value.kind === 'other' ? undefined : 'Ljava/lang/String;';
  }
}

/** A property that tells who observes it what it is set to. */
const isObservedSet = ({ target: { class: owner, name } }: CallValue): boolean =>
  name === 'setValue' && owner.startsWith('Lkotlin/properties/');
/** The number with which a call asks for something, and which the method is told that gets the answer. */
function requestCode({ how, target, arguments: given }: CallValue, { name }: Method): Value | undefined {
  if (!ANSWERED.has(name) || !REQUESTS.test(target.name)) return undefined;
  const at = parameterTypes(target.signature).indexOf('I');
  return at < 0 ? undefined : given[how === 'static' ? at : at + 1];
}

const ANSWERED: ReadonlySet<string> = new Set(['onActivityResult', 'onRequestPermissionsResult']);
const REQUESTS = /^(?:requestPermissions|startActivityForResult|startActivityIfNeeded|startIntentSenderForResult)$/;
const RESULT_OK = -1;
const isResultCallback = ({ name, signature }: Method) => name === 'onActivityResult' && signature === '(IILandroid/content/Intent;)V';

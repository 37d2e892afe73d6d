import type { Program } from '@touchstone/program';
import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { type CallValue, leaves, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { CallPlace } from './calls-named.ts';
import type { Solving } from './solving.ts';
import { MOST_CALLS, placesOf } from './waits.ts';

const MANAGERS: readonly string[] = [
  'Landroidx/localbroadcastmanager/content/LocalBroadcastManager;',
  'Landroid/support/v4/content/LocalBroadcastManager;',
];
const SENDS: readonly string[] = ['sendBroadcast', 'sendBroadcastSync'];

/** Calls that send a broadcast inside the app alone; they must be in the slice. */
export const localSends = (program: Program): readonly CallPlace[] => MANAGERS.flatMap((owner) => placesOf(program, owner, SENDS));

interface Send {
  readonly at: CallPlace;
  readonly value: Value;
  readonly frame: Frame;
  readonly i: number;
  readonly actions: readonly string[] | undefined;
}

/** Receivers that only the app's own code tells: what is not sent before anybody agreed runs for nobody before. */
export class LocalBroadcasts {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #actionsOf: (value: Value, frame: Frame, i: number) => readonly string[] | undefined;
  #sends: readonly Send[] | undefined | 'not found yet';

  constructor(solving: Solving, actionsOf: (value: Value, frame: Frame, i: number) => readonly string[] | undefined) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#actionsOf = actionsOf;
    this.#sends = 'not found yet';
  }

  /** What must have happened before something is sent to the receiver that an edge registers; free for other edges. */
  passes(edge: Edge): Outcome {
    const registered = this.#registeredBy(edge);
    if (registered === undefined) return FREE;
    return this.#solving.rounds.ask(`broadcast to ${edge.from} ${edge.instruction}`, () => {
      const sends = this.#all();
      if (sends === undefined) return FREE;
      const { actions } = registered;
      const outcome = sends
        .map((send) => {
          const fit = fits(actions, send.actions);
          return fit === NEVER ? NEVER : both(fit, this.#solving.at(send.at));
        })
        .reduce(either, NEVER);
      return outcome === NEVER && this.#solving.isLast ? UNCLEAR : outcome;
    });
  }

  /** What may be sent to the receiver that an edge registers; undefined for other edges, and when not all is seen. */
  sendsTo(edge: Edge): readonly Send[] | undefined {
    const registered = this.#registeredBy(edge);
    return registered === undefined ? undefined : this.#all()?.filter((send) => fits(registered.actions, send.actions) !== NEVER);
  }

  #registeredBy({ how, from, instruction }: Edge): { readonly actions: readonly string[] | undefined } | undefined {
    if (how !== 'broadcast') return undefined;
    const frame = this.#constants.frames.of(from);
    const i = frame?.values.body.indexOf(instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call' || call.target.name !== 'registerReceiver' || !MANAGERS.includes(call.target.class))
      return undefined;
    const filter = call.arguments[2];
    return { actions: filter === undefined ? undefined : this.#actionsOfFilter(filter, frame, i) };
  }

  /** Actions of a filter that is made where it is used. */
  #actionsOfFilter(filter: Value, frame: Frame, besides: number): readonly string[] | undefined {
    const { values } = frame;
    const made = leaves(filter);
    if (made.some(({ kind }) => kind !== 'new')) return undefined;
    const actions: string[] = [];
    for (let i = 0; i < values.body.count; i++) {
      const call = values.body.isInvoke(i) && i !== besides ? values.madeAt(i) : undefined;
      if (call?.kind !== 'call' || !call.arguments.some((value) => leaves(value).some((leaf) => made.includes(leaf)))) continue;
      const texts = this.#added(call, frame);
      if (texts === undefined) return undefined;
      actions.push(...texts);
    }
    return actions;
  }

  #added({ target, arguments: given }: CallValue, frame: Frame): readonly string[] | undefined {
    if (target.class !== 'Landroid/content/IntentFilter;') return undefined;
    const isAction = target.name === 'addAction' || (target.name === '<init>' && target.signature === '(Ljava/lang/String;)V');
    if (isAction) return given[1] === undefined ? undefined : this.#constants.texts(given[1], frame);
    return target.name === '<init>' && target.signature !== '()V' ? undefined : [];
  }

  #all(): readonly Send[] | undefined {
    if (this.#sends === 'not found yet') {
      const places = localSends(this.#constants.methods.program);
      const sends = places.length >= MOST_CALLS ? [undefined] : places.map((at) => this.#send(at));
      this.#sends = sends.includes(undefined) ? undefined : sends.filter((send) => send !== undefined);
    }
    return this.#sends;
  }

  #send(at: CallPlace): Send | undefined {
    const frame = this.#constants.frames.of(at.method);
    const i = frame?.values.body.indexOf(at.instruction) ?? -1;
    const call = frame?.values.madeAt(i);
    if (frame === undefined || call?.kind !== 'call' || call.arguments[1] === undefined) return undefined;
    return { at, value: call.arguments[1], frame, i, actions: this.#actionsOf(call.arguments[1], frame, i) };
  }
}

/** Whether a filter lets in what has one of these actions: where either is not known, that is not. */
function fits(filter: readonly string[] | undefined, actions: readonly string[] | undefined): Outcome {
  if (filter === undefined || actions === undefined) return UNCLEAR;
  return actions.some((action) => filter.includes(action)) ? FREE : NEVER;
}

import type { Method } from '@touchstone/program';
import { leaves } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import type { Questions } from './answers.ts';
import type { Button } from './buttons.ts';
import type { CallPlace } from './calls-named.ts';
import { outermost } from './scenes.ts';
import type { ViewIdentity } from './views.ts';

/** What an edge from a button to its listener says. */
export interface ButtonEdge {
  /** `agree`: only agreement takes it; `some`: agreement does where some callers of a wrapper ask, not where others do. */
  readonly says: 'agree' | 'some' | 'nothing' | 'box';
  readonly which: number | undefined;
  readonly views: readonly ViewIdentity[];
  readonly isRefusal: boolean;
}

/** The buttons of an app by where their listeners are handed over. */
export class GateEdges {
  readonly #buttons: ReadonlyMap<string, readonly Button[]>;
  readonly #outer: ReadonlyMap<string, readonly Button[]>;
  readonly #agreeing: ReadonlySet<Button>;
  readonly #doubtful: ReadonlySet<Button>;

  /** Methods of listeners made for an agreeing button alone, with the class that makes them. */
  readonly #answered: ReadonlyMap<number, string>;
  readonly #methodOf: (id: number) => Method;

  /** Buttons by what makes their listener. */
  readonly #made: ReadonlyMap<string, readonly Button[]>;

  constructor(
    { buttons, answers }: Questions,
    answered: ReadonlyMap<number, string>,
    made: ReadonlyMap<string, readonly Button[]>,
    methodOf: (id: number) => Method,
  ) {
    this.#answered = answered;
    this.#made = made;
    this.#methodOf = methodOf;
    this.#buttons = groupedBy(buttons, ({ at }) => at);
    this.#outer = groupedBy(buttons, ({ outer }) => outer);
    this.#agreeing = new Set(answers.filter(({ says }) => says !== 'refuse').map(({ button }) => button));
    this.#doubtful = new Set(answers.filter(({ says }) => says === 'maybe').map(({ button }) => button));
  }

  /** What is known of an edge, when it is one from a button to its listener. */
  of(edge: Edge): ButtonEdge | undefined {
    if (PLAIN.has(edge.how)) return undefined;
    const place = { method: edge.from, instruction: edge.instruction };
    const direct = this.#buttons.get(keyOf(place)) ?? this.#made.get(keyOf(place));
    if (direct !== undefined) return this.#together(direct);
    const through = this.#outer
      .get(keyOf(place))
      ?.filter((button) => edge.via?.includes(button.at.method) === true && this.#isListener(button, edge.to));
    return through === undefined || through.length === 0 ? undefined : this.#together(through);
  }

  /** Whether an edge is from a button that answers, or may. */
  isAnswer(edge: Edge): boolean {
    const button = this.of(edge);
    return button !== undefined && (button.says !== 'nothing' || button.which !== undefined || button.isRefusal);
  }

  /** Whether an edge leads, from the code of a dialog, to the listener of an agreeing button. */
  isAnswered(edge: Edge): boolean {
    const owner = this.#answered.get(edge.to);
    return owner !== undefined && edge.how !== 'class-initialiser' && outermost(this.#methodOf(edge.from).class) !== owner;
  }

  /** Whether a method can be the listener's, as far as that is seen. */
  #isListener({ listeners }: Button, method: number): boolean {
    return listeners.flatMap(leaves).some((listener) => {
      if (listener.kind === 'new') return listener.class === this.#methodOf(method).class;
      if (listener.kind !== 'lambda' || listener.body === undefined) return listener.kind !== 'number';
      const { class: owner, name, signature } = this.#methodOf(method);
      return listener.body.class === owner && listener.body.name === name && listener.body.signature === signature;
    });
  }

  #together(buttons: readonly Button[]): ButtonEdge {
    // A button whose label comes from callers stands there once by itself, without one, and once for each caller.
    const outer = buttons.filter(({ outer: caller }) => caller !== undefined);
    const counted = outer.length > 0 ? outer : buttons;
    const agreeing = counted.filter((button) => this.#agreeing.has(button));
    const which = counted.every((button) => button.which === counted[0]!.which) ? counted[0]!.which : undefined;
    const views = counted.flatMap(({ view }) => (view === undefined ? [] : [view]));
    const isRefusal = counted.some(({ label }) => label === 'refuse');
    if (agreeing.length === 0) return { says: 'nothing', which, views, isRefusal };
    if (agreeing.some(({ kind }) => kind === 'box')) return { says: 'box', which, views, isRefusal };
    return {
      says:
        agreeing.length === counted.length && agreeing.every((button) => button.shows !== 'some-policy' && !this.#doubtful.has(button))
          ? 'agree'
          : 'some',
      which,
      views,
      isRefusal,
    };
  }
}

/** Edges of ordinary code: a builder of the app itself is called where the listener is given. */
const PLAIN: ReadonlySet<Edge['how']> = new Set<Edge['how']>(['call', 'dispatch', 'class-initialiser']);

function groupedBy(buttons: readonly Button[], placeOf: (button: Button) => CallPlace | undefined): ReadonlyMap<string, readonly Button[]> {
  const groups = new Map<string, Button[]>();
  for (const button of buttons) {
    const place = placeOf(button);
    if (place === undefined) continue;
    const group = groups.get(keyOf(place));
    if (group === undefined) groups.set(keyOf(place), [button]);
    else group.push(button);
  }
  return groups;
}

const keyOf = ({ method, instruction }: CallPlace) => `${method} ${instruction}`;

import type { Method } from '@touchstone/program';
import type { Frame } from '../conditions/frames.ts';
import { AGREED, both, either, FREE, NEVER, type Outcome, UNCLEAR } from '../conditions/outcome.ts';
import { type Predicate, truthOf } from '../conditions/predicate.ts';
import type { CallValue, Value } from '../conditions/value.ts';
import type { CallPlace } from './calls-named.ts';
import { ZERO } from './constants.ts';
import type { Solving } from './solving.ts';
import { isSame, type ViewIdentity } from './views.ts';

/** What views say: boxes that are ticked, and which view a listener is called for. */
export class ViewQuestions {
  /** Where a box is asked whether it is ticked, by method. */
  readonly boxes: Map<number, CallPlace>;
  readonly #solving: Solving;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.boxes = new Map();
  }

  box(call: CallValue, asked: Predicate, frame: Frame): Outcome | undefined {
    const truth = truthOf(asked);
    const view = this.#solving.input.views.identify(call.arguments[0] ?? ZERO, frame);
    const scene = this.#solving.input.scenes.of(frame.method.class);
    if (truth === undefined || !this.#solving.input.views.isConsentBox(scene, view)) return undefined;
    if (!truth) return FREE;
    this.boxes.set(frame.method.id, { method: frame.method.id, instruction: frame.values.body.at[call.at]! });
    return AGREED;
  }

  /** `v.getId()` of the view that a listener is called with. */
  viewId(call: CallValue, asked: Predicate, frame: Frame): Outcome {
    const view = call.arguments[0];
    if (view?.kind !== 'parameter' || frame.given !== undefined) return FREE;
    return this.#solving.rounds.ask(`view ${frame.method.id} ${view.index} ${asked.key}`, () =>
      this.#fromButtons(frame.method, (views) =>
        views.ids.size === 0 ? true : [...views.ids].some((id) => asked.number(id | 0) || asked.number(id)),
      ),
    );
  }

  isSameView(left: Value, right: Value, isSame_: boolean, frame: Frame): Outcome {
    const [parameter, other] = left.kind === 'parameter' ? [left, right] : [right, left];
    if (parameter.kind !== 'parameter' || frame.given !== undefined || other.kind === 'parameter') return FREE;
    const view = this.#solving.input.views.identify(other, frame);
    if (view.ids.size === 0 && view.keys.size === 0) return FREE;
    const key = `same ${isSame_} ${frame.method.id} ${parameter.index} ${[...view.ids, ...view.keys].join(' ')}`;
    return this.#solving.rounds.ask(key, () =>
      this.#fromButtons(frame.method, (views) => !isKnown(views) || isSame(views, view) === isSame_),
    );
  }

  /** The worst of the buttons whose listener a method is and whose view may be meant. */
  #fromButtons(method: Method, mayBe: (views: ViewIdentity) => boolean): Outcome {
    if (this.#solving.isRoot(method.id)) return FREE;
    let outcome: Outcome = NEVER;
    for (const edge of this.#solving.into(method.id)) {
      const here = this.#solving.at({ method: edge.from, instruction: edge.instruction });
      const button = this.#solving.input.edges.of(edge);
      if (here === NEVER || (button !== undefined && button.views.length > 0 && !button.views.some(mayBe))) continue;
      outcome = either(outcome, button?.says === 'agree' ? AGREED : button?.says === 'some' ? both(here, UNCLEAR) : here);
    }
    return outcome;
  }
}

const isKnown = (view: ViewIdentity) => view.ids.size > 0 || view.keys.size > 0;

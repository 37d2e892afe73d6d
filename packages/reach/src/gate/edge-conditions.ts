import type { ConstantValues } from '../conditions/constant-values.ts';
import { both, either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import { leaves } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { Pending } from './pending.ts';
import { SameReceiver } from './same-receiver.ts';
import type { Solving } from './solving.ts';

/** What an edge needs because of how its target is chosen, and which wrappers it goes through. */
export class EdgeConditions {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #pending: Pending;
  readonly #sameReceiver: SameReceiver;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#pending = new Pending(solving);
    this.#sameReceiver = new SameReceiver(solving);
  }

  of(edge: Edge): Outcome {
    if (edge.how === 'call' || edge.how === 'dispatch') return both(this.#sameReceiver.passes(edge), this.#throughWrappers(edge));
    const told = both(this.#pending.passes(edge), this.#solving.intents.passes(edge));
    return both(both(this.#mentioned(edge), this.#throughWrappers(edge)), told);
  }

  /** An edge whose target is chosen by naming its class needs what naming it needs. */
  #mentioned(edge: Edge): Outcome {
    if (edge.chosenAt !== undefined || !CHOSEN.has(edge.how)) return FREE;
    const { program } = this.#constants.methods;
    const frame = this.#constants.frames.of(edge.from);
    if (frame === undefined) return FREE;
    const target = program.method(edge.to).class;
    const name = target.slice(1, -1).replaceAll('/', '.');
    let outcome: Outcome | undefined;
    const { body } = frame.values;
    for (let i = 0; i < body.count; i++) {
      const op = body.op[i]!;
      if (op !== 0x1a && op !== 0x1b && op !== 0x1c && op !== 0x22) continue;
      const value = frame.values.madeAt(i);
      const isNamed =
        (value.kind === 'class' && value.descriptor === target) ||
        (value.kind === 'new' && value.class === target) ||
        (value.kind === 'text' && (value.value === name || (value.value.startsWith('.') && name.endsWith(value.value))));
      if (isNamed) outcome = either(outcome ?? NEVER, this.#solving.within(edge.from, body.at[i]!));
    }
    return outcome ?? FREE;
  }

  /** What a wrapper that hands over its parameter asks for before it does. */
  #throughWrappers({ via }: Edge): Outcome {
    let outcome: Outcome = FREE;
    for (const wrapper of via ?? []) outcome = both(outcome, this.#handsOver(wrapper));
    return outcome;
  }

  #handsOver(wrapper: number): Outcome {
    const frame = this.#constants.frames.of(wrapper);
    const passages = this.#solving.passagesOf(wrapper);
    if (frame === undefined || passages === undefined) return FREE;
    const { body } = frame.values;
    let outcome: Outcome = NEVER;
    for (let i = 0; i < body.count && outcome !== FREE; i++) {
      if (!body.isInvoke(i)) continue;
      const takes = frame.values
        .argumentsAt(i)
        .some((value) => leaves(value).some((leaf) => leaf.kind === 'parameter' || leaf.kind === 'new' || leaf.kind === 'lambda'));
      if (takes) outcome = either(outcome, passages.at(i, this.#solving));
    }
    return outcome === NEVER ? FREE : outcome;
  }
}

/** Ways of running a method where what runs may have been chosen by naming a class. */
const CHOSEN: ReadonlySet<Edge['how']> = new Set<Edge['how']>(['intent', 'broadcast', 'reflection', 'job']);

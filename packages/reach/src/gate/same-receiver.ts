import type { ConstantValues } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { either, FREE, NEVER, type Outcome } from '../conditions/outcome.ts';
import { type CallValue, only, type Value } from '../conditions/value.ts';
import type { Edge } from '../edge.ts';
import { returnType } from '../origins/descriptors.ts';
import { isAnswer } from './answer-types.ts';
import type { Solving } from './solving.ts';

const MOST_CLASSES = 6;
const MOST_INSTRUCTIONS = 400;
const MOST_ROUNDS = 8;

/** One object that is asked before it is called, as `if (task.isHarmless()) task.run()`, and the classes that it then has. */
interface Asked {
  readonly object: Value;
  readonly classes: readonly string[];
}

/** Virtual calls on an object that was asked something before: what it answers is what its own class answers. */
export class SameReceiver {
  readonly #solving: Solving;
  readonly #constants: ConstantValues;
  readonly #asked: Map<string, Asked | undefined>;

  constructor(solving: Solving) {
    this.#solving = solving;
    this.#constants = solving.input.constants;
    this.#asked = new Map();
  }

  /** What must have happened before a virtual call runs its target, as far as that follows from which class the object has. */
  passes(edge: Edge): Outcome {
    if (edge.how !== 'dispatch' && edge.how !== 'call') return FREE;
    const frame = this.#constants.frames.of(edge.from);
    if (frame === undefined || frame.values.body.count > MOST_INSTRUCTIONS) return FREE;
    const key = `${edge.from} ${edge.instruction} ${edge.to}`;
    if (!this.#asked.has(key)) this.#asked.set(key, this.#find(edge, frame));
    const asked = this.#asked.get(key);
    if (asked === undefined) return FREE;
    return this.#solving.rounds.ask(`receiver ${key}`, () =>
      asked.classes
        .map((type) => this.#reached({ ...frame, as: { object: asked.object, class: type } }, edge.instruction))
        .reduce(either, NEVER),
    );
  }

  #reached(frame: Frame, instruction: number): Outcome {
    const passages = this.#solving.passagesIn(frame);
    let rounds = 0;
    while (passages.follow(this.#solving)) if (rounds++ > MOST_ROUNDS) return FREE;
    return passages.at(frame.values.body.indexOf(instruction), this.#solving);
  }

  #find(edge: Edge, { values }: Frame): Asked | undefined {
    const { body } = values;
    const at = body.indexOf(edge.instruction);
    const call = at < 0 ? undefined : values.madeAt(at);
    const object = isVirtual(call) && call.arguments[0] !== undefined ? only(call.arguments[0]) : undefined;
    if (object === undefined || object.kind === 'parameter' || !isVirtual(call)) return undefined;
    let isAsked = false;
    for (let i = 0; i < body.count && !isAsked; i++) {
      const field = body.op[i]! >= 0x52 && body.op[i]! <= 0x58 ? values.madeAt(i) : undefined;
      if (field?.kind === 'field' && field.object !== undefined && isAnswer(field.type)) isAsked = only(field.object) === object;
      if (isAsked) break;
      const other = i !== at && body.isInvoke(i) ? values.madeAt(i) : undefined;
      isAsked =
        isVirtual(other) &&
        isAnswer(returnType(other.target.signature)) &&
        only(other.arguments[0] ?? call) === object &&
        this.#constants.targets(other).length > 1;
    }
    const { program, resolve } = this.#methods();
    const owner = program.method(edge.to).class;
    const classes = isAsked ? [owner, ...program.subtypesOf(owner).map(({ descriptor }) => descriptor)] : [];
    const meant = classes.filter((type) => resolve(type, call)?.id === edge.to);
    return meant.length === 0 || meant.length > MOST_CLASSES ? undefined : { object, classes: meant };
  }

  #methods() {
    const { methods } = this.#constants;
    return { program: methods.program, resolve: (type: string, call: CallValue) => methods.resolve(type, call.target) };
  }
}

const isVirtual = (value: Value | undefined): value is CallValue =>
  value?.kind === 'call' && (value.how === 'virtual' || value.how === 'interface');

import type { ConstantValues } from '../conditions/constant-values.ts';
import { returnInstructions } from '../conditions/constant-values.ts';
import type { Frame } from '../conditions/frames.ts';
import { type FieldValue, leaves, type Value } from '../conditions/value.ts';
import { returnType } from '../origins/descriptors.ts';
import { isAnswer } from './answer-types.ts';
import type { CallPlace } from './calls-named.ts';
import { Passages } from './passages.ts';

const DEEPEST = 5;
const MOST_TARGETS = 8;
const MOST_FIELDS = 2_000;
const MOST_WRITES = 400;

/** Fields that branches of methods test, themselves or by what they call; keeps what it has looked at. */
export class FieldSearch {
  readonly #constants: ConstantValues;
  readonly #fields: Map<string, FieldValue>;
  readonly #seen: Set<Value>;
  readonly #methods: Set<number>;
  readonly #waiting: number[];

  constructor(constants: ConstantValues) {
    this.#constants = constants;
    this.#fields = new Map();
    this.#seen = new Set();
    this.#methods = new Set();
    this.#waiting = [];
  }

  addTestsOf(method: number): void {
    this.#waiting.push(method);
    for (let next = this.#waiting.pop(); next !== undefined; next = this.#waiting.pop()) this.#addTestsIn(next);
  }

  /** Where the fields found so far are written. */
  writes(): readonly CallPlace[] {
    const places: CallPlace[] = [];
    for (const { class: owner, name } of this.#fields.values()) {
      const sites = this.#constants.methods.program.accessesOf({ class: owner, name }).filter(({ access }) => access === 'write');
      for (const { method, instruction } of sites.slice(0, MOST_WRITES)) places.push({ method: method.id, instruction });
    }
    return places;
  }

  #addTestsIn(method: number): void {
    const frame = this.#constants.frames.of(method);
    if (frame === undefined || this.#methods.has(method)) return;
    this.#methods.add(method);
    for (const test of new Passages(frame, () => false).tests()) {
      this.#add(test.value, frame, 0);
      if ('other' in test) this.#add(test.other, frame, 0);
    }
  }

  #add(value: Value, frame: Frame, depth: number): void {
    if (depth > DEEPEST || this.#fields.size >= MOST_FIELDS) return;
    for (const leaf of leaves(value)) {
      if (this.#seen.has(leaf)) continue;
      this.#seen.add(leaf);
      if (leaf.kind === 'field' && isAnswer(leaf.type) && this.#constants.methods.isApp(leaf.class))
        this.#fields.set(`${leaf.class}->${leaf.name}`, leaf);
      if (leaf.kind === 'math') for (const part of [leaf.left, leaf.right]) this.#add(part, frame, depth + 1);
      if (leaf.kind !== 'call' || !isAnswer(returnType(leaf.target.signature))) continue;
      for (const given of leaf.arguments) this.#add(given, frame, depth + 1);
      const targets = this.#constants.targets(leaf);
      if (targets.length <= MOST_TARGETS) for (const { id } of targets) this.#addResults(id, depth + 1);
    }
  }

  #addResults(method: number, depth: number): void {
    const frame = this.#constants.frames.of(method);
    if (frame === undefined || depth > DEEPEST) return;
    this.#waiting.push(method);
    for (const i of returnInstructions(frame.values))
      for (const register of frame.values.body.registers(i)) this.#add(frame.values.before(i, register), frame, depth);
  }
}

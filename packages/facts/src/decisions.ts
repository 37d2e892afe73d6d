import type { Program, Site } from '@touchstone/program';
import { callersOf } from './argument-values.ts';
import { isEquality } from './comparisons.ts';
import { type Influence, influenceOf, instructionAt, resultRegister, targetOf } from './influence.ts';

/** Methods and fields that a value is followed through. */
const DEEPEST = 2;
/** Reads of a field, or callers of a method, that are looked at. */
const MOST_READERS = 16;
/** Instructions that may be looked at for all questions about an app, and for one. */
const BUDGET = 4_000_000;
const BUDGET_OF_ONE = 20_000;

/** What code decides by a value: inside its method, through a field, and where the method returns it. */
export class Decisions {
  readonly #program: Program;
  readonly #known: Map<string, boolean>;
  #left: number;

  constructor(program: Program) {
    this.#program = program;
    this.#known = new Map();
    this.#left = BUDGET;
  }

  /** Whether a branch, or the answer to a comparison, rests on what the instruction at a site loads or, for a call, returns. */
  restOn(site: Site): boolean {
    const key = `${site.method.id} ${site.instruction}`;
    let rest = this.#known.get(key);
    if (rest === undefined) {
      rest = this.#left > 0 && this.#follow(site, DEEPEST, { left: Math.min(BUDGET_OF_ONE, this.#left) });
      this.#known.set(key, rest);
    }
    return rest;
  }

  /** What becomes of a value in its own method; undefined when nothing takes it. */
  influenceOf(site: Site): Influence | undefined {
    const budget = { left: Math.min(BUDGET_OF_ONE, this.#left) };
    return this.#inMethod(site, budget);
  }

  #follow(site: Site, depth: number, budget: { left: number }): boolean {
    const influence = this.#inMethod(site, budget);
    if (influence === undefined) return false;
    if (influence.isBranchedOn || this.#isAnswered(site, influence, budget)) return true;
    if (depth === 0 || budget.left <= 0) return false;
    const { method } = site;
    const takers = [
      ...(influence.isReturned ? callersOf(this.#program, method).slice(0, MOST_READERS) : []),
      ...this.#readers(site, influence),
    ];
    return takers.some((taker) => this.#follow(taker, depth - 1, budget));
  }

  /** Whether the value is compared and the answer is returned or kept: who asks for it need not be known. */
  #isAnswered({ method }: Site, { invokes }: Influence, budget: { left: number }): boolean {
    const body = this.#program.body(method.id);
    if (body === undefined) return false;
    return [...invokes].some((i) => {
      if (!isEquality(targetOf(body, i))) return false;
      const answer = this.#inMethod({ method, instruction: body.at[i]! }, budget);
      return answer !== undefined && (answer.isReturned || answer.fields.size > 0);
    });
  }

  #inMethod({ method, instruction }: Pick<Site, 'method' | 'instruction'>, budget: { left: number }): Influence | undefined {
    const found = instructionAt(this.#program, method.id, instruction);
    const register = found === undefined ? -1 : resultRegister(found.body, found.i);
    if (found === undefined || register < 0) return undefined;
    const before = budget.left;
    const start = found.body.isInvoke(found.i) ? found.i + 1 : found.i;
    const influence = influenceOf(found.body, start, register, budget);
    this.#left -= before - budget.left;
    return influence;
  }

  #readers({ method }: Site, { fields }: Influence): readonly Site[] {
    const dex = this.#program.body(method.id)?.file.dex;
    if (dex === undefined) return [];
    return [...fields].flatMap((field) => {
      if (!(field < dex.tables.fieldCount)) return [];
      const owner = dex.typeDescriptor(dex.tables.fieldIds[field * 2]! & 0xffff);
      const sites = this.#program.accessesOf({ class: owner, name: dex.string(dex.tables.fieldIds[field * 2 + 1]!) });
      return sites.filter(({ access }) => access === 'read').slice(0, MOST_READERS);
    });
  }
}

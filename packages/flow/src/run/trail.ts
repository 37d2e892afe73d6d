import type { Method } from '@touchstone/program';
import type { Step } from '../flow.ts';
import type { Frame } from './frame.ts';

interface Arrival extends Step {
  /** Where it came from: the method whose instruction this is. */
  readonly from: number;
}

interface Place {
  readonly method: Method;
  readonly instruction: number;
}

/** Steps of one path; more are not told. */
const LONGEST = 40;
const SPAN = 2 ** 32;

/** How each source's data first came into each method: enough to tell a reader one way from source to sink. */
export class Trail {
  /** By source and method, and by source and cell. */
  readonly #arrivals = new Map<number, Arrival>();
  readonly #stores = new Map<number, Place>();
  /** By source, where it was stored last. */
  readonly #last = new Map<number, Place>();

  /** The data came into `to` by an instruction of another method; what the platform passes on comes from where it was left for it. */
  arrive(taints: readonly number[], to: Method, step: Step): void {
    if (to.id === step.method.id) return;
    for (const taint of taints) {
      const key = taint * SPAN + to.id;
      if (this.#arrivals.has(key)) continue;
      const place = step.method.id < 0 ? this.#last.get(taint) : step;
      if (place !== undefined && place.method.id !== to.id) this.#arrivals.set(key, { ...step, ...place, from: place.method.id });
    }
  }

  store(taints: readonly number[], cell: number, { method, at }: Frame): void {
    for (const taint of taints) {
      const key = taint * SPAN + cell;
      const place = { method, instruction: at };
      if (!this.#stores.has(key)) this.#stores.set(key, place);
      this.#last.set(taint, place);
    }
  }

  /** The data is found in a cell. @param type class of the object that has it */
  load(taints: readonly number[], cell: number, name: string, type: string, { method }: Frame): void {
    for (const taint of taints) {
      if (this.#arrivals.has(taint * SPAN + method.id)) continue;
      const stored = this.#stores.get(taint * SPAN + cell);
      if (stored !== undefined) this.arrive([taint], method, { ...stored, what: kindOf(name, type) });
    }
  }

  /** Steps from the source's method to `to`, in order. */
  path(taint: number, source: Method, to: Method): readonly Step[] {
    const steps: Step[] = [];
    const seen = new Set<number>();
    for (let at = to.id; at !== source.id && !seen.has(at) && steps.length < LONGEST; ) {
      seen.add(at);
      const arrival = this.#arrivals.get(taint * SPAN + at);
      if (arrival === undefined) break;
      steps.push({ method: arrival.method, instruction: arrival.instruction, what: arrival.what });
      at = arrival.from;
    }
    return steps.reverse();
  }
}

function kindOf(cell: string, type: string): Step['what'] {
  if (type === 'Landroid/content/Intent;' || type === 'Landroid/os/Bundle;') return 'intent';
  if (cell.startsWith('f.') || cell.startsWith('s.')) return 'field';
  if (cell.startsWith('[')) return type.startsWith('[') ? 'array' : 'collection';
  if (cell.startsWith('k:')) return 'collection';
  return cell === 'text' ? 'text' : 'library';
}

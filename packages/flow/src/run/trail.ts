import type { Method } from '@touchstone/program';
import type { Step } from '../flow.ts';
import type { Frame } from './frame.ts';

interface Arrival extends Step {
  /** Where it came from: the method whose instruction this is. */
  readonly from: number;
}

/** How each source's data first came into each method: enough to tell a reader one way from source to sink. */
export class Trail {
  readonly #arrivals = new Map<string, Arrival>();
  readonly #stores = new Map<string, { readonly method: Method; readonly instruction: number }>();

  /** The data came into `to` by an instruction of another method. */
  arrive(taints: readonly number[], to: Method, step: Step): void {
    if (to.id === step.method.id) return;
    for (const taint of taints) {
      const key = `${taint}@${to.id}`;
      if (!this.#arrivals.has(key)) this.#arrivals.set(key, { ...step, from: step.method.id });
    }
  }

  store(taints: readonly number[], cell: number, { method, at }: Frame): void {
    for (const taint of taints) {
      const key = `${taint}:${cell}`;
      if (!this.#stores.has(key)) this.#stores.set(key, { method, instruction: at });
    }
  }

  load(taints: readonly number[], cell: number, name: string, frame: Frame): void {
    for (const taint of taints) {
      const stored = this.#stores.get(`${taint}:${cell}`);
      if (stored !== undefined) this.arrive([taint], frame.method, { ...stored, what: kindOf(name) });
    }
  }

  /** Steps from the source's method to `to`, in order. */
  path(taint: number, source: Method, to: Method): readonly Step[] {
    const steps: Step[] = [];
    const seen = new Set<number>();
    for (let at = to.id; at !== source.id && !seen.has(at) && steps.length < LONGEST; ) {
      seen.add(at);
      const arrival = this.#arrivals.get(`${taint}@${at}`);
      if (arrival === undefined) break;
      steps.push({ method: arrival.method, instruction: arrival.instruction, what: arrival.what });
      at = arrival.from;
    }
    return steps.reverse();
  }
}

const LONGEST = 40;

function kindOf(cell: string): Step['what'] {
  if (cell.startsWith('f.') || cell.startsWith('s.')) return 'field';
  if (cell.startsWith('[')) return 'array';
  if (cell.startsWith('k:')) return 'collection';
  return cell === 'text' ? 'text' : 'library';
}

import { OutboundFault, type OutboundFaultCode } from '@touchstone/outbound';
import { StoreFault, type StoreFaultCode } from './store-fault.ts';

/** Aborts a request that says nothing for too long; the time the caller takes does not count. */
export class RequestWatch {
  readonly #own = new AbortController();
  readonly #outer: AbortSignal;
  readonly #ms: number;
  readonly #what: string;
  readonly signal: AbortSignal;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #total: ReturnType<typeof setTimeout> | undefined;

  constructor(outer: AbortSignal, ms: number, what: string) {
    this.#outer = outer;
    this.#ms = ms;
    this.#what = what;
    this.signal = AbortSignal.any([outer, this.#own.signal]);
  }

  restart(): void {
    this.stop();
    this.#timer = setTimeout(() => this.#abort(), this.#ms);
  }

  /** Over after this, whatever happens. */
  limit(ms: number): void {
    this.#total = setTimeout(() => this.#abort(), ms);
  }

  close(): void {
    this.stop();
    clearTimeout(this.#total);
  }

  #abort(): void {
    this.#own.abort(new StoreFault('timed-out', this.#what));
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** What went wrong, in our words: who aborted decides. */
  faultOf(error: unknown): unknown {
    if (this.#outer.aborted) return this.#outer.reason;
    if (this.#own.signal.aborted) return this.#own.signal.reason;
    if (error instanceof StoreFault) return error;
    const code = error instanceof OutboundFault ? (OUTBOUND[error.code] ?? 'not-allowed') : 'unreachable';
    return new StoreFault(code, this.#what, { cause: error });
  }
}

/** What the guarded way out refuses for good is not named here. */
const OUTBOUND: Partial<Readonly<Record<OutboundFaultCode, StoreFaultCode>>> = {
  'not-resolved': 'unreachable',
  'not-reachable': 'unreachable',
  'timed-out': 'timed-out',
  'bad-answer': 'unreachable',
  'too-large': 'too-large',
};

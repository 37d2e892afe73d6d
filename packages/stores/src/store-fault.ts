export type StoreFaultCode =
  | 'unreachable'
  | 'timed-out'
  | 'rate-limited'
  | 'server-error'
  | 'circuit-open'
  | 'interrupted'
  | 'not-permitted'
  | 'not-found'
  | 'refused'
  | 'cursor-expired'
  | 'malformed'
  | 'too-large'
  | 'endless'
  | 'unsigned'
  | 'signature-invalid'
  | 'stale'
  | 'wrong-hash'
  | 'wrong-size'
  | 'not-allowed';

/** Faults that another try can cure. A store that lies does not stop lying because it is asked again. */
const RETRYABLE: ReadonlySet<StoreFaultCode> = new Set([
  'unreachable',
  'timed-out',
  'rate-limited',
  'server-error',
  'circuit-open',
  'interrupted',
]);

/** A store that could not be asked, or whose answer cannot be used. */
export class StoreFault extends Error {
  override readonly name = 'StoreFault';
  readonly code: StoreFaultCode;
  readonly retryable: boolean;
  /** How long the store asked to wait. */
  readonly retryAfterMs: number | undefined;
  readonly httpStatus: number | undefined;

  constructor(code: StoreFaultCode, what: string, more: { cause?: unknown; retryAfterMs?: number; httpStatus?: number } = {}) {
    super(`${what}: ${code}`, more.cause === undefined ? undefined : { cause: more.cause });
    this.code = code;
    this.retryable = RETRYABLE.has(code);
    this.retryAfterMs = more.retryAfterMs;
    this.httpStatus = more.httpStatus;
  }
}

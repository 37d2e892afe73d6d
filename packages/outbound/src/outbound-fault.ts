export type OutboundFaultCode =
  | 'bad-address'
  | 'refused-address'
  | 'not-resolved'
  | 'not-reachable'
  | 'not-trusted'
  | 'timed-out'
  | 'too-large'
  | 'too-many-redirects'
  | 'bad-redirect'
  | 'bad-answer';

const RETRYABLE: ReadonlySet<OutboundFaultCode> = new Set(['not-resolved', 'not-reachable', 'timed-out']);

/** An address that was not fetched, or not to its end. */
export class OutboundFault extends Error {
  override readonly name = 'OutboundFault';
  readonly code: OutboundFaultCode;
  readonly retryable: boolean;

  constructor(code: OutboundFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = RETRYABLE.has(code);
  }
}

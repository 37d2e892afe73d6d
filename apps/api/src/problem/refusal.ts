import type { ProblemCode } from './problems.ts';

export interface FieldError {
  /** JSON Pointer into params, query, headers or body: `/query/state`. */
  readonly pointer: string;
  readonly message: string;
}

interface More {
  readonly detail?: string;
  readonly errors?: readonly FieldError[];
  /** Seconds, for `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** An expected refusal on its way to the caller as problem+json. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly detail: string | undefined;
  readonly errors: readonly FieldError[] | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, more: More = {}) {
    super(code);
    this.code = code;
    this.detail = more.detail;
    this.errors = more.errors;
    this.retryAfterSeconds = more.retryAfterSeconds;
  }
}

import type { Language } from '../http/language.ts';
import type { ProblemCode } from './problems.ts';

/** What a person reads, in each language; one text where both say the same, or where it is a code that pages have words for. */
export type Told = string | readonly [zh: string, en: string];

export const toldIn = (told: Told, language: Language): string => (typeof told === 'string' ? told : told[language === 'en' ? 1 : 0]);

export interface FieldError {
  /** JSON Pointer into params, query, headers or body: `/query/state`. */
  readonly pointer: string;
  readonly message: Told;
}

interface More {
  readonly detail?: Told;
  readonly errors?: readonly FieldError[];
  /** Seconds, for `Retry-After`. */
  readonly retryAfterSeconds?: number;
}

/** An expected refusal on its way to the caller as problem+json. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly code: ProblemCode;
  readonly detail: Told | undefined;
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

import type { ProblemBody } from './schema.ts';

/** What the server refused, as it said it (RFC 9457). `code` is stable; `title` and `detail` are for people. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem';
  readonly status: number;
  readonly code: string;
  readonly body: ProblemBody;
  /** Seconds the server asked to wait; undefined when it named none. */
  readonly retryAfterSeconds: number | undefined;

  constructor(body: ProblemBody, retryAfterSeconds?: number) {
    super(body.detail === undefined ? body.title : `${body.title}: ${body.detail}`);
    this.status = body.status;
    this.code = body.code;
    this.body = body;
    this.retryAfterSeconds = retryAfterSeconds;
  }

  /** Whether the same request may succeed later. */
  get retryable(): boolean {
    return this.status === 429 || this.status === 502 || this.status === 503 || this.status === 504;
  }
}

/** The server could not be reached, or did not speak our language. */
export class ApiUnreachable extends Error {
  override readonly name = 'ApiUnreachable';
  readonly retryable = true;
}

/** The problem in an answer that is no success; one of our own words when the answer is not problem+json (a proxy's page). */
export function problemOf(status: number, body: unknown): ProblemBody {
  if (isProblem(body)) return body;
  return { type: 'about:blank', title: `HTTP ${status}`, status, code: 'http-error' };
}

function isProblem(body: unknown): body is ProblemBody {
  if (typeof body !== 'object' || body === null) return false;
  const { status, code, title } = body as Record<string, unknown>;
  return typeof status === 'number' && typeof code === 'string' && typeof title === 'string';
}

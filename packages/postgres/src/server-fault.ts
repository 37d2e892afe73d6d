export type ServerFaultCode =
  | 'no-binaries'
  | 'old-server'
  | 'no-user'
  | 'folder-not-usable'
  | 'folder-of-other-version'
  | 'busy'
  | 'not-started'
  | 'not-reachable';

/** Faults that a second try can cure: another process is at work, the server is still starting, the machine is short of something. */
const RETRYABLE: ReadonlySet<ServerFaultCode> = new Set(['busy', 'not-started', 'not-reachable']);

/** No PostgreSQL server could be had. The message says what was being done and what to do now. */
export class ServerFault extends Error {
  override readonly name = 'ServerFault';
  readonly code: ServerFaultCode;
  readonly retryable: boolean;

  constructor(code: ServerFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = RETRYABLE.has(code);
  }
}

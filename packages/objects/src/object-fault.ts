export type ObjectFaultCode = 'not-an-address' | 'not-found' | 'out-of-range' | 'too-large' | 'wrong-hash' | 'failed';

/** An object that could not be kept or given. Only `failed`, a fault of disk or network, can be cured by a second try. */
export class ObjectFault extends Error {
  override readonly name = 'ObjectFault';
  readonly code: ObjectFaultCode;
  readonly retryable: boolean;

  constructor(code: ObjectFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
    this.retryable = code === 'failed';
  }
}

/**
 * The address itself, when it is one: nothing else ever becomes part of a path.
 * @throws ObjectFault `not-an-address`
 */
export function checkedAddress(sha256: string): string {
  if (/^[0-9a-f]{64}$/.test(sha256)) return sha256;
  throw new ObjectFault('not-an-address', `not a SHA-256 in lower-case hexadecimal: ${JSON.stringify(sha256.slice(0, 80))}`);
}

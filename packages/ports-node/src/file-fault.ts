export type FileFaultCode = 'not-found' | 'not-permitted' | 'not-a-file' | 'changed' | 'read-failed';

/** Faults that a second try can cure: the file is being written, the disk or the descriptors are short. */
const RETRYABLE: ReadonlySet<FileFaultCode> = new Set(['changed', 'read-failed']);

const BY_ERRNO: Readonly<Record<string, FileFaultCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  EACCES: 'not-permitted',
  EPERM: 'not-permitted',
  EISDIR: 'not-a-file',
};

/** A file that could not be opened, or not be read to its end. */
export class FileFault extends Error {
  override readonly name = 'FileFault';
  readonly code: FileFaultCode;
  readonly path: string;
  readonly retryable: boolean;

  constructor(code: FileFaultCode, path: string, cause?: unknown) {
    super(`cannot read ${path}: ${code}`, cause === undefined ? undefined : { cause });
    this.code = code;
    this.path = path;
    this.retryable = RETRYABLE.has(code);
  }

  /** What the system said about `path`, as a fault. */
  static from(error: unknown, path: string): FileFault {
    if (error instanceof FileFault) return error;
    const errno = error instanceof Error && 'code' in error ? String(error.code) : '';
    return new FileFault(BY_ERRNO[errno] ?? 'read-failed', path, error);
  }
}

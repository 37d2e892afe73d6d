export type BackupFaultCode = 'damaged' | 'not-a-backup' | 'not-empty' | 'other-release' | 'exists';

/** A backup that cannot be made here, or must not be restored. The message says what to do. */
export class BackupFault extends Error {
  override readonly name = 'BackupFault';
  readonly code: BackupFaultCode;
  readonly retryable = false;

  constructor(code: BackupFaultCode, message: string, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.code = code;
  }
}

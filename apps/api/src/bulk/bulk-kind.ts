import type { BulkJobRow } from '@touchstone/db/repositories/bulk-job-rows';
import type { Platform, Session } from '../platform.ts';

/** What a kind of long work gets. */
export interface BulkWork {
  readonly platform: Platform;
  /** Of who asked: row-level security lets the work see what they see. */
  readonly session: Session;
  readonly job: BulkJobRow;
  /** Says how far it is. Throws `BulkCancelled` when the job was cancelled or the server stops: let it pass. */
  progress(doneCount: number, totalCount?: number): Promise<void>;
}

/**
 * A kind of long work, `<area>-<verb>`. Begun again from its start when the process that did it has died, so what it does to
 * rows must come to the same when it is done twice.
 */
export interface BulkKind {
  readonly kind: string;
  /** Media type of the result. */
  readonly mediaType: string;
  /** File name without its end. */
  readonly fileName: string;
  /** The result as it comes; kept as one object. */
  run(work: BulkWork): AsyncIterable<Uint8Array>;
}

export class BulkCancelled extends Error {
  override readonly name = 'BulkCancelled';
}

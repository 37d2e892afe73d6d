import type { Timeline } from '../timeline.ts';
import type { TraceFormat } from '../trace.ts';

export interface ReadOptions {
  /** Format of the log; recognised by its beginning when absent. */
  readonly format?: TraceFormat;
  /** Package of the app under test: a log of another one is reported. */
  readonly package?: string;
  /** Zone of times that name none, `+08:00` or an IANA name; Asia/Shanghai when absent. */
  readonly timeZone?: string;
  /** Bytes of each body that are kept, 1 MiB when absent. */
  readonly bodyBytes?: number;
  /** The machine's decoder, many times faster than ours; a malformed sequence must become U+FFFD, a byte order mark must stay. */
  readonly decodeUtf8?: (bytes: Uint8Array) => string;
  /**
   * Context of the run, when another log tells it: records then get theirs by time. Hand one in with the first log too, to have it
   * filled for those that follow.
   */
  readonly timeline?: Timeline;
}

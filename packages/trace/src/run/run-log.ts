import type { StackOwner } from '../calls/stack-owner.ts';
import type { Episode } from '../episodes.ts';
import type {
  CertificateProblem,
  ConsentRecord,
  DialogRecord,
  NetworkRequest,
  PictureRecord,
  ProcessRecord,
  RunContext,
  Scenario,
  TraceHead,
  TraceSummary,
  UiRecord,
} from '../trace.ts';
import type { FoundValue } from '../traffic/index.ts';

/** What one log or capture of a run came to: bounded, whatever its length. Several of them are the evidence of a run. */
export interface RunLog {
  /** As the caller named it: what places name. */
  readonly file: string;
  readonly head: TraceHead | undefined;
  /** Steps of the run script that were carried out, in order; one for each time. */
  readonly steps: readonly Step[];
  readonly episodes: readonly Episode[];
  readonly dialogs: readonly Seen<DialogRecord>[];
  readonly processes: readonly Seen<ProcessRecord>[];
  readonly acts: readonly Seen<UiRecord>[];
  readonly consents: readonly Seen<ConsentRecord>[];
  readonly pictures: readonly Seen<PictureRecord>[];
  readonly sent: readonly Sent[];
  readonly hosts: readonly Host[];
  /** Requests for packages to install. */
  readonly packages: readonly Seen<NetworkRequest>[];
  /** Records that were left out because there were too many of their kind, by what was bounded. */
  readonly left: Readonly<Record<string, number>>;
  readonly summary: TraceSummary;
}

/** A record that is kept, with what was going on; `order` counts all records of the log. */
export interface Seen<T> {
  readonly record: T;
  readonly context: RunContext;
  readonly order: number;
}

export interface Step {
  readonly scenario: Scenario;
  readonly line: number;
  /** Milliseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
}

/** One kind of information sent to one host in one way, under the same circumstances. */
export interface Sent {
  readonly found: FoundValue;
  readonly host: string;
  readonly isEncrypted: boolean;
  readonly owner: StackOwner;
  readonly context: RunContext;
  readonly count: number;
  /** Times of the first requests, in milliseconds since 1970; at most `MOST_SENT_TIMES`. */
  readonly times: readonly number[];
  /** Without its body. */
  readonly first: NetworkRequest;
}

/** What was seen of one host, by name. */
export interface Host {
  readonly host: string;
  readonly requests: number;
  /** Of these by HTTP without TLS. */
  readonly cleartext: number;
  readonly certificateProblems: readonly CertificateProblem[];
  readonly context: RunContext;
  /** Without its body: the first in clear, or else the first. */
  readonly first: NetworkRequest;
}

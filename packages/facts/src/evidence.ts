import type { Policy } from '@touchstone/policy';
import type { ScreenEvidence } from '@touchstone/screen';
import type { RunLog } from '@touchstone/trace';

/** What was given beside the package: what the app says, did and showed. Absent: nobody gave it, and nothing follows from its absence. */
export interface Evidence {
  /** Where it was read from. */
  readonly files?: readonly EvidenceFile[];
  readonly policy?: Policy;
  /** Logs and captures of runs, in the order given; at least one. */
  readonly run?: readonly RunLog[];
  readonly screen?: ScreenEvidence;
}

/** One file of evidence, so that a reader can tell which it was. */
export interface EvidenceFile {
  readonly input: 'policy' | 'runtime' | 'ui';
  /** As the caller named it; for a policy inside the package its path there. */
  readonly name: string;
  /** Lower-case hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
}

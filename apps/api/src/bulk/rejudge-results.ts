import { fusedArtifacts } from '@touchstone/db/repositories/run-lists';
import { rejudgeArtifact } from '@touchstone/services/fusion';
import { rejudgePorts } from '../wiring/fusion-ports.ts';
import type { BulkKind } from './bulk-kind.ts';

const BATCH = 500;

/** Judges stored results again; a line of JSON for each file with the clauses whose result is another now. */
export const rejudgeResultsKind: BulkKind = {
  kind: 'results-rejudge',
  mediaType: 'application/x-ndjson',
  fileName: 'rejudged',

  async *run({ platform, session, job, progress }) {
    const { rules, campaign, artifacts } = job.parameters as {
      readonly rules: boolean;
      readonly campaign?: string;
      readonly artifacts?: readonly string[];
    };
    const ports = rejudgePorts(platform.db, platform.seeds.audit, platform.objects);
    let after: string | undefined;
    for (let done = 0; ; ) {
      const found = await platform.transaction(session, (tx) => fusedArtifacts(tx, { campaign, artifacts }, BATCH, after));
      if (found.length === 0) return;
      for (const artifact of found) {
        const result = await rejudgeArtifact(ports, artifact, rules);
        yield Buffer.from(
          `${JSON.stringify({ artifact, ...(result.ok ? { judged: result.judged, changes: result.changes } : { refused: result.reason }) })}\n`,
          'utf8',
        );
        if (++done % 20 === 0) await progress(done);
      }
      after = found.at(-1)!;
      await progress(done);
    }
  },
};

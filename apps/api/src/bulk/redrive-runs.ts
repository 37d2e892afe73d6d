import { listRuns } from '@touchstone/db/repositories/run-lists';
import { redriveRun } from '@touchstone/services/work';
import type { BulkKind } from './bulk-kind.ts';

const BATCH = 500;

/** Makes dead runs again; a line of JSON for each, with the new request or why there is none. Begun again it passes over what is made already. */
export const redriveRunsKind: BulkKind = {
  kind: 'runs-redrive',
  mediaType: 'application/x-ndjson',
  fileName: 'redriven',

  async *run({ platform, session, job, progress }) {
    const { reason, ...filter } = job.parameters as {
      readonly reason: string;
      readonly engine?: string;
      readonly errorClass?: string;
      readonly campaign?: string;
    };
    let after: string | undefined;
    for (let done = 0; ; ) {
      const runs = await platform.transaction(session, (tx) => listRuns(tx, session, { ...filter, isDead: true }, BATCH, after));
      if (runs.length === 0) return;
      for (const { id } of runs) {
        const by = { reason, origin: 'campaign' as const, organisation: job.organisation, askedBy: null };
        const result = await redriveRun(platform.work.work, { run: id, ...by });
        yield Buffer.from(
          `${JSON.stringify(result.ok ? { run: id, scan: result.request } : { run: id, refused: result.reason })}\n`,
          'utf8',
        );
        if (++done % 50 === 0) await progress(done);
      }
      after = runs.at(-1)!.id;
      await progress(done);
    }
  },
};

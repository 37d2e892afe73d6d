import { listAuditEvents } from '@touchstone/db/repositories/audit-events';
import { hashedText } from '@touchstone/domain/audit';
import type { BulkKind } from './bulk-kind.ts';

const BATCH = 1000;

/** Events as lines of JSON, the newest first, each with the very text that was hashed: `printf %s "$text" | sha256sum` checks it. */
export const exportAuditKind: BulkKind = {
  kind: 'audit-export',
  mediaType: 'application/x-ndjson',
  fileName: 'audit',

  async *run({ platform, session, job, progress }) {
    const filter = job.parameters as { readonly from?: string; readonly until?: string };
    let after: { readonly at: string; readonly chain: string; readonly seq: number } | undefined;
    for (let done = 0; ; ) {
      const events = await platform.transaction(session, (tx) => listAuditEvents(tx, session, filter, BATCH, after));
      if (events.length === 0) return;
      yield Buffer.from(
        events.map((event) => `${JSON.stringify({ ...event, text: hashedText(event, event.previous) })}\n`).join(''),
        'utf8',
      );
      after = events.at(-1);
      done += events.length;
      await progress(done);
    }
  },
};

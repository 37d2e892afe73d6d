import { listMembers, type MemberFilter } from '@touchstone/db/repositories/campaign-lists';
import type { BulkKind } from './bulk-kind.ts';
import { csvLines } from './csv-lines.ts';

const BATCH = 2000;
const HEAD = ['ordinal', 'app', 'name', 'package', 'stratum', 'province', 'state', 'reason', 'replaces', 'changed_at'];

/** Members of a campaign as CSV (RFC 4180, UTF-8), those that who asked may see. */
export const exportMembersKind: BulkKind = {
  kind: 'campaign-members',
  mediaType: 'text/csv; charset=utf-8',
  fileName: 'members',

  async *run({ platform, session, job, progress }) {
    const { campaign, ...filter } = job.parameters as { readonly campaign: string } & MemberFilter;
    yield csvLines([HEAD]);
    let after: number | undefined;
    for (let done = 0; ; ) {
      const rows = await platform.transaction(session, (tx) => listMembers(tx, session, campaign, filter, BATCH, after));
      if (rows.length === 0) return;
      yield csvLines(
        rows.map((row) => [
          row.ordinal,
          row.app,
          row.name,
          row.package,
          row.stratum,
          row.province,
          row.state,
          row.reason,
          row.replaces,
          row.changedAt.toISOString(),
        ]),
      );
      after = rows.at(-1)!.ordinal;
      done += rows.length;
      await progress(done);
    }
  },
};

import type { SessionTransaction } from '@touchstone/db';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import { reportedRows } from '@touchstone/db/repositories/reported-rows';
import { authorityName } from '@touchstone/domain/notice';
import type { ReportedTransaction } from '@touchstone/services/notices';
import type { Platform } from '../platform.ts';

/** Taking in what others published; an authority that is not there yet is made with its name and its province, and nobody in it. */
export const reportedTransaction = ({ now, newId }: Pick<Platform, 'now' | 'newId'>, tx: SessionTransaction): ReportedTransaction => {
  const rows = reportedRows(tx);
  return {
    insertReported: rows.insertReported,
    insertFigure: rows.insertFigure,
    nowMs: () => now().getTime(),
    newId,
    async authorityFor(issuer) {
      const known = await rows.authorityFor(issuer);
      if (known !== undefined) return known;
      const id = newId();
      const [kind, province] = issuer === 'ministry' ? ['ministry', null] : ['province', issuer];
      const row = { id, kind: kind as string, name: authorityName(issuer), nameEn: null, parent: null, createdBy: null };
      await peopleRows(tx).insertOrganisation({ ...row, province, operator: null, store: null });
      return id;
    },
  };
};

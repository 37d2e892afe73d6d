import { auditLog } from '@touchstone/db/repositories/audit-events';
import { openingRows } from '@touchstone/db/repositories/case-openings';
import { watchRows } from '@touchstone/db/repositories/watch-rows';
import type { WatchPorts } from '@touchstone/services/watch';
import type { Foundation, Session } from '../platform.ts';
import { caseKit } from './case-ports.ts';
import { scanRequests } from './scan-requests.ts';
import { wholeOrNothing } from './whole-or-nothing.ts';

/** Looks back in somebody's name: what they raise, what they find, and the case that a relapse opens. */
export const watchPorts = ({
  platform,
  session,
  address,
}: {
  readonly platform: Pick<Foundation, 'now' | 'newId' | 'transaction'>;
  readonly session: Session;
  readonly address?: string | undefined;
}): WatchPorts => ({
  inTransaction: (work) =>
    wholeOrNothing(
      (inside) =>
        platform.transaction({ ...session, scope: { kind: 'all' } }, (tx) =>
          inside({
            ...openingRows(tx, caseKit(platform)),
            ...watchRows(tx),
            audit: auditLog(tx, session, { at: platform.now(), address }),
            requestScan: scanRequests(platform, tx),
          }),
        ),
      work,
    ),
});

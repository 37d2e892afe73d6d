import { systemSession } from '@touchstone/db';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { claimRows } from '@touchstone/db/repositories/claim-rows';
import { peopleRows } from '@touchstone/db/repositories/people-rows';
import type { ClaimPorts } from '@touchstone/services/organisations';
import { challengeText, checkAppKey, hashPaperCode, newPaperCode } from '@touchstone/sign-in';
import type { Platform, Session } from '../platform.ts';

interface From {
  readonly platform: Platform;
  readonly address: string;
}

/**
 * Claims reach across organisations: a firm and the authority that decides, two firms that dispute, a firm and its agent. So
 * they run as the system, in the name of who asks; what a caller may see is asked under the caller's own session before.
 */
export const claimPorts = ({ platform, address }: From, { actor, organisation }: Pick<Session, 'actor' | 'organisation'>): ClaimPorts => {
  const session: Session = { ...systemSession('claims'), actor, organisation };
  return {
    inTransaction: (work) =>
      platform.transaction(session, (tx) =>
        work({ ...peopleRows(tx), ...claimRows(tx), audit: auditLog(tx, session, { at: platform.now(), address }) }),
      ),
    kit: platform.kit,
    now: platform.machineNow,
    newId: platform.newId,
    newPaperCode,
    hashPaperCode,
    challengeText,
    checkAppKey,
  };
};

import { type Session, type SessionTransaction, systemSession } from '../session.ts';
import { campaignFrameRows } from './campaign-frame-rows.ts';
import { campaignMemberWorkRows } from './campaign-member-work-rows.ts';
import { campaignPlanRows } from './campaign-plan-rows.ts';
import { campaignShareRows } from './campaign-share-rows.ts';
import { campaignStepRows } from './campaign-step-rows.ts';

/**
 * Rows of campaigns inside one transaction. What moves members moves thousands with one statement.
 * @param reach whose apps a frame can hold: a province's campaign has its own
 */
export function campaignRows(tx: SessionTransaction, reach: Session = systemSession('campaigns')) {
  return {
    ...campaignPlanRows(tx),
    ...campaignFrameRows(tx, reach),
    ...campaignStepRows(tx),
    ...campaignMemberWorkRows(tx),
    ...campaignShareRows(tx),
  };
}

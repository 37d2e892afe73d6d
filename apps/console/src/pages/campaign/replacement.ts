/** Why a member cannot be tested. */
export const REASONS = [
  'off-shelf',
  'not-obtainable',
  'not-an-app',
  'duplicate',
  'service-ended',
  'region-locked',
  'login-needed',
] as const;

const STANDS: ReadonlySet<string> = new Set(['SAMPLED', 'ACQUIRING', 'TESTING', 'REVIEWING']);
const OPEN: ReadonlySet<string> = new Set(['PLANNED', 'ACQUIRING', 'NOT_TESTABLE']);

/** Whether a member's place can be given to another: the sample stands, and nothing of it was tested. */
export const canBeReplaced = (campaign: string, member: string): boolean => STANDS.has(campaign) && OPEN.has(member);

export { type AgreeClause, agreeClause } from './agree-clause.ts';
export { type BeginRetest, beginRetest, type RetestLook } from './begin-retest.ts';
export { checkSubmissions } from './check-submissions.ts';
export { type ConcludeSubmission, concludeSubmission } from './conclude-submission.ts';
export { type DecideSubmission, decideSubmission, type SubmissionDecision, withdrawSubmission } from './decide-submission.ts';
export { createSubmission, type DraftSubmission, editSubmission, type SubmissionDraft } from './draft-submission.ts';
export { type JudgeCheck, judgeCheck } from './judge-check.ts';
export type {
  CheckPorts,
  FixRow,
  Ground,
  Judgement,
  SignedRun,
  SubmissionActor,
  SubmissionPorts,
  SubmissionRows,
  SubmissionTransaction,
} from './ports.ts';
export { type RefusedBuild, type SendSubmission, sendSubmission } from './send-submission.ts';
export { type SettleRetest, settleRetest, settleRetests } from './settle-retest.ts';

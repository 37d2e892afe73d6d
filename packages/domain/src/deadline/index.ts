export {
  DEADLINE_RESULTS,
  DEADLINE_STATES,
  DEADLINE_STEPS,
  type DeadlineEvent,
  type DeadlineGuard,
  type DeadlineResult,
  type DeadlineState,
  moveDeadline,
} from './deadline.ts';
export { type Due, dueDay, dueOf, endOf } from './due.ts';
export { levelAt, USUAL_WARNINGS, type Warnings, warnedUntil } from './escalation.ts';
export { printedText } from './printed-text.ts';
export { resumedDue } from './resumed.ts';
export { type DeadlineRule, LONGEST, RULE_KINDS, ruleFault } from './rule.ts';

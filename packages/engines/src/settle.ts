import {
  checkResult,
  type EngineDescription,
  type EngineProblem,
  type EngineResult,
  type InputKind,
  type ResultOutcome,
} from '@touchstone/domain/engine';
import type { EngineAnswer } from './engine.ts';
import { knownClauses } from './known-clauses.ts';
import { emptyResult, type ResultSubject } from './results.ts';

/** How a run ended: what `complete-lease` wants to know. */
export interface EngineRun {
  readonly outcome: ResultOutcome | 'CANCELLED';
  /** Checked: one vote for each clause that the engine claims. `null` only when the run was cancelled. */
  readonly result: EngineResult | null;
  /** What was wrong with the engine's own result. */
  readonly problems: readonly EngineProblem[];
  readonly errorClass?: string;
  readonly message?: string;
}

const MOST_MESSAGE = 2_000;

/** An engine's answer after the check that every result goes through. A result that is refused is a failure. */
export function settle(
  description: EngineDescription,
  subject: ResultSubject,
  given: ReadonlySet<InputKind>,
  answer: EngineAnswer,
): EngineRun {
  const claimed =
    answer.result === null ? emptyResult(description, subject, answer.outcome) : { ...answer.result, outcome: answer.outcome };
  const checked = checkResult(claimed, {
    engine: description,
    artifact: subject.artifact.sha256,
    configHash: subject.configHash,
    given,
    knownClauses: knownClauses(),
  });
  const message = answer.message === undefined ? {} : { message: answer.message.slice(0, MOST_MESSAGE) };
  if (!checked.ok) {
    const refused: EngineAnswer = { outcome: 'FAILED', result: null, errorClass: `result-${checked.reason}`, ...message };
    return settle(description, subject, given, refused);
  }
  const { outcome } = checked.result;
  const error = answer.errorClass === undefined ? {} : { errorClass: answer.errorClass };
  return { outcome, result: checked.result, problems: checked.problems, ...error, ...message };
}

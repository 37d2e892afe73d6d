import {
  ARTIFACT_KINDS,
  type ClauseVote,
  ENGINE_RESULT_SCHEMA,
  type EngineDescription,
  type EngineEvidence,
  type EngineResult,
  type Vote,
} from '../engine/index.ts';
import { isWithoutFile } from '../inventory/subject.ts';
import { type Answer, type AnswerWord, answerTo, type SheetState } from './answers.ts';
import type { Sheet } from './sheet.ts';

/** Version of how sheets become votes. */
const LAB_VERSION = '1';
/** The same, of what has no file: there people are asked what elsewhere machines see. */
const NO_FILE_VERSION = '1-no-file';
const DAY_MS = 86_400_000;
/** A sheet that nobody hands in for so long is given back. In milliseconds it must fit 32 bits. */
const LONGEST_DAYS = 20;

/** A laboratory as an engine. @param lab name or id of the organisation, without `lab:` */
export function labEngine(lab: string, sheet: Pick<Sheet, 'items' | 'ruleSet' | 'subject'>): EngineDescription {
  const isOfFile = !isWithoutFile(sheet.subject.artifact);
  return {
    id: `lab:${lab}`,
    version: isOfFile ? LAB_VERSION : NO_FILE_VERSION,
    ruleSet: sheet.ruleSet,
    name: lab,
    vendor: lab,
    kind: 'lab',
    correlationGroup: `lab:${lab}`,
    capabilities: sheet.items.map(({ clause }) => ({ clause, inputs: ['person'] })),
    accepts: isOfFile ? ARTIFACT_KINDS : ['none'],
    timeoutMs: LONGEST_DAYS * DAY_MS,
    cores: 1,
    memoryMiB: 1,
  };
}

const VOTE: Readonly<Record<AnswerWord, Vote>> = { violation: 'DETECTED', 'not-found': 'NOT_DETECTED', 'cannot-test': 'NOT_TESTED' };

export type SheetResult =
  | { readonly ok: true; readonly result: EngineResult }
  | { readonly ok: false; readonly reason: 'not-submitted' | 'other-sheet' };

/** What a sheet that was handed in says, as the result of engine `lab:<lab>`. The answers themselves are its report. */
export function resultOfSheet(lab: string, sheet: Sheet, state: SheetState, configHash: string): SheetResult {
  if (state.sheet !== sheet.id) return { ok: false, reason: 'other-sheet' };
  if (!state.submitted) return { ok: false, reason: 'not-submitted' };
  const { id, version, ruleSet } = labEngine(lab, sheet);
  const evidence: EngineEvidence[] = [];
  const clauses = sheet.items.map(({ clause }) => voteOf(clause, answerTo(state, clause), evidence));
  return {
    ok: true,
    result: {
      schema: ENGINE_RESULT_SCHEMA,
      engine: { id, version, ruleSet },
      artifact: sheet.subject.artifact,
      configHash,
      outcome: sheet.items.every(({ clause }) => answerTo(state, clause) !== undefined) ? 'SUCCEEDED' : 'PARTIAL',
      clauses,
      evidence,
      facts: [],
      problems: [],
      report: { sheet: sheet.id, answers: sheet.items.flatMap(({ clause }) => answerTo(state, clause) ?? []) },
    },
  };
}

function voteOf(clause: string, answer: Answer | undefined, evidence: EngineEvidence[]): ClauseVote {
  if (answer === undefined) return { clause, vote: 'NOT_TESTED', reason: 'not-answered', evidence: [] };
  const first = evidence.length;
  evidence.push(...answer.evidence.map((one) => evidenceOf(clause, answer, one)));
  return {
    clause,
    vote: VOTE[answer.answer],
    ...(answer.answer === 'violation' ? { strength: 'violation' } : {}),
    ...(answer.answer === 'cannot-test' ? { reason: 'lab-cannot-test' } : {}),
    evidence: answer.evidence.map((_, i) => first + i),
  };
}

const evidenceOf = (clause: string, { note }: Answer, { kind, file, sha256 }: Answer['evidence'][number]): EngineEvidence => ({
  kind,
  at: { file, element: clause },
  ...(note === '' ? {} : { text: note }),
  ...(sha256 === undefined ? {} : { sha256 }),
});

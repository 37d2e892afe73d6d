import type { ProofKind, Sheet, SheetItem } from './sheet.ts';
import { PROOF_KINDS } from './sheet.ts';

/** 违规 / 未发现 / 无法检测. */
export const ANSWERS = ['violation', 'not-found', 'cannot-test'] as const;
export type AnswerWord = (typeof ANSWERS)[number];

export interface Answer {
  readonly clause: string;
  readonly answer: AnswerWord;
  readonly evidence: readonly AnswerEvidence[];
  /** Model, system version and number of the test device; empty where none was used. */
  readonly device: string;
  /** Milliseconds since 1970 at which it was seen; absent until the tester says so. */
  readonly testedAt?: number;
  readonly tester: string;
  readonly note: string;
}

export interface AnswerEvidence {
  readonly kind: ProofKind;
  /** As the tester called it. */
  readonly file: string;
  /** Of its bytes; absent until the file has arrived. */
  readonly sha256?: string;
}

/** How far somebody has come. Plain data: put aside and gone on with at any time, on any machine. */
export interface SheetState {
  readonly sheet: string;
  /** Grows with every change: who saves an older one has not seen the latest. */
  readonly revision: number;
  readonly submitted: boolean;
  readonly answers: Readonly<Record<string, Answer>>;
}

export const openSheet = ({ id }: Pick<Sheet, 'id'>): SheetState => ({ sheet: id, revision: 0, submitted: false, answers: {} });

export type AnswerRefusal = 'other-sheet' | 'submitted' | 'stale' | 'no-such-clause' | 'too-long';
export type Saved = { readonly ok: true; readonly state: SheetState } | { readonly ok: false; readonly reason: AnswerRefusal };

export const LONGEST_NOTE = 2_000;
export const MOST_EVIDENCE = 50;
const LONGEST_LINE = 200;

/** Notes an answer, complete or not: what is missing is asked for when the sheet is handed in. */
export function saveAnswer(sheet: Sheet, state: SheetState, answer: Answer, revision: number): Saved {
  if (state.sheet !== sheet.id) return { ok: false, reason: 'other-sheet' };
  if (state.submitted) return { ok: false, reason: 'submitted' };
  if (state.revision !== revision) return { ok: false, reason: 'stale' };
  if (!sheet.items.some(({ clause }) => clause === answer.clause)) return { ok: false, reason: 'no-such-clause' };
  if (isTooLong(answer)) return { ok: false, reason: 'too-long' };
  return { ok: true, state: { ...state, revision: revision + 1, answers: { ...state.answers, [answer.clause]: answer } } };
}

const isTooLong = ({ note, device, tester, evidence }: Answer) =>
  note.length > LONGEST_NOTE || device.length > LONGEST_LINE || tester.length > LONGEST_LINE || evidence.length > MOST_EVIDENCE;

/** What is still missing from an answer. */
export type AnswerFault =
  | 'no-evidence'
  | 'wrong-evidence'
  | 'evidence-not-handed-in'
  | 'no-device'
  | 'no-time'
  | 'in-the-future'
  | 'no-tester'
  | 'no-reason';

/**
 * Why an answer cannot be handed in; empty when it can. A violation must be shown by a file that has arrived; what could not be
 * tested needs its reason; whatever was looked at has a tester, a time, and a device where it was seen on one.
 */
export function faultsOfAnswer(item: SheetItem, answer: Answer, nowMs: number): readonly AnswerFault[] {
  const { evidence, testedAt } = answer;
  const wasTested = answer.answer !== 'cannot-test';
  const isViolation = answer.answer === 'violation';
  const fitting = evidence.filter(({ kind }) => item.proof.includes(kind));
  const checks: readonly (readonly [boolean, AnswerFault])[] = [
    [isViolation && evidence.length === 0, 'no-evidence'],
    [isViolation && evidence.length > 0 && fitting.length === 0, 'wrong-evidence'],
    [evidence.some(({ sha256 }) => sha256 === undefined), 'evidence-not-handed-in'],
    [wasTested && item.onDevice && answer.device.trim() === '', 'no-device'],
    [wasTested && testedAt === undefined, 'no-time'],
    [testedAt !== undefined && testedAt > nowMs, 'in-the-future'],
    [answer.tester.trim() === '', 'no-tester'],
    [!wasTested && answer.note.trim() === '', 'no-reason'],
  ];
  return checks.flatMap(([isWrong, fault]) => (isWrong ? [fault] : []));
}

export interface SheetProgress {
  readonly items: number;
  readonly answered: number;
  /** Answers that cannot be handed in as they are. */
  readonly faults: readonly { readonly clause: string; readonly fault: AnswerFault }[];
  readonly open: readonly string[];
}

export function progressOf(sheet: Sheet, state: SheetState, nowMs: number): SheetProgress {
  const answered = sheet.items.flatMap((item) => {
    const answer = answerTo(state, item.clause);
    return answer === undefined ? [] : [{ item, answer }];
  });
  return {
    items: sheet.items.length,
    answered: answered.length,
    faults: answered.flatMap(({ item, answer }) => faultsOfAnswer(item, answer, nowMs).map((fault) => ({ clause: item.clause, fault }))),
    open: sheet.items.filter(({ clause }) => answerTo(state, clause) === undefined).map(({ clause }) => clause),
  };
}

export type Submitted =
  | { readonly ok: true; readonly state: SheetState }
  | { readonly ok: false; readonly reason: 'submitted' | 'nothing-answered' | 'faults'; readonly faults: SheetProgress['faults'] };

/** Hands a sheet in. Clauses without an answer stay untested; an answer with a fault keeps the whole sheet back. */
export function submitSheet(sheet: Sheet, state: SheetState, nowMs: number): Submitted {
  if (state.submitted) return { ok: false, reason: 'submitted', faults: [] };
  const { answered, faults } = progressOf(sheet, state, nowMs);
  if (answered === 0) return { ok: false, reason: 'nothing-answered', faults };
  if (faults.length > 0) return { ok: false, reason: 'faults', faults };
  return { ok: true, state: { ...state, revision: state.revision + 1, submitted: true } };
}

export const answerTo = ({ answers }: SheetState, clause: string): Answer | undefined =>
  Object.hasOwn(answers, clause) ? answers[clause] : undefined;

export const isProofKind = (word: string): word is ProofKind => (PROOF_KINDS as readonly string[]).includes(word);

import { type Answer, type AnswerRefusal, answerTo, saveAnswer } from '@touchstone/domain/sheet';
import type { KeptSheet, SheetPorts, SheetTransaction, Tester } from './ports.ts';
import { stateOfSheet } from './state-of-sheet.ts';

export type SaveAnswers =
  | { readonly ok: true }
  | {
      readonly ok: false;
      readonly reason: 'not-found' | 'version-conflict' | 'no-such-step' | 'assigned-to-another' | 'invalid-input';
      readonly clause?: string;
    };

const REASONS: Readonly<Record<AnswerRefusal, Extract<SaveAnswers, { ok: false }>['reason']>> = {
  'other-sheet': 'not-found',
  submitted: 'no-such-step',
  stale: 'version-conflict',
  'no-such-clause': 'invalid-input',
  'too-long': 'invalid-input',
};

/** Notes answers, complete or not: what is missing is asked for when the sheet is handed in. All of them or none. */
export function saveAnswers(
  ports: SheetPorts,
  tester: Tester,
  id: string,
  answers: readonly Answer[],
  ifMatch: number,
): Promise<SaveAnswers> {
  return ports.inTransaction(async (tx): Promise<SaveAnswers> => {
    const kept = await tx.holdSheet(id);
    if (kept === undefined) return { ok: false, reason: 'not-found' };
    return saveIn(tx, kept, tester, answers, ifMatch);
  });
}

async function saveIn(
  tx: SheetTransaction,
  kept: KeptSheet,
  tester: Tester,
  answers: readonly Answer[],
  ifMatch: number,
): Promise<SaveAnswers> {
  if (kept.assignedTo !== null && kept.assignedTo !== tester.person) return { ok: false, reason: 'assigned-to-another' };
  let state = stateOfSheet(kept);
  let revision = ifMatch;
  for (const answer of answers) {
    const saved = saveAnswer(kept.sheet, state, answer, revision);
    if (!saved.ok) return { ok: false, reason: REASONS[saved.reason], clause: answer.clause };
    state = saved.state;
    revision = state.revision;
  }
  const before = stateOfSheet(kept);
  const changed = answers.filter((answer) => !isSame(answer, answerTo(before, answer.clause)));
  if (changed.length === 0) return { ok: true };
  await tx.saveAnswers(kept.id, changed, tester.person);
  const event = kept.state === 'OPEN' ? 'begun' : 'filled';
  await tx.moveSheet({ sheet: kept.id, event, from: kept.state, to: kept.state === 'OPEN' ? 'IN_PROGRESS' : kept.state, reason: '' });
  return { ok: true };
}

const isSame = (a: Answer, b: Answer | undefined): boolean => b !== undefined && fields(a) === fields(b);
const fields = ({ answer, device, testedAt, tester, note, evidence }: Answer): string =>
  JSON.stringify([answer, device, testedAt ?? null, tester, note, evidence.map(({ kind, file }) => [kind, file])]);

import { listCases, openCase } from '@touchstone/api-client/routes/cases';
import {
  agreeFixed,
  listFindings,
  markForPublication,
  noteEvidence,
  readFinding,
  reopenFinding,
} from '@touchstone/api-client/routes/findings';
import { askQuestion, listFindingReplies, listQuestions, replyToFinding } from '@touchstone/api-client/routes/questions';
import { call } from '../../api/call.ts';
import { useWork } from '../../api/use-read-again.ts';
import { useOpen } from '../../app/address.ts';
import type { FindingStepName } from './finding-steps.ts';

/** What a person wrote and chose for a step. */
export interface FindingStepWords {
  readonly text: string;
  readonly subject: string;
  readonly position: 'accepts' | 'disputes' | 'explains';
  /** Findings that go into the case beside this one. */
  readonly others: readonly string[];
}

export type TakeFindingStep = (step: FindingStepName, words: FindingStepWords) => Promise<void>;

const STALE = [readFinding, listFindings, listFindingReplies, listQuestions, listCases];

/** Takes a step of a finding; a case that was opened is shown. */
export function useFindingSteps(finding: string): TakeFindingStep {
  const work = useWork(STALE);
  const open = useOpen();
  return async (step, { text, subject, position, others }) => {
    const params = { finding };
    const steps: Readonly<Record<FindingStepName, () => Promise<unknown>>> = {
      'open-case': async () => {
        const { id } = await call(openCase, { body: { findings: [finding, ...others], basis: text } });
        open(`/cases/${id}`);
      },
      'note-evidence': () => call(noteEvidence, { params, body: { reason: text } }),
      'for-publication': () => call(markForPublication, { params, body: { reason: text } }),
      'agree-fixed': () => call(agreeFixed, { params, body: { reason: text } }),
      reopen: () => call(reopenFinding, { params, body: { reason: text } }),
      reply: () => call(replyToFinding, { params, body: { position, text } }),
      ask: () => call(askQuestion, { body: { about: { kind: 'finding', id: finding }, subject, text } }),
    };
    await work(steps[step]);
  };
}

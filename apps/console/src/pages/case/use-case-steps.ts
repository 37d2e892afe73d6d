import { useQueryClient } from '@tanstack/react-query';
import {
  acceptCase,
  askCaseExtension,
  assignCase,
  closeCase,
  confirmCase,
  decideCaseObjection,
  dismissCase,
  draftDirectDelisting,
  dropDirectDelisting,
  objectToCase,
  readCase,
  withdrawCase,
} from '@touchstone/api-client/routes/cases';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { call } from '../../api/call.ts';
import { keyOf } from '../../api/use-read.ts';
import { useMe } from '../../app/me.ts';
import type { CaseStepEvent } from './case-steps.ts';

/** What a person wrote for a step. */
export interface StepWords {
  readonly basis: string;
  readonly reason: string;
  readonly decision: 'rejected' | 'partly' | 'upheld';
}

interface Standing {
  readonly id: string;
  readonly version: number;
}

/** Takes a step of a case on the version that was read; what was read of it is read again, done or refused. */
export function useCaseSteps(): (step: CaseStepEvent, standing: Standing, words: StepWords) => Promise<void> {
  const queries = useQueryClient();
  const me = useMe();
  return async (step, { id, version }, { basis, reason, decision }) => {
    const at = { params: { case: id }, ifMatch: version } as const;
    const steps: Readonly<Record<CaseStepEvent, () => Promise<unknown>>> = {
      accept: () => call(acceptCase, { ...at, body: { basis } }),
      assign: () => call(assignCase, { ...at, body: { basis, handler: me.person ?? '' } }),
      confirm: () => call(confirmCase, { ...at, body: { basis } }),
      dismiss: () => call(dismissCase, { ...at, body: { basis, reason } }),
      'draft-delisting': () => call(draftDirectDelisting, { ...at, body: { basis } }),
      'drop-delisting': () => call(dropDirectDelisting, { ...at, body: { basis, reason } }),
      'decide-objection': () => call(decideCaseObjection, { ...at, body: { basis, reason, decision } }),
      close: () => call(closeCase, { ...at, body: { basis } }),
      object: () => call(objectToCase, { ...at, body: { text: basis } }),
      'ask-extension': () => call(askCaseExtension, { ...at, body: { reason: basis } }),
      withdraw: () => call(withdrawCase, { ...at, body: { basis, reason } }),
    };
    try {
      await steps[step]();
    } finally {
      await Promise.all([readCase, readDesk].map((contract) => queries.invalidateQueries({ queryKey: keyOf(contract) })));
    }
  };
}

import {
  acceptCase,
  addCaseFile,
  addCaseFindings,
  askCaseExtension,
  assignCase,
  closeCase,
  confirmCase,
  decideCaseExtension,
  decideCaseObjection,
  dismissCase,
  draftDirectDelisting,
  dropAccessStop,
  dropDirectDelisting,
  listCaseFiles,
  mergeCase,
  objectToCase,
  proposeAccessStop,
  readCase,
  restoreAccess,
  verifyAccessStop,
  withdrawCase,
} from '@touchstone/api-client/routes/cases';
import { listDeadlines } from '@touchstone/api-client/routes/deadlines';
import { readDesk } from '@touchstone/api-client/routes/desk';
import { call } from '../../api/call.ts';
import { keepConductFile } from '../../api/keep-conduct-file.ts';
import { useWork } from '../../api/use-read-again.ts';
import { useMe } from '../../app/me.ts';
import type { ChosenFile } from '../../parts/chosen-file.ts';
import type { CaseStepEvent } from './case-steps.ts';
import type { StepWords } from './step-words.ts';

interface Standing {
  readonly id: string;
  readonly version: number;
}

const STALE = [readCase, readDesk, listDeadlines, listCaseFiles];

/** Takes a step of a case on the version that was read; what was read of it is read again, done or refused. */
export function useCaseSteps(): (step: CaseStepEvent, standing: Standing, words: StepWords) => Promise<void> {
  const work = useWork(STALE);
  const me = useMe();
  return async (step, { id, version }, words) => {
    const { basis, reason, decision, findings, into, cases, document, until, file } = words;
    const at = { params: { case: id }, ifMatch: version } as const;
    const withReason = { ...at, body: { basis, reason } };
    const steps: Readonly<Record<CaseStepEvent, () => Promise<unknown>>> = {
      accept: () => call(acceptCase, { ...at, body: { basis } }),
      assign: () => call(assignCase, { ...at, body: { basis, handler: me.person ?? '' } }),
      'add-findings': () => call(addCaseFindings, { ...at, body: { basis, findings: [...findings] } }),
      confirm: () => call(confirmCase, { ...at, body: { basis } }),
      dismiss: () => call(dismissCase, withReason),
      'draft-delisting': () => call(draftDirectDelisting, { ...at, body: { basis, ...(cases.length === 0 ? {} : { cases: [...cases] }) } }),
      'drop-delisting': () => call(dropDirectDelisting, withReason),
      'decide-objection': () =>
        call(decideCaseObjection, { ...at, body: { basis, reason, decision, ...(decision === 'partly' ? { drop: [...findings] } : {}) } }),
      'extend-deadline': () => call(decideCaseExtension, { ...at, body: { basis, reason, granted: { document } } }),
      'refuse-extension': () => call(decideCaseExtension, withReason),
      'propose-stop': () => call(proposeAccessStop, withReason),
      'drop-stop': () => call(dropAccessStop, withReason),
      'verify-stop': async () => call(verifyAccessStop, { ...at, body: { basis, proof: await keptProof(file) } }),
      'restore-access': () => call(restoreAccess, withReason),
      close: () => call(closeCase, { ...at, body: { basis } }),
      merge: () => call(mergeCase, { ...at, body: { basis, into, reason } }),
      withdraw: () => call(withdrawCase, withReason),
      object: async () => call(objectToCase, { ...at, body: { text: basis, ...(await broughtFiles(id, file)) } }),
      'ask-extension': async () => {
        const day = until === '' ? {} : { until };
        return call(askCaseExtension, { ...at, body: { reason: basis, ...day, ...(await broughtFiles(id, file)) } });
      },
    };
    await work(steps[step]);
  };
}

/** A file that the firm brings in the case, by its digest. */
async function broughtFiles(id: string, file: ChosenFile | undefined): Promise<{ readonly files?: string[] }> {
  if (file === undefined) return {};
  const { name, mediaType, file: bytes } = file;
  const { sha256 } = await call(addCaseFile, { params: { case: id }, query: { name: name.slice(0, 200) }, upload: { mediaType, bytes } });
  return { files: [sha256] };
}

function keptProof(file: ChosenFile | undefined): Promise<string> {
  if (file === undefined) throw new Error('a stop of access is proven by a file');
  return keepConductFile(file);
}

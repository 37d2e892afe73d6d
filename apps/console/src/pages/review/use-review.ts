import { ApiProblem } from '@touchstone/api-client';
import { readDesk } from '@touchstone/api-client/routes/desk';
import {
  claimFinding,
  decideFinding,
  listDisagreements,
  listFindings,
  listReviewQueue,
  readFinding,
  releaseFinding,
} from '@touchstone/api-client/routes/findings';
import { useEffect, useRef, useState } from 'react';
import { call } from '../../api/call.ts';
import { useReadAgain } from '../../api/use-read-again.ts';
import type { Verdict } from './decide-panel.tsx';

const MS_PER_SECOND = 1000;
const MOST_SECONDS = 86_400;
const STALE = [readFinding, listReviewQueue, listDisagreements, listFindings, readDesk];

export interface ReviewWork {
  /** Code of the refusal of the claim: somebody else has it. */
  readonly refusal: string | undefined;
  decide(verdict: Verdict): Promise<void>;
  /** Gives it back undecided. */
  release(): void;
}

/** A page that is left may be drawn once more on the way: so long what was given back is not taken again. */
const LEAVING_MS = 2000;
let left = { finding: '', untilMs: 0 };

/** Takes a finding for as long as one looks at it, and counts how long that is. @param isOpen there is something to decide */
export function useReview(finding: string, isOpen: boolean): ReviewWork {
  const readAgain = useReadAgain();
  const [refusal, setRefusal] = useState<string>();
  const [sinceMs, setSince] = useState(() => Date.now());
  const params = { finding };
  const claim = useRef<Promise<boolean>>(Promise.resolve(false));
  useEffect(() => {
    setSince(Date.now());
    setRefusal(undefined);
    if (!isOpen || (left.finding === finding && Date.now() < left.untilMs)) return;
    let isHere = true;
    claim.current = call(claimFinding, { params: { finding } }).then(
      () => true,
      (error: unknown) => {
        if (isHere) setRefusal(error instanceof ApiProblem ? error.code : 'unreachable');
        return false;
      },
    );
    return () => {
      isHere = false;
    };
  }, [finding, isOpen]);
  return {
    refusal,
    async decide(verdict) {
      const secondsSpent = Math.min(MOST_SECONDS, Math.round((Date.now() - sinceMs) / MS_PER_SECOND));
      await call(decideFinding, { params, body: { ...verdict, secondsSpent } });
      await readAgain(STALE);
    },
    release() {
      left = { finding, untilMs: Date.now() + LEAVING_MS };
      // not before the claim has come: it would be taken after it was given back; what fails here runs out by itself
      void claim.current.then((isMine) => (isMine ? call(releaseFinding, { params }) : undefined)).catch(() => undefined);
    },
  };
}

import type { ReactNode } from 'react';
import { useMay } from '../../app/me.ts';
import { FindingEvidence } from './finding-evidence.tsx';
import type { FindingDetail } from './finding-page.tsx';
import { FindingPlaces } from './finding-places.tsx';
import { FindingReport } from './finding-report.tsx';
import { FindingVotes } from './finding-votes.tsx';

/** What a decision rests on: the files of proof, the chain down to the API, the sentence of the policy, what each engine said. */
export function FindingProof({ finding }: { readonly finding: FindingDetail }): ReactNode {
  const may = useMay();
  const { votes, places, explanation, report } = finding;
  return (
    <>
      <FindingEvidence finding={finding} />
      {report === null || !may('run.read') ? null : <FindingReport run={report} rule={finding.rule} />}
      <FindingPlaces places={places} />
      <FindingVotes votes={votes} explanation={explanation} />
    </>
  );
}

import { readCase } from '@touchstone/api-client/routes/cases';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { Ready } from '../../parts/ready.tsx';
import { CasePage } from './case-page.tsx';
import { useCaseSteps } from './use-case-steps.ts';

export function Route(): ReactNode {
  const id = useParam('case');
  const detail = useRead(readCase, { params: { case: id } });
  const steps = useCaseSteps();
  return <Ready of={detail}>{(value) => <CasePage detail={value} onStep={(step, words) => steps(step, value.case, words)} />}</Ready>;
}

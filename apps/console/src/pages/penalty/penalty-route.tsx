import { readCase } from '@touchstone/api-client/routes/cases';
import { readPenalty } from '@touchstone/api-client/routes/penalties';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { PenaltyPage } from './penalty-page.tsx';

export function Route(): ReactNode {
  const may = useMay();
  const penalty = useRead(readPenalty, { params: { penalty: useParam('penalty') } });
  const about = penalty.data?.penalty;
  const detail = useRead(readCase, { params: { case: about?.case ?? '' } }, { enabled: about !== undefined && may('case.read') });
  const hearing = detail.data?.deadlines.find(
    ({ purpose, document }) => purpose === 'penalty-notice' && document !== null && document === about?.noticeOrder,
  );
  return <Ready of={penalty}>{(value) => <PenaltyPage detail={value} hearing={hearing} />}</Ready>;
}

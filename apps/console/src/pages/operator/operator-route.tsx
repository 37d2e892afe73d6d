import { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import { readOperator } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { OperatorFacts } from './operator-facts.tsx';
import { OperatorPage } from './operator-page.tsx';

export function Route(): ReactNode {
  const operator = useParam('operator');
  const may = useMay();
  const seesConduct = may('conduct.read');
  const entry = useRead(readOperator, { params: { operator } });
  const record = useRead(readOperatorRecord, { params: { operator } }, { enabled: seesConduct });
  return seesConduct ? (
    <Ready of={record}>{(value) => <Ready of={entry}>{({ history }) => <OperatorPage record={value} history={history} />}</Ready>}</Ready>
  ) : (
    <Ready of={entry}>{(value) => <OperatorFacts operator={value.operator} group={[]} />}</Ready>
  );
}

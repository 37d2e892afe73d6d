import { readClause } from '@touchstone/api-client/routes/clauses';
import { listClauseSettings } from '@touchstone/api-client/routes/engines';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { ClausePage } from './clause-page.tsx';

export function Route(): ReactNode {
  const clause = useParam('clause');
  const may = useMay();
  const read = useRead(readClause, { params: { clause } });
  const settings = useRead(listClauseSettings, {}, { enabled: may('fusion.read') });
  return (
    <Ready of={read}>
      {(value) => (
        <>
          <Unread of={[settings]} />
          <ClausePage detail={value} setting={settings.data?.items.find((one) => one.clause === clause)} />
        </>
      )}
    </Ready>
  );
}

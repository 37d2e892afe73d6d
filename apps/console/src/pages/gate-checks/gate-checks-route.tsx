import { createGateCheck, listGateChecks, listGatePolicies } from '@touchstone/api-client/routes/gate';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { OnlyStores } from '../../parts/only-stores.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Unread } from '../../parts/unread.tsx';
import { GateChecksPage } from './gate-checks-page.tsx';

const STATES = ['WAITING', 'SCANNING', 'DECIDED', 'FAILED'] as const;
const OUTCOMES = ['pass', 'manual', 'return'] as const;

export function Route(): ReactNode {
  return (
    <OnlyStores permission="gate.use">
      <Checks />
    </OnlyStores>
  );
}

function Checks(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const open = useOpen();
  const filters: readonly Filter[] = [
    { key: 'outcome', words: 'gate.filter.outcome', kind: 'choice', choices: OUTCOMES, label: (one) => t(`states.gateOutcome.${one}`) },
    { key: 'state', words: 'gate.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.gateCheck.${state}`) },
    { key: 'sha256', words: 'gate.filter.sha256', kind: 'text' },
  ];
  const checks = useList(listGateChecks, { query: queryOf(filters, search) });
  const policies = useRead(listGatePolicies, {});
  const create = useChange(createGateCheck, [listGateChecks]);
  return (
    <>
      <Unread of={[policies]} />
      <GateChecksPage
        checks={checks}
        filters={filters}
        policies={policies.data?.items ?? []}
        onAsk={async (body) => open(`/gate/checks/${(await create.mutateAsync({ body })).id}`)}
      />
    </>
  );
}

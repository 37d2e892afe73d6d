import { createProgramme, listProgrammes } from '@touchstone/api-client/routes/programmes';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useAddress, useOpen } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { ProgrammesPage } from './programmes-page.tsx';

const STATES = ['DRAFT', 'ANNOUNCED', 'SCANNING', 'NOTIFIED', 'ENFORCING', 'CLOSED', 'CANCELLED'] as const;

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const open = useOpen();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'programmes.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.programme.${state}`) },
    { key: 'store', words: 'programmes.filter.store', kind: 'given' },
  ];
  const programmes = useList(listProgrammes, { query: queryOf(filters, search) });
  const create = useChange(createProgramme, [listProgrammes]);
  return (
    <ProgrammesPage
      programmes={programmes}
      filters={filters}
      onCreate={async (body) => {
        const made = await create.mutateAsync({ body });
        open(`/programmes/${made.id}`);
      }}
    />
  );
}

import { decideInventoryFlag, listInventoryFlags, readApp } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useChange } from '../../api/use-change.ts';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { FlagsPage } from './flags-page.tsx';

const KINDS = [
  'foreign-signer',
  'signer-undecided',
  'repackaged',
  'channel-package',
  'signature-invalid',
  'store-claim-denied',
  'operator-disputed',
];
const STATES = ['OPEN', 'EXPLAINED', 'CONFIRMED'];

export function Route(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'flags.column.state', kind: 'choice', choices: STATES, label: (state) => t(`states.flag.${state}`) },
    { key: 'kind', words: 'flags.column.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`flags.kind.${kind}.name`) },
    { key: 'app', words: 'flags.column.app', kind: 'given' },
  ];
  const flags = useList(listInventoryFlags, { query: queryOf(filters, search) });
  const decide = useChange(decideInventoryFlag, [listInventoryFlags, readApp]);
  return (
    <FlagsPage
      flags={flags}
      filters={filters}
      onDecide={({ id, version }, state, reason) => decide.mutateAsync({ params: { flag: id }, ifMatch: version, body: { state, reason } })}
    />
  );
}

import { listTokens } from '@touchstone/api-client/routes/tokens';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { fullAddress } from '../../parts/full-address.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { RevokeToken } from '../../parts/token/revoke-token.tsx';
import { type Token, useTokenColumns } from '../../parts/token/token-columns.tsx';

const FILTERS: readonly Filter[] = [{ key: 'person', words: 'tokens.column.person', kind: 'given' }];

/** The tokens, each with what takes it back. */
export function Tokens(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const tokens = useList(listTokens, { query: queryOf(FILTERS, search) });
  const [revoked, setRevoked] = useState<Token>();
  const [name, ...others] = useTokenColumns(setRevoked, 'token.manage');
  const ofHouse: readonly Column<Token>[] = [
    {
      key: 'person',
      words: 'tokens.column.person',
      text: ({ person }) => (person === null ? t('tokens.machine') : fullAddress(`/people/${person}`)),
      cell: ({ person }) => (person === null ? t('tokens.machine') : <ActorText actor={`person:${person}`} />),
    },
    { key: 'addresses', words: 'tokens.column.addresses', isExtra: true, text: ({ addresses }) => addresses.join(' ') },
  ];
  return (
    <>
      <DataTable
        caption={t('tokens.title')}
        list={tokens}
        columns={[...(name === undefined ? [] : [name]), ...ofHouse, ...others]}
        filters={FILTERS}
        empty={t('tokens.empty')}
        keyOf={({ id }) => id}
      />
      {revoked === undefined ? null : <RevokeToken token={revoked} onClose={() => setRevoked(undefined)} />}
    </>
  );
}

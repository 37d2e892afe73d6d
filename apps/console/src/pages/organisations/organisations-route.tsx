import { listOrganisations } from '@touchstone/api-client/routes/organisations';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { CreateDialog } from './create-dialog.tsx';
import { useOrganisationColumns } from './organisation-columns.tsx';

const KINDS = ['ministry', 'province', 'lab', 'store', 'enterprise', 'sdk-provider', 'terminal-maker', 'access-provider'] as const;
const STATES = ['ACTIVE', 'SUSPENDED', 'CLOSED'] as const;

/** Organisations that one may see. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const { search } = useAddress();
  const columns = useOrganisationColumns();
  const [isCreating, setCreating] = useState(false);
  const filters: readonly Filter[] = [
    { key: 'kind', words: 'organisations.filter.kind', kind: 'choice', choices: KINDS, label: (kind) => t(`organisations.kind.${kind}`) },
    {
      key: 'state',
      words: 'organisations.filter.state',
      kind: 'choice',
      choices: STATES,
      label: (state) => t(`states.organisation.${state}`),
    },
    { key: 'province', words: 'organisations.filter.province', kind: 'choice', choices: PROVINCES, label: province },
    { key: 'until', words: 'organisations.filter.until', kind: 'given', label: shanghaiTime },
  ];
  const organisations = useList(listOrganisations, { query: queryOf(filters, search) });
  return (
    <>
      <PageHeader
        title={t('organisations.title')}
        about={t('organisations.about')}
        actions={
          <Action kind="main" permission="organisation.manage" onAct={() => setCreating(true)}>
            {t('organisations.create.title')}
          </Action>
        }
      />
      <DataTable
        caption={t('organisations.title')}
        list={organisations}
        columns={columns}
        filters={filters}
        empty={t('organisations.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/organisations/${id}`}
      />
      {isCreating ? <CreateDialog onClose={() => setCreating(false)} /> : null}
    </>
  );
}

import { listOrganisations } from '@touchstone/api-client/routes/organisations';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { PROVINCES, useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CreateDialog } from './create-dialog.tsx';

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

function useOrganisationColumns(): readonly Column<RowOf<typeof listOrganisations>>[] {
  const { t } = useTranslation();
  const province = useProvince();
  const seesPeople = useMay()('person.read');
  const columns: readonly Column<RowOf<typeof listOrganisations>>[] = [
    { key: 'name', words: 'organisations.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    { key: 'kind', words: 'organisations.column.kind', text: ({ kind }) => t(`organisations.kind.${kind}`) },
    {
      key: 'state',
      words: 'organisations.column.state',
      text: ({ state }) => t(`states.organisation.${state}`),
      cell: ({ state }) => <StateTag kind="organisation" state={state} />,
    },
    { key: 'province', words: 'organisations.column.province', text: (one) => province(one.province) },
    {
      key: 'subject',
      words: 'organisations.column.subject',
      text: ({ operator, store }) => operator ?? store ?? '',
      cell: ({ operator, store }) => {
        if (operator !== null) return <PageLink to={`/operators/${operator}`}>{t('organisations.openOperator')}</PageLink>;
        return store === null ? '—' : <PageLink to={`/stores/${store}`}>{t('organisations.openStore')}</PageLink>;
      },
    },
    {
      key: 'created',
      words: 'organisations.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
    },
  ];
  if (!seesPeople) return columns;
  return [
    ...columns,
    {
      key: 'people',
      words: 'organisations.column.people',
      text: () => '',
      cell: ({ id }) => <PageLink to={`/people?organisation=${id}`}>{t('organisations.openPeople')}</PageLink>,
    },
  ];
}

import { listPeople } from '@touchstone/api-client/routes/people';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { useAddress } from '../../app/address.ts';
import { useMay, useMe } from '../../app/me.ts';
import { Action } from '../../parts/action.tsx';
import { Empty } from '../../parts/empty.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { type Filter, queryOf } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { InviteDialog } from './invite-dialog.tsx';

const STATES = ['INVITED', 'ACTIVE', 'SUSPENDED', 'CLOSED'] as const;

/** People whom one may see. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const me = useMe();
  const { search } = useAddress();
  const [isInviting, setInviting] = useState(false);
  return (
    <>
      <PageHeader
        title={t('people.title')}
        about={t('people.about')}
        crumbs={[{ to: '/organisations', text: t('organisations.title') }]}
        actions={
          <Action kind="main" permission="person.manage" onAct={() => setInviting(true)}>
            {t('people.invite.title')}
          </Action>
        }
      />
      {may('person.read') ? <People /> : <Empty text={t('people.notYours')} />}
      {isInviting ? <InviteDialog organisation={search['organisation'] ?? me.organisation.id} onClose={() => setInviting(false)} /> : null}
    </>
  );
}

function People(): ReactNode {
  const { t } = useTranslation();
  const { search } = useAddress();
  const filters: readonly Filter[] = [
    { key: 'state', words: 'people.filter.state', kind: 'choice', choices: STATES, label: (state) => t(`states.person.${state}`) },
    { key: 'organisation', words: 'people.filter.organisation', kind: 'given' },
  ];
  const people = useList(listPeople, { query: queryOf(filters, search) });
  const columns: readonly Column<RowOf<typeof listPeople>>[] = [
    {
      key: 'name',
      words: 'people.column.name',
      isName: true,
      text: ({ displayName }) => displayName,
      cell: ({ displayName }) => <Text>{displayName}</Text>,
    },
    { key: 'login', words: 'people.column.login', text: ({ login }) => login, cell: ({ login }) => <Text className="code">{login}</Text> },
    {
      key: 'state',
      words: 'people.column.state',
      text: ({ state }) => t(`states.person.${state}`),
      cell: ({ state }) => <StateTag kind="person" state={state} />,
    },
    { key: 'email', words: 'people.column.email', isExtra: true, text: ({ email }) => email ?? '—' },
    {
      key: 'secondFactor',
      words: 'people.column.secondFactor',
      text: ({ hasSecondFactor }) => t(hasSecondFactor ? 'parts.yes' : 'parts.no'),
    },
    {
      key: 'locked',
      words: 'people.column.locked',
      text: ({ lockedUntil }) => (lockedUntil === null ? '' : shanghaiTime(lockedUntil)),
      cell: ({ lockedUntil }) => <TimeText at={lockedUntil} />,
    },
    {
      key: 'lastSignIn',
      words: 'people.column.lastSignIn',
      text: ({ lastSignInAt }) => (lastSignInAt === null ? '' : shanghaiTime(lastSignInAt)),
      cell: ({ lastSignInAt }) => <TimeText at={lastSignInAt} />,
    },
    {
      key: 'created',
      words: 'people.column.created',
      isExtra: true,
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} isDay />,
    },
  ];
  return (
    <DataTable
      caption={t('people.title')}
      list={people}
      columns={columns}
      filters={filters}
      empty={t('people.empty')}
      keyOf={({ id }) => id}
      hrefOf={({ id }) => `/people/${id}`}
    />
  );
}

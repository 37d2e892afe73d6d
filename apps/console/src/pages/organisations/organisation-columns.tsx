import type { listOrganisations } from '@touchstone/api-client/routes/organisations';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { fullAddress } from '../../parts/full-address.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

/** Columns of the list of organisations. */
export function useOrganisationColumns(): readonly Column<RowOf<typeof listOrganisations>>[] {
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
      text: ({ operator, store }) =>
        operator !== null ? fullAddress(`/operators/${operator}`) : store === null ? '' : fullAddress(`/stores/${store}`),
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

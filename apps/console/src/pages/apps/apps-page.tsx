import { exportApps } from '@touchstone/api-client/routes/exports';
import type { listApps } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { ListExport } from '../../parts/list-export.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { useProvince } from '../../parts/province.ts';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type AppRow = RowOf<typeof listApps>;

interface Props {
  readonly apps: List<AppRow>;
  readonly filters: readonly Filter[];
}

/** Apps that one may see, those that most people have first. */
export function AppsPage({ apps, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const province = useProvince();
  const columns: readonly Column<AppRow>[] = [
    { key: 'name', words: 'apps.column.name', isName: true, text: ({ name }) => name, cell: ({ name }) => <Text>{name}</Text> },
    {
      key: 'package',
      words: 'apps.column.package',
      text: (app) => app.package,
      cell: (app) => <Text className="code">{app.package}</Text>,
    },
    {
      key: 'version',
      words: 'apps.column.version',
      text: ({ latestVersion }) => latestVersion ?? '—',
      cell: ({ latestVersion }) => (latestVersion === null ? '—' : <Text>{latestVersion}</Text>),
    },
    {
      key: 'operator',
      words: 'apps.column.operator',
      text: ({ operator }) => operator?.name ?? '—',
      cell: ({ operator }) =>
        operator === null ? (
          '—'
        ) : (
          <PageLink to={`/operators/${operator.id}`}>
            <Text>{operator.name}</Text>
          </PageLink>
        ),
    },
    { key: 'province', words: 'apps.column.province', text: (app) => province(app.province) },
    { key: 'kind', words: 'apps.column.kind', text: ({ kind }) => t(`apps.kind.${kind}`) },
    {
      key: 'platform',
      words: 'apps.column.platform',
      isExtra: true,
      text: ({ platform }) => t(`apps.platform.${platform}`, { defaultValue: platform }),
    },
    { key: 'head', words: 'apps.column.head', text: ({ isHead }) => (isHead ? t('parts.yes') : '') },
    { key: 'reach', words: 'apps.column.reach', isNumber: true, text: ({ reachBand }) => String(reachBand) },
    { key: 'filing', words: 'apps.column.filing', isExtra: true, text: ({ filingNumber }) => filingNumber ?? '—' },
    {
      key: 'firstSeen',
      words: 'apps.column.firstSeen',
      isExtra: true,
      text: ({ firstSeenAt }) => shanghaiTime(firstSeenAt),
      cell: ({ firstSeenAt }) => <TimeText at={firstSeenAt} isDay />,
    },
    {
      key: 'lastSeen',
      words: 'apps.column.lastSeen',
      text: ({ lastSeenAt }) => shanghaiTime(lastSeenAt),
      cell: ({ lastSeenAt }) => <TimeText at={lastSeenAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('apps.title')}
        about={t('apps.about')}
        actions={
          may('app.edit') ? (
            <PageLink className="button" to="/subjects/new">
              {t('subjectNew.nav')}
            </PageLink>
          ) : null
        }
      />
      <DataTable
        caption={t('apps.title')}
        list={apps}
        columns={columns}
        filters={filters}
        tools={<ListExport contract={exportApps} filters={filters} />}
        empty={t('apps.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/apps/${id}`}
      />
    </>
  );
}

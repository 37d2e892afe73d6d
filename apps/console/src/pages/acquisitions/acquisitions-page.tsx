import type { listAcquisitions } from '@touchstone/api-client/routes/acquisition';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { List, RowOf } from '../../api/use-list.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { sizeText } from '../../parts/size-text.ts';
import { StateTag } from '../../parts/state-tag.tsx';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import type { Filter } from '../../parts/table/filter.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { UploadApp } from './upload-app.tsx';

type Row = RowOf<typeof listAcquisitions>;

interface Props {
  readonly acquisitions: List<Row>;
  readonly filters: readonly Filter[];
}

/** Files on their way, and a new one. */
export function AcquisitionsPage({ acquisitions, filters }: Props): ReactNode {
  const { t } = useTranslation();
  const may = useMay();
  const columns: readonly Column<Row>[] = [
    {
      key: 'file',
      words: 'acquisitions.column.file',
      isName: true,
      text: ({ fileName, id }) => fileName ?? id,
      cell: ({ fileName, id }) => <Text>{fileName ?? id}</Text>,
    },
    {
      key: 'state',
      words: 'acquisitions.column.state',
      text: ({ state }) => t(`states.acquisition.${state}`),
      cell: ({ state }) => <StateTag kind="acquisition" state={state} />,
    },
    { key: 'source', words: 'acquisitions.column.source', text: ({ source }) => t(`acquisitions.source.${source}`) },
    {
      key: 'size',
      words: 'acquisitions.column.size',
      isNumber: true,
      text: ({ received, declared }) => {
        const bytes = received?.sizeBytes ?? declared.sizeBytes;
        return bytes === null ? '—' : sizeText(bytes);
      },
    },
    {
      key: 'reason',
      words: 'acquisitions.column.reason',
      text: ({ reason }) => (reason === null ? '—' : t(`storeProblem.what.${reason}`, { defaultValue: reason })),
    },
    {
      key: 'created',
      words: 'acquisitions.column.created',
      text: ({ createdAt }) => shanghaiTime(createdAt),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('acquisitions.title')}
        about={t('acquisitions.about')}
        actions={<PageLink to="/check">{t('check.nav')} →</PageLink>}
      />
      {may('artifact.upload') ? <UploadApp /> : null}
      <DataTable
        caption={t('acquisitions.title')}
        list={acquisitions}
        columns={columns}
        filters={filters}
        empty={t('acquisitions.empty')}
        keyOf={({ id }) => id}
        hrefOf={({ id }) => `/acquisitions/${id}`}
      />
    </>
  );
}

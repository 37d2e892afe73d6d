import { readOperatorRecord } from '@touchstone/api-client/routes/conduct';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { Ready } from '../../parts/ready.tsx';
import { staticList } from '../../parts/static-list.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { visibleText } from '../../parts/visible-text.ts';
import { IMPORTED_COLUMNS } from '../operator/imported-columns.tsx';

/** What old books say of a company, each with the sheet and line that it stands in. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const operator = useParam('operator');
  const record = useRead(readOperatorRecord, { params: { operator } });
  return (
    <Ready of={record}>
      {({ operator: firm, imported }) => (
        <>
          <PageHeader title={t('operator.imported.title')} crumbs={[{ to: `/operators/${operator}`, text: visibleText(firm.name) }]} />
          <DataTable
            isPart
            caption={t('operator.imported.title')}
            list={staticList(imported)}
            columns={IMPORTED_COLUMNS}
            empty={t('operator.imported.empty')}
            keyOf={({ id }) => id}
          />
        </>
      )}
    </Ready>
  );
}

import { listOrderTemplates } from '@touchstone/api-client/routes/orders';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type RowOf, useList } from '../../api/use-list.ts';
import { Action } from '../../parts/action.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { useSaid } from '../../parts/use-said.ts';
import { contentOf } from './template-content.ts';
import { TemplateDialog } from './template-dialog.tsx';

/** Templates of documents in their newest version. */
export function Route(): ReactNode {
  const { t } = useTranslation();
  const said = useSaid();
  const [isNew, setNew] = useState(false);
  const templates = useList(listOrderTemplates, { query: {} });
  const columns: readonly Column<RowOf<typeof listOrderTemplates>>[] = [
    { key: 'name', words: 'papers.column.name', isName: true, text: ({ template }) => said(contentOf(template).name) },
    { key: 'id', words: 'papers.column.id', text: ({ template }) => contentOf(template).id },
    { key: 'version', words: 'papers.column.version', isNumber: true, text: ({ template }) => contentOf(template).version },
    { key: 'numberWord', words: 'papers.column.numberWord', text: ({ template }) => contentOf(template).numberWord },
    { key: 'fields', words: 'papers.column.fields', isNumber: true, text: ({ template }) => String(contentOf(template).fields.length) },
    { key: 'source', words: 'papers.column.source', text: ({ source }) => t(`papers.source.${source}`) },
    {
      key: 'added',
      words: 'papers.column.added',
      text: ({ addedAt }) => shanghaiTime(addedAt),
      cell: ({ addedAt }) => <TimeText at={addedAt} isDay />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('papers.title')}
        about={t('papers.about')}
        actions={
          <>
            <PageLink to="/notice-catalogue" className="button">
              {t('catalogue.title')}
            </PageLink>
            <Action permission="template.manage" onAct={() => setNew(true)}>
              {t('papers.add')}
            </Action>
          </>
        }
      />
      <DataTable
        caption={t('papers.title')}
        list={templates}
        columns={columns}
        empty={t('papers.empty')}
        keyOf={({ template }) => contentOf(template).id}
        hrefOf={({ template }) => `/order-templates/${encodeURIComponent(contentOf(template).id)}`}
      />
      {isNew ? <TemplateDialog first={undefined} onClose={() => setNew(false)} /> : null}
    </>
  );
}

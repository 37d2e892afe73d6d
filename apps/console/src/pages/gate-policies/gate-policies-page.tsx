import type { OutputOf } from '@touchstone/api-client';
import type { listGatePolicies } from '@touchstone/api-client/routes/gate';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../app/language-context.ts';
import { useMay } from '../../app/me.ts';
import { PageHeader } from '../../parts/page-header.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Row = OutputOf<typeof listGatePolicies>['items'][number];

/** Laws of one's own gate, the newest version of each, and those that come with the platform. */
export function GatePoliciesPage({ policies }: { readonly policies: readonly Row[] }): ReactNode {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const may = useMay();
  const titleOf = ({ content }: Row) => String((content['title'] as Readonly<Record<string, unknown>> | undefined)?.[language] ?? '');
  const columns: readonly Column<Row>[] = [
    { key: 'name', words: 'gate.policy.name', isName: true, text: ({ name }) => name },
    { key: 'title', words: 'gate.policy.title', text: titleOf, cell: (row) => <Text>{titleOf(row)}</Text> },
    { key: 'version', words: 'gate.policy.version', isNumber: true, text: ({ version }) => String(version) },
    { key: 'source', words: 'gate.policy.source', text: ({ isShipped }) => t(isShipped ? 'gate.policy.shipped' : 'gate.policy.own') },
    {
      key: 'created',
      words: 'gate.policy.created',
      text: ({ createdAt }) => (createdAt === null ? '' : shanghaiTime(createdAt)),
      cell: ({ createdAt }) => <TimeText at={createdAt} />,
    },
  ];
  return (
    <>
      <PageHeader
        title={t('gate.policies')}
        about={t('gate.policiesAbout')}
        actions={may('gate.manage') ? <PageLink to="/gate/policies/default?new=true">{t('gate.policy.create')}</PageLink> : undefined}
      />
      <DataTable
        isPart
        caption={t('gate.policies')}
        list={staticList(policies)}
        columns={columns}
        empty={t('gate.policy.none')}
        keyOf={({ name }) => name}
        hrefOf={({ name }) => `/gate/policies/${name}`}
      />
      {may('gate.manage') ? null : <p className="form-hint">{t('gate.policy.byAdmin')}</p>}
    </>
  );
}

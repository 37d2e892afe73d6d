import { listLabAssignments } from '@touchstone/api-client/routes/campaigns';
import { listOrganisations } from '@touchstone/api-client/routes/organisations';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { pageOfApi } from '../../api/address.ts';
import type { RowOf } from '../../api/use-list.ts';
import { useRead } from '../../api/use-read.ts';
import { useMay, useMe } from '../../app/me.ts';
import { PageLink } from '../../parts/page-link.tsx';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { Unread } from '../../parts/unread.tsx';

type Assignment = RowOf<typeof listLabAssignments>;

/** Ranges of the sample that labs test, with how far each is. */
export function CampaignLabs({ campaign }: { readonly campaign: string }): ReactNode {
  const { t } = useTranslation();
  const assignments = useRead(listLabAssignments, { params: { campaign } });
  const rows = assignments.data?.items ?? [];
  const mayName = useMay()('organisation.read');
  const own = useMe().organisation;
  const labs =
    useRead(listOrganisations, { query: { kind: 'lab', limit: 200 } }, { enabled: mayName && rows.length > 0 }).data?.items ?? [];
  if (rows.length === 0) return <Unread of={[assignments]} />;
  const nameOf = (id: string) => labs.find((lab) => lab.id === id)?.name ?? (id === own.id ? own.name : t('campaign.lab.unnamed'));
  const columns: readonly Column<Assignment>[] = [
    { key: 'lab', words: 'campaign.lab.lab', isName: true, text: ({ organisation }) => nameOf(organisation) },
    { key: 'range', words: 'campaign.lab.range', text: ({ first, last }) => `${first}–${last}` },
    {
      key: 'tested',
      words: 'campaign.figures.tested',
      isNumber: true,
      text: ({ tested }) => `${tested.count} / ${tested.of ?? '—'}`,
      cell: ({ tested }) => {
        const words = `${tested.count} / ${tested.of ?? '—'}`;
        return tested.count === 0 ? words : <PageLink to={pageOfApi(tested.list)}>{words}</PageLink>;
      },
    },
    { key: 'due', words: 'campaign.lab.due', text: ({ dueOn }) => dueOn ?? '—' },
    { key: 'at', words: 'campaign.lab.at', text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
  ];
  return (
    <Section title={t('campaign.lab.title')} count={rows.length}>
      <DataTable isPart caption={t('campaign.lab.title')} list={staticList(rows)} columns={columns} empty="" keyOf={({ id }) => id} />
    </Section>
  );
}

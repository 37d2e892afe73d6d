import type { OutputOf } from '@touchstone/api-client';
import type { readOperator } from '@touchstone/api-client/routes/inventory';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ActorText } from '../../parts/actor-text.tsx';
import { useProvince } from '../../parts/province.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

type Event = OutputOf<typeof readOperator>['history'][number];

/** What happened to the entry of a company: merged, split, put right. */
export function OperatorHistory({ history }: { readonly history: readonly Event[] }): ReactNode {
  const { t } = useTranslation();
  const province = useProvince();
  const title = t('operator.history.title');
  const columns: readonly Column<Event>[] = [
    { key: 'kind', words: 'operator.history.kind', isName: true, text: ({ kind }) => t(`operator.history.kinds.${kind}`) },
    {
      key: 'change',
      words: 'operator.history.change',
      text: ({ before, after }) => (after === null ? '' : `${province(before)} → ${province(after)}`),
    },
    { key: 'reason', words: 'operator.history.reason', text: ({ reason }) => reason, cell: ({ reason }) => <Text>{reason}</Text> },
    { key: 'actor', words: 'operator.history.actor', text: ({ actor }) => actor, cell: ({ actor }) => <ActorText actor={actor} /> },
    { key: 'at', words: 'operator.history.at', text: ({ at }) => shanghaiTime(at), cell: ({ at }) => <TimeText at={at} /> },
  ];
  return (
    <Section title={title} count={history.length}>
      <DataTable
        isPart
        caption={title}
        list={staticList(history)}
        columns={columns}
        empty={t('operator.history.empty')}
        keyOf={({ id }) => id}
      />
    </Section>
  );
}

import type { listHolds } from '@touchstone/api-client/routes/evidence';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';

export type Hold = RowOf<typeof listHolds>;

/** What a list says of each legal hold. */
export function useHoldColumns(): readonly Column<Hold>[] {
  const { t } = useTranslation();
  return [
    { key: 'reason', words: 'parts.reason', isName: true, text: ({ reason }) => reason, cell: ({ reason }) => <Text>{reason}</Text> },
    {
      key: 'placed',
      words: 'evidence.holds.placed',
      text: ({ placedAt }) => shanghaiTime(placedAt),
      cell: ({ placedAt, placedBy }) => (
        <>
          <TimeText at={placedAt} /> · <ActorText actor={placedBy} />
        </>
      ),
    },
    {
      key: 'released',
      words: 'evidence.holds.released',
      text: ({ releasedAt }) => (releasedAt === null ? t('evidence.holds.open') : shanghaiTime(releasedAt)),
      cell: ({ releasedAt }) =>
        releasedAt === null ? <span className="tag tone-warn">{t('evidence.holds.open')}</span> : <TimeText at={releasedAt} />,
    },
  ];
}

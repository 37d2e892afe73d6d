import { listCalendars } from '@touchstone/api-client/routes/calendars';
import { readDeadline } from '@touchstone/api-client/routes/deadlines';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { useParam } from '../../app/address.ts';
import { useMay } from '../../app/me.ts';
import { Ready } from '../../parts/ready.tsx';
import { Unread } from '../../parts/unread.tsx';
import { DeadlinePage } from './deadline-page.tsx';

export function Route(): ReactNode {
  const id = useParam('deadline');
  const may = useMay();
  const detail = useRead(readDeadline, { params: { deadline: id } });
  const calendars = useRead(listCalendars, {}, { enabled: may('calendar.read') });
  const current = (calendars.data?.items ?? []).filter(({ isCurrent }) => isCurrent);
  return (
    <Ready of={detail}>
      {(value) => (
        <>
          <Unread of={[calendars]} />
          <DeadlinePage detail={value} calendars={current} />
        </>
      )}
    </Ready>
  );
}

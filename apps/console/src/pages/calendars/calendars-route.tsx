import { listCalendars } from '@touchstone/api-client/routes/calendars';
import type { ReactNode } from 'react';
import { useRead } from '../../api/use-read.ts';
import { Ready } from '../../parts/ready.tsx';
import { CalendarsPage } from './calendars-page.tsx';

export function Route(): ReactNode {
  const calendars = useRead(listCalendars, { query: {} });
  return <Ready of={calendars}>{(value) => <CalendarsPage calendars={value} />}</Ready>;
}

import { listResponseTimes } from '@touchstone/api-client/routes/deadlines';
import { responseTimes } from '@touchstone/db/repositories/deadline-lists';
import { addDays, dayOf, startOfDay } from '@touchstone/domain/calendar';
import type { LocalDate } from '@touchstone/kernel/dates';
import { handle } from '../../handler.ts';

const USUAL_DAYS = 365;
const HOUR_MS = 3_600_000;
const hours = (ms: number | null): number | null => (ms === null ? null : Math.round((ms / HOUR_MS) * 100) / 100);

export const responseTimesHandler = handle(listResponseTimes, async ({ query, session, platform, transaction }) => {
  const now = platform.now();
  const until = (query.until ?? dayOf(now.getTime())) as LocalDate;
  const from = (query.from ?? addDays(until, -USUAL_DAYS)) as LocalDate;
  const span = { from: new Date(startOfDay(from)), until: new Date(startOfDay(addDays(until, 1))), now };
  const rows = await transaction((tx) => responseTimes(tx, session, span));
  return {
    status: 200,
    body: {
      from,
      until,
      asOf: now.toISOString(),
      items: rows.map(({ obliged, store, name, asked, done, late, medianMs, longestMs }) => ({
        obliged,
        store: store === null ? null : { id: store, name: name ?? '' },
        ...{ asked, done, late, medianHours: hours(medianMs), longestHours: hours(longestMs) },
      })),
    },
  };
});

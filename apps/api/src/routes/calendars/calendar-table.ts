import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { readCalendarTable } from '@touchstone/api-client/routes/calendars';
import { handle } from '../../handler.ts';
import { limited } from '../../http/limited-stream.ts';
import { mediaTypeOf } from '../../http/media-type-of.ts';
import { sheetsOf } from '../ledgers/shapes.ts';
import { calendarLine } from './calendar-csv.ts';

const MOST_BAD = 20;
const MOST_TEXT = 200;
/** What no heading and no empty line has. */
const DIGIT = /[0-9]/;

/** Days of a table of any kind, to be looked at and then taken in. */
export const readCalendarTableHandler = handle(readCalendarTable, async ({ raw }) => {
  const { maxBytes, mediaTypes } = readCalendarTable.upload;
  mediaTypeOf(raw.request, mediaTypes);
  const bytes = new Uint8Array(await buffer((raw.request.body as Readable).pipe(limited(maxBytes))));
  const rows = sheetsOf(bytes).flatMap(({ sheet, rows: of }) => of.map(({ line, cells }) => ({ sheet, line, cells })));
  const read = rows.map((row) => ({ ...row, said: calendarLine(row.cells) }));
  const lines = read.flatMap(({ said }) => said ?? []);
  const bad = read.filter(({ said, cells }) => said === undefined && cells.some((cell) => DIGIT.test(cell)));
  return {
    status: 200,
    body: {
      csv: lines.join('\n'),
      days: lines.length,
      badLines: bad.slice(0, MOST_BAD).map(({ sheet, line, cells }) => ({ sheet, line, text: cells.join(' ').trim().slice(0, MOST_TEXT) })),
    },
  };
});

import { createHash } from 'node:crypto';
import { countDeadline, importCalendar, listCalendars } from '@touchstone/api-client/routes/calendars';
import { type CalendarVersion, calendarRows } from '@touchstone/db/repositories/calendar-rows';
import { provisionalCount } from '@touchstone/db/repositories/deadline-lists';
import { type CalendarFault, calendarOf, dayOf, yearOf } from '@touchstone/domain/calendar';
import { type DeadlineRule, dueOf, printedText } from '@touchstone/domain/deadline';
import { type CalendarTransaction, type ImportCalendar, importCalendar as importYear } from '@touchstone/services/calendars';
import { nameOf } from '../../access/actor.ts';
import { type Context, handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';
import { type FieldError, Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { deadlineRowsOf } from '../../wiring/deadline-ports.ts';
import { readCalendarCsv } from './calendar-csv.ts';
import { wantedYear } from './wanted-year.ts';

const versionShape = (version: CalendarVersion, isCurrent: boolean) => ({
  id: version.id,
  jurisdiction: version.jurisdiction,
  year: version.year,
  publishedOn: version.publishedOn,
  source: version.source,
  sourceUrl: version.sourceUrl,
  sourceSha256: version.sourceSha256,
  holidays: [...version.holidays].sort(),
  makeUpDays: [...version.makeUpDays].sort(),
  isCurrent,
  importedAt: version.importedAt.toISOString(),
});

export const listCalendarsHandler = handle(listCalendars, async ({ query, platform, transaction }) => {
  const versions = await transaction((tx) => calendarRows(tx).calendarVersions());
  const waiting = await transaction(provisionalCount);
  const calendar = calendarOf(versions);
  const shown = versions.filter(({ year }) => query.year === undefined || year === query.year);
  return {
    status: 200,
    body: {
      items: shown.map((version) => versionShape(version, calendar.idOf(version.year) === version.id)),
      firstYear: versions[0]?.year ?? null,
      lastYear: versions.at(-1)?.year ?? null,
      wanted: wantedYear(calendar, platform.now().getTime(), waiting) ?? null,
    },
  };
});

export const importCalendarHandler = handle(importCalendar, async (context) => {
  const { query, body } = context;
  const days = daysOf(body);
  const { year, publishedOn, source, sourceUrl = '' } = body;
  const sourceSha256 = body.csv === undefined ? null : createHash('sha256').update(body.csv).digest('hex');
  const wish = { year, publishedOn, source, sourceUrl, sourceSha256, ...days, importedBy: context.actor.person ?? null };
  const by = { actor: nameOf(context.actor), basis: `calendar:${year} ${source}` };

  const work = (rows: CalendarTransaction) => importYear(rows, wish, by);
  const result = query.dryRun === true ? await tried(context, work) : await done(context, year, work);
  if (!result.ok) throw refused(result);
  return {
    status: 200,
    body: {
      isDryRun: query.dryRun === true,
      version: versionShape(result.version, true),
      differences: result.differences.map(({ day, before, after }) => ({ day, before: before ?? null, after: after ?? null })),
      deadlines: { started: result.deadlines.started, moved: result.deadlines.moved },
    },
  };
});

type Importing = Context<typeof importCalendar>;

const done = (context: Importing, year: number, work: (rows: CalendarTransaction) => Promise<ImportCalendar>): Promise<ImportCalendar> =>
  auditedEdit(context, { action: 'calendar.import', kind: 'calendar', id: String(year) }, deadlineRowsOf(context.platform), work);

/** Done and undone: the figures are those of the import itself. */
async function tried(context: Importing, work: (rows: CalendarTransaction) => Promise<ImportCalendar>): Promise<ImportCalendar> {
  let result: ImportCalendar | undefined;
  const undo = new Error('a dry run is undone');
  const { platform, session } = context;
  try {
    await platform.transaction({ ...session, scope: { kind: 'all' } }, async (tx: Transaction) => {
      result = await work(deadlineRowsOf(platform)(tx));
      throw undo;
    });
  } catch (error) {
    if (error !== undo) throw error;
  }
  return result!;
}

function daysOf({ csv, holidays = [], makeUpDays = [] }: Importing['body']) {
  if (csv === undefined) return { holidays, makeUpDays };
  const { badLines, ...days } = readCalendarCsv(csv);
  if (badLines.length > 0)
    throw new Refusal('calendar-refused', {
      errors: badLines.slice(0, 20).map((line) => ({
        pointer: '/body/csv',
        message: [`第 ${line} 行：应为日期和“放假”或“上班”`, `line ${line}: takes a day and 放假 or 上班`] as const,
      })),
    });
  return days;
}

const refused = (result: Extract<ImportCalendar, { ok: false }>): Refusal =>
  result.reason === 'calendar-refused' ? new Refusal(result.reason, { errors: result.faults.map(fieldError) }) : new Refusal(result.reason);

const FAULTS: Readonly<Record<CalendarFault['code'], string>> = {
  'no-day': '不是日期',
  twice: '列了两次',
  'outside-year': '不在该年度之内',
  both: '既是放假又是上班',
  'no-weekend': '调休上班的日子应为周末',
  missing: '缺少每年都有的假日',
  'in-future': '公布日期晚于今天',
  'older-than-current': '早于现有版本',
  'too-many': '天数过多',
};

const fieldError = ({ at, code, value }: CalendarFault): FieldError => ({
  pointer: `/body/${at}`,
  message: [`${FAULTS[code]}：${value}`, `${code}: ${value}`],
});

export const countDeadlineHandler = handle(countDeadline, async ({ query, platform, transaction }) => {
  const calendar = calendarOf(await transaction((tx) => calendarRows(tx).calendarVersions()));
  const startMs = query.start === undefined ? platform.now().getTime() : Date.parse(query.start);
  if (Math.abs(yearOf(dayOf(startMs)) - 2000) > 200) throw new Refusal('bad-deadline');
  const { kind, count, endsAt, rollForward } = query;
  const ends = endsAt === undefined ? {} : { endsAt };
  const rules: Readonly<Record<typeof kind, DeadlineRule>> = {
    hours: { kind: 'hours', count },
    'working-days': { kind: 'working-days', count, ...ends },
    'calendar-days': { kind: 'calendar-days', count, ...ends, ...(rollForward === undefined ? {} : { rollForward }) },
  };
  const due = dueOf(rules[kind], startMs, calendar);
  return {
    status: 200,
    body: {
      state: due.state,
      start: new Date(startMs).toISOString(),
      due: due.dueAtMs === null ? null : new Date(due.dueAtMs).toISOString(),
      printedText: printedText(due) ?? null,
      missingYear: due.state === 'PROVISIONAL' ? due.missingYear : null,
      calendars: [...due.calendarIds],
    },
  };
});

import type { OutputOf } from '@touchstone/api-client';
import type { listCalendars } from '@touchstone/api-client/routes/calendars';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Action } from '../../parts/action.tsx';
import { Facts } from '../../parts/facts.tsx';
import { PageHeader } from '../../parts/page-header.tsx';
import { comma } from '../../parts/punctuation.ts';
import { Section } from '../../parts/section.tsx';
import { shanghaiDay } from '../../parts/shanghai-time.ts';
import { staticList } from '../../parts/static-list.ts';
import type { Column } from '../../parts/table/column.ts';
import { DataTable } from '../../parts/table/data-table.tsx';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { CalendarImport } from './calendar-import.tsx';
import { rangesOf } from './day-ranges.ts';
import { DeadlineWarnings } from './deadline-warnings.tsx';

type Calendars = OutputOf<typeof listCalendars>;
type Version = Calendars['items'][number];

/** The official calendar year by year: what is a holiday, what is worked instead, and which notice says so. */
export function CalendarsPage({ calendars }: { readonly calendars: Calendars }): ReactNode {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { items, firstYear, lastYear, wanted } = calendars;
  const current = items.filter(({ isCurrent }) => isCurrent).sort((a, b) => b.year - a.year);
  const earlier = items.filter(({ isCurrent }) => !isCurrent);
  return (
    <>
      <PageHeader
        title={t('calendars.title')}
        about={t('calendars.about')}
        actions={
          <Action kind="main" permission="calendar.import" onAct={() => setOpen(true)}>
            {t('calendars.import.open')}
          </Action>
        }
      />
      <Facts
        lines={[
          { label: t('calendars.years'), value: firstYear === null ? t('calendars.noYears') : `${firstYear} – ${lastYear}` },
          {
            label: t('calendars.wanted'),
            value: wanted === null ? null : <span className="tone-warn">{t('calendars.wantedYear', { year: wanted })}</span>,
          },
        ]}
      />
      <DeadlineWarnings />
      <Versions title={t('calendars.current')} versions={current} empty={t('calendars.empty')} />
      {earlier.length === 0 ? null : <Versions title={t('calendars.earlier')} versions={earlier} empty={t('calendars.empty')} />}
      {isOpen ? <CalendarImport year={wanted ?? (lastYear ?? 0) + 1} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

interface VersionsProps {
  readonly title: string;
  readonly versions: readonly Version[];
  readonly empty: string;
}

function Versions({ title, versions, empty }: VersionsProps): ReactNode {
  return (
    <Section title={title} count={versions.length}>
      <DataTable isPart caption={title} list={staticList(versions)} columns={COLUMNS} empty={empty} keyOf={({ id }) => id} />
    </Section>
  );
}

const COLUMNS: readonly Column<Version>[] = [
  { key: 'year', words: 'calendars.column.year', isName: true, text: ({ year }) => String(year) },
  {
    key: 'holidays',
    words: 'calendars.column.holidays',
    text: ({ holidays }) => holidays.join(' '),
    cell: ({ holidays }) => <Days of={holidays} />,
  },
  {
    key: 'makeUp',
    words: 'calendars.column.makeUp',
    text: ({ makeUpDays }) => makeUpDays.join(' '),
    cell: ({ makeUpDays }) => <Days of={makeUpDays} />,
  },
  {
    key: 'source',
    words: 'calendars.column.source',
    text: ({ source }) => source,
    cell: ({ source, sourceUrl }) => (
      <>
        <Text>{source}</Text>
        {sourceUrl === '' ? null : (
          <div className="form-hint">
            <Text>{sourceUrl}</Text>
          </div>
        )}
      </>
    ),
  },
  {
    key: 'published',
    words: 'calendars.column.published',
    text: ({ publishedOn }) => publishedOn,
    cell: ({ publishedOn }) => <time dateTime={publishedOn}>{publishedOn}</time>,
  },
  {
    key: 'imported',
    words: 'calendars.column.imported',
    text: ({ importedAt }) => shanghaiDay(importedAt),
    cell: ({ importedAt }) => <TimeText at={importedAt} isDay />,
  },
];

/** `01-01 – 01-03 (3)`: days that follow one another, without the year that the row is about. */
function Days({ of }: { readonly of: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  if (of.length === 0) return '—';
  return (
    <>
      <strong>{t('calendars.days', { count: of.length })}</strong>{' '}
      {rangesOf(of)
        .map(({ first, last, count }) => (count === 1 ? first.slice(5) : `${first.slice(5)} – ${last.slice(5)}`))
        .join(comma())}
    </>
  );
}

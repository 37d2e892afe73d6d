import type { OutputOf } from '@touchstone/api-client';
import { importCalendar, listCalendars, readCalendarTable } from '@touchstone/api-client/routes/calendars';
import { Button, Input } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { useChange } from '../../api/use-change.ts';
import { CancelButton } from '../../parts/cancel-button.tsx';
import { Dialog } from '../../parts/dialog.tsx';
import { Facts } from '../../parts/facts.tsx';
import { useLastBegun } from '../../parts/last-begun.ts';
import { Problem } from '../../parts/problem.tsx';
import { colon } from '../../parts/punctuation.ts';
import { TABLE_FILES, tableTypeOf } from '../../parts/table-file.ts';
import { Text } from '../../parts/text.tsx';
import { useAttempt } from '../../parts/use-attempt.ts';

type Outcome = OutputOf<typeof importCalendar>;

const FIELDS = ['year', 'publishedOn', 'source', 'sourceUrl'] as const;
const TYPE_OF = { year: 'number', publishedOn: 'date', source: 'text', sourceUrl: 'url' } as const;

interface Props {
  /** The year that is wanted next. */
  readonly year: number;
  onClose(): void;
}

/** Takes in the notice of a year: first what it would change, then for good. */
export function CalendarImport({ year, onClose }: Props): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const [typed, setTyped] = useState({ year: String(year), publishedOn: '', source: '', sourceUrl: '', csv: '' });
  const [tried, setTried] = useState<Outcome>();
  const [read, setRead] = useState<OutputOf<typeof readCalendarTable>>();
  const { isBusy, error, attempt } = useAttempt();
  const change = useChange(importCalendar, [listCalendars]);
  // what was tried is shown as long as that is what would be sent
  const begin = useLastBegun();
  const type = (part: Partial<typeof typed>) => {
    setTyped((before) => ({ ...before, ...part }));
    setTried(undefined);
    begin();
  };
  const { sourceUrl, ...rest } = typed;
  const body = { ...rest, year: Number(typed.year), ...(sourceUrl === '' ? {} : { sourceUrl }) };
  const isReady = [typed.publishedOn, typed.source.trim(), typed.csv.trim()].every((text) => text !== '');
  const beginRead = useLastBegun();
  const readFile = async (file: File | undefined) => {
    const isLast = beginRead();
    setRead(undefined);
    if (file === undefined) return;
    await attempt(async () => {
      const found = await call(readCalendarTable, { upload: { bytes: file, mediaType: tableTypeOf(file.name) } });
      if (!isLast()) return;
      setRead(found);
      type({ csv: found.csv });
    });
  };
  const send = async () => {
    if (tried === undefined) {
      const isLast = begin();
      const outcome = await call(importCalendar, { query: { dryRun: true }, body });
      if (isLast()) setTried(outcome);
      return;
    }
    await change.mutateAsync({ query: {}, body });
    onClose();
  };
  return (
    <Dialog title={t('calendars.import.title')} isOpen onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          void attempt(send);
        }}
      >
        <p className="form-about">{t('calendars.import.about')}</p>
        {FIELDS.map((name) => (
          <div key={name} className="form-line">
            <label htmlFor={`${id}-${name}`}>{t(`calendars.import.${name}`)}</label>
            <Input
              id={`${id}-${name}`}
              type={TYPE_OF[name]}
              required={name !== 'sourceUrl'}
              value={typed[name]}
              onChange={({ target }) => type({ [name]: target.value })}
            />
          </div>
        ))}
        <label htmlFor={`${id}-file`}>{t('calendars.import.file')}</label>
        <input id={`${id}-file`} type="file" accept={TABLE_FILES} onChange={({ target }) => void readFile(target.files?.[0])} />
        {read === undefined ? null : (
          <div role="status">
            <p>{t('calendars.import.read', { count: read.days })}</p>
            {read.badLines.length === 0 ? null : (
              <>
                <p className="tone-bad">{t('calendars.import.bad', { count: read.badLines.length })}</p>
                <ul className="links">
                  {read.badLines.map(({ sheet, line, text }) => (
                    <li key={`${sheet} ${line}`}>
                      {t('calendars.import.line', { sheet, line })} <Text>{text}</Text>
                    </li>
                  ))}
                </ul>
              </>
            )}
          </div>
        )}
        <label htmlFor={`${id}-csv`}>{t('calendars.import.csv')}</label>
        <Input.TextArea
          id={`${id}-csv`}
          rows={8}
          required
          maxLength={20_000}
          placeholder={t('calendars.import.csvHint')}
          value={typed.csv}
          onChange={({ target }) => type({ csv: target.value })}
        />
        {tried === undefined ? null : <Tried outcome={tried} />}
        {error === undefined ? null : <Problem error={error} />}
        <footer>
          <CancelButton isBusy={isBusy} />
          <Button htmlType="submit" type="primary" loading={isBusy} disabled={!isReady}>
            {t(tried === undefined ? 'calendars.import.try' : 'calendars.import.do')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** What an import would change; nothing has been changed. */
function Tried({ outcome: { version, differences, deadlines } }: { readonly outcome: Outcome }): ReactNode {
  const { t } = useTranslation();
  const word = (isHoliday: boolean | null) =>
    t(isHoliday === null ? 'calendars.import.unsaid' : isHoliday ? 'calendars.import.off' : 'calendars.import.on');
  return (
    <div role="status">
      <strong>{t('calendars.import.would')}</strong>
      <Facts
        lines={[
          { label: t('calendars.column.holidays'), value: t('calendars.days', { count: version.holidays.length }) },
          { label: t('calendars.column.makeUp'), value: t('calendars.days', { count: version.makeUpDays.length }) },
          { label: t('calendars.import.started'), value: String(deadlines.started) },
          { label: t('calendars.import.moved'), value: String(deadlines.moved) },
          { label: t('calendars.import.differences'), value: String(differences.length) },
        ]}
      />
      {differences.length === 0 ? null : (
        <details>
          <summary>{t('calendars.import.show')}</summary>
          <ul className="links">
            {differences.map(({ day, before, after }) => (
              <li key={day}>
                {day}
                {colon()}
                {word(before)} → {word(after)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

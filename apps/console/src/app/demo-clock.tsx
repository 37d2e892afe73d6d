import { useQueryClient } from '@tanstack/react-query';
import { countDeadline, readClock, setClock } from '@touchstone/api-client/routes/calendars';
import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../api/call.ts';
import { useRead } from '../api/use-read.ts';
import { PopUp } from '../parts/pop-up.tsx';
import { Problem } from '../parts/problem.tsx';
import { shanghaiDay, shanghaiTime } from '../parts/shanghai-time.ts';
import { useAttempt } from '../parts/use-attempt.ts';
import { useMay } from './me.ts';

/** When work begins on the day that the clock is set to. */
const MORNING = '09:00';

/** Sets the time of an installation for demonstration; drawn for who may, and only there. */
export function DemoClock(): ReactNode {
  const may = useMay();
  return may('system.manage') ? <Settable /> : null;
}

function Settable(): ReactNode {
  const { t } = useTranslation();
  const { data } = useRead(readClock, {});
  if (data?.isSettable !== true) return null;
  return (
    <PopUp className="bar-person demo-clock" buttonClass="bar-item" label={t('shell.clock.title')}>
      <Hands key={shanghaiDay(data.now)} now={data.now} isReal={data.kind === 'real'} />
    </PopUp>
  );
}

function Hands({ now, isReal }: { readonly now: string; readonly isReal: boolean }): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  const queries = useQueryClient();
  const [day, setDay] = useState(shanghaiDay(now));
  const { isBusy, error, attempt } = useAttempt();
  const set = (at: () => Promise<string | undefined>) =>
    attempt(async () => {
      const wanted = await at();
      await call(setClock, { body: wanted === undefined ? {} : { at: wanted } });
      await queries.invalidateQueries(); // another day is another answer everywhere
    });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void set(() => Promise.resolve(`${day}T${MORNING}:00+08:00`));
  };
  return (
    <>
      <strong>{isReal ? t('shell.clock.isReal', { time: shanghaiTime(now) }) : t('shell.clock.is', { time: shanghaiTime(now) })}</strong>
      <p>{t('shell.clock.about')}</p>
      <button type="button" className="button" disabled={isBusy} onClick={() => void set(() => nextWorkingDay())}>
        {t('shell.clock.nextWorkingDay')}
      </button>
      <form className="actions" onSubmit={submit}>
        <label htmlFor={id}>{t('shell.clock.day')}</label>
        <input id={id} type="date" required value={day} onChange={({ target }) => setDay(target.value)} />
        <button type="submit" className="button" disabled={isBusy}>
          {t('shell.clock.set')}
        </button>
      </form>
      <button type="button" className="button" disabled={isBusy || isReal} onClick={() => void set(() => Promise.resolve(undefined))}>
        {t('shell.clock.real')}
      </button>
      {error === undefined ? null : <Problem error={error} />}
    </>
  );
}

/** The morning of the next working day after the time that it is there now. */
async function nextWorkingDay(): Promise<string> {
  const { now } = await call(readClock, {});
  const { due } = await call(countDeadline, { query: { kind: 'working-days', count: 1, start: now, endsAt: MORNING } });
  return due ?? new Date(Date.parse(now) + 86_400_000).toISOString(); // no calendar that far: the server says so
}

import { readClock } from '@touchstone/api-client/routes/calendars';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { shanghaiTime } from '../parts/shanghai-time.ts';

const EVERY_MINUTE_MS = 60_000;

/** Says to everybody that the time of this installation is not the real one, and what it is; nothing where it is. */
export function ClockBanner(): ReactNode {
  const { t } = useTranslation();
  const { data } = useRead(readClock, {}, { everyMs: EVERY_MINUTE_MS });
  if (data === undefined || data.kind === 'real') return null;
  return (
    <p className="demo-time" role="status">
      <strong>{t('shell.clock.is', { time: shanghaiTime(data.now) })}</strong>{' '}
      {t(data.isStopped ? 'shell.clock.stopped' : 'shell.clock.counts')}
    </p>
  );
}

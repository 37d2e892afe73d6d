import { type Session, withSession } from '@touchstone/db';
import { calendarRows } from '@touchstone/db/repositories/calendar-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { calendarOf } from '@touchstone/domain/calendar';
import type { Platform, Transaction } from '../platform.ts';
import { boundsOf, CLOCK_SETTING, type ClockBounds, type DemoTime } from './platform-clock.ts';

const SYSTEM: Session = { actor: 'system:clock', organisation: null, scope: { kind: 'all' } };

/** Lets the clock of this process go as the installation's is set; another process may have set it. */
export async function followClock({ db, clock }: Pick<Platform, 'db' | 'clock'>): Promise<void> {
  if (!clock.isSettable) return;
  await withSession(db, SYSTEM, async (tx) => {
    const { value } = await settingRows(tx).setting<DemoTime | null>(CLOCK_SETTING);
    clock.follow(value ?? undefined, await clockBounds(tx));
  });
}

export async function clockBounds(tx: Transaction): Promise<ClockBounds | undefined> {
  const versions = await calendarRows(tx).calendarVersions();
  return boundsOf(
    versions.map(({ year }) => year),
    calendarOf(versions),
  );
}

import { readClock, setClock } from '@touchstone/api-client/routes/calendars';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { handle } from '../../handler.ts';
import type { Platform } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { CLOCK_SETTING, type DemoTime } from '../../wiring/platform-clock.ts';
import { clockBounds, followClock } from '../../wiring/read-clock-setting.ts';

const clockShape = ({ clock, now }: Pick<Platform, 'clock' | 'now'>) => ({
  now: now().toISOString(),
  isSettable: clock.isSettable,
  ...clock.standing(),
});

export const readClockHandler = handle(readClock, async ({ platform }) => ({ status: 200, body: clockShape(platform) }));

export const setClockHandler = handle(setClock, async (context) => {
  const { body, platform, actor } = context;
  if (!platform.clock.isSettable) throw new Refusal('not-served');
  const { at, rate = 1 } = body;
  const time: DemoTime | null = at === undefined ? null : { kind: 'demo', at, since: platform.machineNow().toISOString(), rate };
  const act = { action: 'system.manage', kind: 'setting', id: CLOCK_SETTING, detail: { at: at ?? null, rate } };
  await auditedEdit(
    context,
    act,
    (tx) => ({ settings: settingRows(tx), tx }),
    async ({ settings, tx }) => {
      const bounds = await clockBounds(tx);
      const wanted = Date.parse(at ?? platform.machineNow().toISOString());
      if (bounds === undefined || !(wanted >= bounds.firstMs && wanted <= bounds.lastMs)) throw new Refusal('clock-outside-calendar');
      const { rowVersion } = await settings.setting(CLOCK_SETTING);
      if (!(await settings.saveSetting(CLOCK_SETTING, time, rowVersion, actor.person ?? null))) throw new Refusal('version-conflict');
      return { ok: true };
    },
  );
  await followClock(platform);
  return { status: 200, body: clockShape(platform) };
});

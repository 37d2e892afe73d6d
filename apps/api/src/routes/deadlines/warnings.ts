import { readDeadlineWarnings, setDeadlineWarnings } from '@touchstone/api-client/routes/deadlines';
import { systemSession } from '@touchstone/db';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { USUAL_WARNINGS, type Warnings } from '@touchstone/domain/deadline';
import { handle } from '../../handler.ts';
import type { Platform } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { WARNINGS_SETTING } from '../../wiring/deadline-ports.ts';

/** The longest first, as they are reached. */
async function warningsOf({ transaction }: Pick<Platform, 'transaction'>) {
  const { value, rowVersion } = await transaction(systemSession('settings'), (tx) => settingRows(tx).setting<Warnings>(WARNINGS_SETTING));
  return { workingDays: [...(value ?? USUAL_WARNINGS)], version: rowVersion };
}

export const readWarningsHandler = handle(readDeadlineWarnings, async ({ platform }) => {
  const body = await warningsOf(platform);
  return { status: 200, body, rowVersion: body.version };
});

export const setWarningsHandler = handle(setDeadlineWarnings, async (context) => {
  const { body, actor, ifMatch, platform } = context;
  const workingDays = [...body.workingDays].sort((a, b) => b - a);
  const act = { action: 'system.manage', kind: 'setting', id: WARNINGS_SETTING, detail: { workingDays } };
  const saved = await auditedEdit(context, act, settingRows, async (rows) => ({
    ok: await rows.saveSetting(WARNINGS_SETTING, workingDays, ifMatch, actor.person ?? null),
  }));
  if (!saved.ok) throw new Refusal('version-conflict');
  const now = await warningsOf(platform);
  return { status: 200, body: now, rowVersion: now.version };
});

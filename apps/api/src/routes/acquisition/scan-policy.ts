import { readScanPolicy, setScanPolicy } from '@touchstone/api-client/routes/acquisition';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { SCAN_POLICY_SETTING } from '@touchstone/db/repositories/listing-scans';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import type { ScanPolicy, ScanRule } from '@touchstone/services/acquisition';
import { type Context, handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';
import { Refusal } from '../../problem/refusal.ts';

const ruleShape = (rule: ScanRule | null) => (rule === null ? null : { profile: rule.profile, engines: [...rule.engines] });

/** The policy as the API shows it. */
export async function shownScanPolicy(tx: Transaction) {
  const { organisation, newVersion, changedPolicy, changedPermissions }: ScanPolicy = await acquisitionRows(tx).scanPolicy();
  const rules = {
    newVersion: ruleShape(newVersion),
    changedPolicy: ruleShape(changedPolicy),
    changedPermissions: ruleShape(changedPermissions),
  };
  return { organisation, ...rules };
}

async function shown({ transaction }: Pick<Context, 'transaction'>) {
  return transaction(async (tx) => {
    const { rowVersion } = await settingRows(tx).setting(SCAN_POLICY_SETTING);
    return { status: 200, body: await shownScanPolicy(tx), rowVersion };
  });
}

export const readScanPolicyHandler = handle(readScanPolicy, shown);

export const setScanPolicyHandler = handle(setScanPolicy, async (context) => {
  const { body, ifMatch, actor, session, platform, address, transaction } = context;
  const { organisation, ...rules } = body;
  const policy = { ...rules, ...(organisation === null ? {} : { organisation }) };
  await transaction(async (tx) => {
    if (!(await settingRows(tx).saveSetting(SCAN_POLICY_SETTING, policy, ifMatch, actor.person ?? null)))
      throw new Refusal('version-conflict');
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'system.manage',
      object: { kind: 'setting', id: SCAN_POLICY_SETTING },
      detail: { policy: JSON.stringify(body) },
    });
  });
  return shown(context);
});

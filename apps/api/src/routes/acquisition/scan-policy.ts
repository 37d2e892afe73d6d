import { readScanPolicy, setScanPolicy } from '@touchstone/api-client/routes/acquisition';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import type { ScanPolicy, ScanRule } from '@touchstone/services/acquisition';
import { handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';

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

export const readScanPolicyHandler = handle(readScanPolicy, ({ transaction }) =>
  transaction(async (tx) => ({ status: 200, body: await shownScanPolicy(tx) })),
);

export const setScanPolicyHandler = handle(setScanPolicy, ({ body, actor, session, platform, address, transaction }) =>
  transaction(async (tx) => {
    const { organisation, ...rules } = body;
    await acquisitionRows(tx).saveScanPolicy({ ...rules, ...(organisation === null ? {} : { organisation }) }, actor.person ?? null);
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'system.manage',
      object: { kind: 'setting', id: 'scan-policy' },
      detail: { policy: JSON.stringify(body) },
    });
    return { status: 200, body: await shownScanPolicy(tx) };
  }),
);

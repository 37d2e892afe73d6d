import { readScanPolicy, setScanPolicy } from '@touchstone/api-client/routes/acquisition';
import { acquisitionRows } from '@touchstone/db/repositories/acquisition-rows';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import type { ScanPolicy, ScanRule } from '@touchstone/services/acquisition';
import { handle } from '../../handler.ts';
import type { Transaction } from '../../platform.ts';

const ruleShape = (rule: ScanRule | null) => (rule === null ? null : { profile: rule.profile, engines: [...rule.engines] });

async function shown(tx: Transaction) {
  const { organisation, newVersion, changedPolicy, changedPermissions }: ScanPolicy = await acquisitionRows(tx).scanPolicy();
  const rules = {
    newVersion: ruleShape(newVersion),
    changedPolicy: ruleShape(changedPolicy),
    changedPermissions: ruleShape(changedPermissions),
  };
  return { status: 200, body: { organisation, ...rules } };
}

export const readScanPolicyHandler = handle(readScanPolicy, ({ transaction }) => transaction(shown));

export const setScanPolicyHandler = handle(setScanPolicy, ({ body, actor, session, platform, address, transaction }) =>
  transaction(async (tx) => {
    const { organisation, ...rules } = body;
    await acquisitionRows(tx).saveScanPolicy({ ...rules, ...(organisation === null ? {} : { organisation }) }, actor.person ?? null);
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'system.manage',
      object: { kind: 'setting', id: 'scan-policy' },
      detail: { policy: JSON.stringify(body) },
    });
    return shown(tx);
  }),
);

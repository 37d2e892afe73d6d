import { readInstallation } from '@touchstone/api-client/routes/installation';
import { backupRecords } from '@touchstone/db';
import { listRetentionClasses } from '@touchstone/db/repositories/evidence-lists';
import { SCAN_POLICY_SETTING } from '@touchstone/db/repositories/listing-scans';
import { DELISTING_SETTING } from '@touchstone/db/repositories/order-item-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { DELISTING_POLICY, type DelistingPolicy } from '@touchstone/domain/order-item';
import { handle } from '../../handler.ts';
import { shownScanPolicy } from '../acquisition/scan-policy.ts';
import { TARGETS, type Targets } from '../statistics/targets.ts';

export const readInstallationHandler = handle(readInstallation, ({ session, transaction }) =>
  transaction(async (tx) => {
    const settings = settingRows(tx);
    const delisting = await settings.setting<Partial<DelistingPolicy>>(DELISTING_SETTING);
    const targets = await settings.setting<Targets>(TARGETS);
    const items = Object.entries(targets.value ?? {}).map(([year, target]) => ({ year: Number(year), target }));
    const body = {
      scanPolicy: { policy: await shownScanPolicy(tx), version: (await settings.setting(SCAN_POLICY_SETTING)).rowVersion },
      delistingPolicy: { policy: { ...DELISTING_POLICY, ...delisting.value }, version: delisting.rowVersion },
      testingTargets: { items: items.sort((a, b) => b.year - a.year), version: targets.rowVersion },
      retention: await listRetentionClasses(tx),
      backups: await backupRecords(tx, session),
    };
    return { status: 200, body };
  }),
);

import * as contracts from '@touchstone/api-client/routes/order-items';
import { auditLog } from '@touchstone/db/repositories/audit-events';
import { DELISTING_SETTING } from '@touchstone/db/repositories/order-item-rows';
import { settingRows } from '@touchstone/db/repositories/setting-rows';
import { DELISTING_POLICY, type DelistingPolicy } from '@touchstone/domain/order-item';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';

async function shown({ transaction }: Pick<Context, 'transaction'>) {
  const { value, rowVersion } = await transaction((tx) => settingRows(tx).setting<Partial<DelistingPolicy>>(DELISTING_SETTING));
  return { status: 200, body: { ...DELISTING_POLICY, ...value }, rowVersion };
}

export const readDelistingPolicyHandler = handle(contracts.readDelistingPolicy, shown);

export const setDelistingPolicyHandler = handle(contracts.setDelistingPolicy, async (context) => {
  const { body, ifMatch, session, platform, address, actor, transaction } = context;
  if (body.escalateAfterHours < body.overdueAfterHours)
    throw new Refusal('invalid-input', { errors: [{ pointer: '/body/escalateAfterHours', message: 'before-overdue' }] });
  await transaction(async (tx) => {
    if (!(await settingRows(tx).saveSetting(DELISTING_SETTING, body, ifMatch, actor.person ?? null))) throw new Refusal('version-conflict');
    await auditLog(tx, session, { at: platform.now(), address }).record({
      action: 'system.manage',
      object: { kind: 'setting', id: DELISTING_SETTING },
      detail: body,
    });
  });
  return shown(context);
});

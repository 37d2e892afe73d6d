import { setOperatorGroup } from '@touchstone/api-client/routes/conduct';
import { operatorGroups } from '@touchstone/db/repositories/operator-groups';
import { readOperator } from '@touchstone/db/repositories/operator-lists';
import { setGroupParent } from '@touchstone/services/conduct';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { operatorShape } from '../inventory/operators.ts';
import { seenFirm } from './shapes.ts';

export const setOperatorGroupHandler = handle(setOperatorGroup, async (context) => {
  const { params, body, ifMatch, session, transaction } = context;
  await seenFirm(context, params.operator);
  if (body.parent !== null) await seenFirm(context, body.parent);
  const act = { action: 'operator.edit', kind: 'operator', id: params.operator, detail: { parent: body.parent, reason: body.reason } };
  const result = await setGroupParent(
    { inTransaction: (work) => auditedEdit(context, act, operatorGroups, work) },
    { operator: params.operator, parent: body.parent, ifMatch },
  );
  if (!result.ok) throw new Refusal(result.reason);
  const row = await transaction((tx) => readOperator(tx, session, params.operator));
  if (row === undefined) throw new Refusal('not-found');
  return { status: 200, body: operatorShape(row), rowVersion: row.rowVersion };
});

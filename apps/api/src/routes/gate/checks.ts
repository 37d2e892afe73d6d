import { createGateCheck, type GateCheck, listGateChecks, readGateCheck } from '@touchstone/api-client/routes/gate';
import { readAcquisition } from '@touchstone/db/repositories/acquisition-lists';
import {
  readGateCheck as checkOf,
  listGateChecks as checksOf,
  gateEdits,
  type ListedGateCheck,
} from '@touchstone/db/repositories/gate-rows';
import type { Static } from 'typebox';
import { type Context, handle } from '../../handler.ts';
import { pageOf } from '../../http/page.ts';
import { timeKey } from '../../http/time-key.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { ownStore } from './own-store.ts';
import { policyInForce } from './policies.ts';

const checkShape = ({ createdAt, decidedAt, createdKey: _, answer, ...row }: ListedGateCheck) => ({
  ...row,
  answer: answer as Static<typeof GateCheck>['answer'],
  createdAt: createdAt.toISOString(),
  decidedAt: decidedAt?.toISOString() ?? null,
});

async function seenCheck({ transaction, session }: Pick<Context, 'transaction' | 'session'>, id: string): Promise<ListedGateCheck> {
  const row = await transaction((tx) => checkOf(tx, session, id));
  if (row === undefined) throw new Refusal('not-found');
  return row;
}

/** By its own name, or by that of an upload. @throws Refusal `invalid-input` for both or neither, `not-found` for an upload of others, `no-such-step` before its bytes are here */
async function digestOf(
  { transaction, session }: Pick<Context, 'transaction' | 'session'>,
  { sha256, upload }: { readonly sha256?: string; readonly upload?: string },
): Promise<string> {
  if ((sha256 === undefined) === (upload === undefined))
    throw new Refusal('invalid-input', {
      errors: [
        { pointer: '/body/sha256', message: ['请用 sha256 或 upload 之一指明安装包', 'name the package by `sha256` or by `upload`'] },
      ],
    });
  if (sha256 !== undefined) return sha256;
  const found = await transaction((tx) => readAcquisition(tx, session, upload as string));
  if (found === undefined) throw new Refusal('not-found');
  const digest = found.receivedSha256 ?? found.sha256;
  if (digest === null)
    throw new Refusal('no-such-step', { detail: ['文件还没有传完，请上传完成后再提交', 'its bytes are not here yet: bring them first'] });
  return digest;
}

/** Whether there is such a package is not told: what the store may not see never comes. */
export const createGateCheckHandler = handle(createGateCheck, async (context) => {
  const { body, actor, platform } = context;
  const store = ownStore(context);
  const sha256 = await digestOf(context, body);
  const policy = await policyInForce(context, body.policy);
  const id = platform.newId();
  const act = { action: 'gate.use', kind: 'gate-check', id, detail: { sha256, policy: policy.sha256 } };
  await auditedEdit(context, act, gateEdits, async (rows) => {
    await rows.createCheck({
      id,
      store,
      organisation: actor.organisation,
      askedBy: actor.person ?? null,
      sha256,
      category: body.category ?? null,
      policy: `${policy.name}@${policy.version}`,
      policySha256: policy.sha256,
      content: policy.content,
      at: platform.now(),
    });
    return { ok: true };
  });
  return { status: 202, body: checkShape(await seenCheck(context, id)) };
});

export const listGateChecksHandler = handle(listGateChecks, ({ query, session, platform, transaction }) =>
  transaction(async (tx) => ({
    status: 200,
    body: await pageOf(platform.pageTokens, 'list-gate-checks', query, {
      read: (limit, after) => checksOf(tx, session, query, limit, timeKey(after)),
      keyOf: ({ createdKey, id }) => [createdKey, id],
      shape: checkShape,
    }),
  })),
);

export const readGateCheckHandler = handle(readGateCheck, async (context) => ({
  status: 200,
  body: checkShape(await seenCheck(context, context.params.check)),
}));

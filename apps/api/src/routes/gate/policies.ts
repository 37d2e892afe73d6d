import { listGatePolicies, readGatePolicy, setGatePolicy } from '@touchstone/api-client/routes/gate';
import { gateEdits, type ListedGatePolicy, listGatePolicies as policiesOf } from '@touchstone/db/repositories/gate-rows';
import { type GatePolicy, readPolicy } from '@touchstone/domain/gate';
import { knownClauses } from '@touchstone/engines';
import { type Canonical, canonical } from '@touchstone/kernel/canonical';
import { sha256Hex } from '@touchstone/kernel/keyed-order';
import { doors } from '@touchstone/knowledge';
import { type Context, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { auditedEdit } from '../../wiring/audited-edit.ts';
import { sha256 } from '../../wiring/sha256.ts';
import { ownStore } from './own-store.ts';
import { policyYaml, readPolicyText } from './policy-text.ts';

/** A policy as it decides: whose, which version, and its digest. */
export interface PolicyInForce {
  readonly name: string;
  readonly version: number;
  readonly isShipped: boolean;
  readonly sha256: string;
  readonly content: GatePolicy;
  readonly createdAt: Date | null;
}

const shipped: readonly PolicyInForce[] = doors().gatePolicies.map((content) => ({
  name: content.name,
  version: 1,
  isShipped: true,
  sha256: digestOf(content),
  content,
  createdAt: null,
}));

function digestOf(content: GatePolicy): string {
  return sha256Hex(sha256, canonical(content as unknown as Canonical));
}

const owned = (row: ListedGatePolicy): PolicyInForce => ({ ...row, isShipped: false });

/**
 * The policy that is named; without a name the newest that the store has made, and the default where it has made none.
 * @throws Refusal `not-found`
 */
export async function policyInForce(
  { transaction, session }: Pick<Context, 'transaction' | 'session'>,
  named: string | undefined,
): Promise<PolicyInForce> {
  const [name, version] = (named ?? '').split('@');
  const own = await transaction((tx) => policiesOf(tx, session, named === undefined ? undefined : name));
  if (named === undefined) return own[0] === undefined ? shipped.find((one) => one.name === 'default')! : owned(own[0]);
  const all = [...own.map(owned), ...shipped.filter((one) => one.name === name)];
  const found = version === undefined ? all[0] : all.find((one) => String(one.version) === version);
  if (found === undefined) throw new Refusal('not-found');
  return found;
}

const policyShape = ({ createdAt, content, ...policy }: PolicyInForce) => ({
  ...policy,
  yaml: policyYaml(content),
  content: content as unknown as Readonly<Record<string, unknown>>,
  createdAt: createdAt?.toISOString() ?? null,
});

export const listGatePoliciesHandler = handle(listGatePolicies, async ({ session, transaction }) => {
  const own = await transaction((tx) => policiesOf(tx, session));
  return { status: 200, body: { items: [...own.map(owned), ...shipped].map(policyShape) } };
});

export const readGatePolicyHandler = handle(readGatePolicy, async (context) => ({
  status: 200,
  body: policyShape(await policyInForce(context, context.params.policy)),
}));

/** @throws Refusal `invalid-input` with everything that is wrong: in a text with its line and column */
function policyOf({ content, text }: { readonly content?: unknown; readonly text?: string }): GatePolicy {
  if ((content === undefined) === (text === undefined))
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/body/content', message: ['请用 content 或 text 之一给出政策', 'give the policy as `content` or as `text`'] }],
    });
  const file = text === undefined ? undefined : readPolicyText(text);
  if (file?.ok === false) throw new Refusal('invalid-input', { errors: [{ pointer: '/body/text', message: file.message }] });
  const read = readPolicy(file === undefined ? content : file.content, knownClauses());
  if (read.ok) return read.policy;
  throw new Refusal('invalid-input', {
    errors: read.faults.map(({ pointer, message }) =>
      file === undefined
        ? { pointer: `/body/content${pointer}`, message }
        : { pointer: `/body/text${pointer}`, message: file.saidOf(pointer, message) },
    ),
  });
}

export const setGatePolicyHandler = handle(setGatePolicy, async (context) => {
  const { body, actor, platform } = context;
  const store = ownStore(context);
  const policy = policyOf(body);
  if (shipped.some(({ name }) => name === policy.name))
    throw new Refusal('conflict', {
      detail: [`“${policy.name}”是平台自带的名称，请另取名称`, `${policy.name} comes with the platform: choose another name`],
    });
  const [id, digest, at] = [platform.newId(), digestOf(policy), platform.now()];
  const act = { action: 'gate.manage', kind: 'gate-policy', id, detail: { name: policy.name, sha256: digest } };
  const { version } = await auditedEdit(context, act, gateEdits, async (rows) => ({
    ok: true,
    version: await rows.createPolicy({
      id,
      store,
      organisation: actor.organisation,
      content: policy,
      sha256: digest,
      at,
      by: actor.person ?? null,
    }),
  }));
  const made = { name: policy.name, version, isShipped: false, sha256: digest, content: policy, createdAt: at };
  return { status: 201, body: policyShape(made) };
});

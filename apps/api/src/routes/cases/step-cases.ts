import * as contracts from '@touchstone/api-client/routes/cases';
import { strangeFiles } from '@touchstone/db/repositories/case-files';
import { readConductFile } from '@touchstone/db/repositories/conduct-lists';
import type { CaseEvent } from '@touchstone/domain/case';
import { decideExtension, decideObjection, moveCase } from '@touchstone/services/cases';
import { type Context, type Handler, handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { caseActor, caseEdits, extensionEdits } from '../../wiring/case-ports.ts';
import { refuse } from './case-refusal.ts';
import { seenCase } from './read-cases.ts';
import { caseShape } from './shapes.ts';

type Asked = Pick<Context, 'platform' | 'session' | 'actor' | 'address' | 'ifMatch' | 'language'> & {
  readonly params: { readonly case: string };
  readonly actor: Parameters<typeof caseActor>[0];
};

/** The case after its step. */
async function answer(context: Asked) {
  const row = await seenCase(context, context.params.case);
  return { status: 200, body: caseShape(row, context.session), rowVersion: row.rowVersion };
}

/** One event of the table, asked for by a person. */
async function take(context: Asked, event: CaseEvent, permission: string, basis: string, payload: Readonly<Record<string, unknown>>) {
  const { params, actor, ifMatch, language } = context;
  await seenCase(context, params.case);
  const act = { action: permission, kind: 'case', id: params.case, detail: { event } };
  const result = await caseEdits(context, act).inTransaction((tx) =>
    moveCase(tx, { caseId: params.case, event, basis, payload, actor: caseActor(actor), ifMatch }),
  );
  if (!result.ok) return refuse(result, language);
  return answer(context);
}

type Step =
  | typeof contracts.acceptCase
  | typeof contracts.dismissCase
  | typeof contracts.mergeCase
  | typeof contracts.assignCase
  | typeof contracts.proposeAccessStop
  | typeof contracts.draftDirectDelisting;

/** Verbs that are one event each: what the body holds besides its basis is the event's payload. */
const VERBS: readonly (readonly [contract: Step, event: CaseEvent])[] = [
  [contracts.assignCase, 'assign'],
  [contracts.acceptCase as Step, 'accept'],
  [contracts.confirmCase as unknown as Step, 'confirm'],
  [contracts.dismissCase, 'dismiss'],
  [contracts.draftDirectDelisting, 'draft-delisting'],
  [contracts.dropDirectDelisting as unknown as Step, 'drop-delisting'],
  [contracts.closeCase as unknown as Step, 'close'],
  [contracts.withdrawCase as unknown as Step, 'withdraw'],
  [contracts.mergeCase, 'merge'],
  [contracts.proposeAccessStop, 'propose-stop'],
  [contracts.dropAccessStop as unknown as Step, 'drop-stop'],
  [contracts.restoreAccess as unknown as Step, 'restore-access'],
];

const verbHandlers = VERBS.map(
  ([contract, event]): Handler =>
    handle(contract, async (context) => {
      const { basis, ...payload } = context.body as { readonly basis: string };
      if (event === 'merge') await seenCase(context, (payload as { readonly into: string }).into);
      return take(context, event, contract.permission, basis, payload);
    }),
);

const verifyStopHandler = handle(contracts.verifyAccessStop, async (context) => {
  const { proof, basis } = context.body;
  await seenCase(context, context.params.case);
  if ((await context.transaction((tx) => readConductFile(tx, proof))) === undefined) throw new Refusal('no-file');
  return take(context, 'verify-stop', 'penalty.record', basis, { proof });
});

const OBJECTS = '行政相对人陈述、申辩的权利';

/** @throws Refusal `forbidden` for who does not act for the operator: a store objects to the items of its orders */
export function mustActForFirm({ session }: Pick<Context, 'session'>): void {
  if (session.scope.kind !== 'operator')
    throw new Refusal('forbidden', { detail: ['由案件所涉主体提出', 'the firm of the case does this'] });
}

/** @throws Refusal `invalid-input` naming files that nobody brought in this case */
async function mustBeOfCase({ params, transaction }: Pick<Context, 'transaction'> & Pick<Asked, 'params'>, files: readonly string[] = []) {
  const strange = files.length === 0 ? [] : await transaction((tx) => strangeFiles(tx, params.case, files));
  const errors = strange.map((sha256) => ({ pointer: `/body/files/${files.indexOf(sha256)}`, message: 'no-such-file' }));
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
}

const objectHandler = handle(contracts.objectToCase, async (context) => {
  mustActForFirm(context);
  await mustBeOfCase(context, context.body.files);
  return take(context, 'object', 'case.object', OBJECTS, { ...context.body });
});

const askExtensionHandler = handle(contracts.askCaseExtension, async (context) => {
  mustActForFirm(context);
  await mustBeOfCase(context, context.body.files);
  return take(context, 'ask-extension', 'case.object', '延期申请', { ...context.body });
});

const decideObjectionHandler = handle(contracts.decideCaseObjection, async (context) => {
  const { params, body, actor, ifMatch, language } = context;
  await seenCase(context, params.case);
  const { drop = [], ...decision } = body;
  const act = { action: 'case.decide', kind: 'case', id: params.case, detail: { event: 'decide-objection', decision: body.decision } };
  const result = await caseEdits(context, act).inTransaction((tx) =>
    decideObjection(tx, { caseId: params.case, ...decision, drop, actor: caseActor(actor), ifMatch }),
  );
  return result.ok ? answer(context) : refuse(result, language);
});

/** Both or neither: without them the document's own day counts. @throws Refusal `invalid-input` */
function ruleOf({ kind, count }: { readonly kind?: 'working-days' | 'calendar-days' | 'hours'; readonly count?: number }) {
  if (kind !== undefined && count !== undefined) return { rule: { kind, count } };
  if (kind === undefined && count === undefined) return {};
  throw new Refusal('invalid-input', { errors: [{ pointer: '/body/granted', message: 'kind-with-count' }] });
}

const decideExtensionHandler = handle(contracts.decideCaseExtension, async (context) => {
  const { params, body, actor, ifMatch, language } = context;
  await seenCase(context, params.case);
  const { granted, basis, reason } = body;
  const act = { action: 'deadline.extend', kind: 'case', id: params.case, detail: { granted: granted !== undefined } };
  const result = await extensionEdits(context, act).inTransaction((tx) =>
    decideExtension(tx, {
      caseId: params.case,
      ...(granted === undefined ? {} : { granted: { document: granted.document, ...ruleOf(granted) } }),
      ...{ basis, reason, actor: caseActor(actor), ifMatch },
    }),
  );
  return result.ok ? answer(context) : refuse(result, language);
});

export const caseStepHandlers: readonly Handler[] = [
  ...verbHandlers,
  verifyStopHandler,
  objectHandler,
  askExtensionHandler,
  decideObjectionHandler,
  decideExtensionHandler,
];

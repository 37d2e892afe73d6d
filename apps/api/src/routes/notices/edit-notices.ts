import * as contracts from '@touchstone/api-client/routes/notices';
import type { DeadlineRule } from '@touchstone/domain/deadline';
import type { LocalDate } from '@touchstone/kernel/dates';
import {
  addRows,
  annotateNotice,
  draftNotice,
  dropRows,
  editNotice,
  editRow,
  moveNotice,
  type NoticePlan,
  type NoticeResult,
  placeRow,
} from '@touchstone/services/notices';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import type { EditFrom } from '../../wiring/audited-edit.ts';
import { noticeActor, noticePorts } from '../../wiring/notice-ports.ts';
import { noticeDetail, visibleNotice } from './shapes.ts';

/** @throws Refusal */
function accepted(result: NoticeResult): string {
  if (result.ok) return result.id;
  const { reason, faults } = result;
  throw new Refusal(
    reason,
    faults === undefined ? {} : { errors: faults.map(({ at, reason: message }) => ({ pointer: `/${at}`, message })) },
  );
}

const portsOf = (from: EditFrom, action: string, id: string) => noticePorts(from, { action, kind: 'notice', id });

interface PlanBody {
  readonly on?: string | null;
  readonly template?: string | null;
  readonly bases?: readonly string[] | null;
  readonly fields?: Readonly<Record<string, string>>;
  readonly deadlineOn?: string | null;
  readonly deadlineRule?: unknown;
}

/** Fields that were given, as the use case takes them. */
function planOf(body: PlanBody): Partial<Omit<NoticePlan, 'kind'>> {
  const { on, template, bases, fields, deadlineOn, deadlineRule } = body;
  return {
    ...(on === undefined ? {} : { on: on as LocalDate | null }),
    ...(template === undefined ? {} : { template }),
    ...(bases === undefined ? {} : { bases }),
    ...(fields === undefined ? {} : { fields }),
    ...(deadlineOn === undefined ? {} : { deadlineOn: deadlineOn as LocalDate | null }),
    ...(deadlineRule === undefined ? {} : { deadlineRule: deadlineRule as DeadlineRule | null }),
  };
}

const NOTHING: Omit<NoticePlan, 'kind'> = { on: null, template: null, bases: null, fields: {}, deadlineOn: null, deadlineRule: null };

export const draftHandler = handle(contracts.draftNotice, async (context) => {
  const { body, actor } = context;
  const { kind, isDemo = false, corrects } = body;
  if (corrects !== undefined) await visibleNotice(context, corrects);
  const wish = { ...NOTHING, ...planOf(body), kind, isDemo, ...(corrects === undefined ? {} : { corrects }) };
  const id = accepted(
    await draftNotice(await portsOf(context, 'notice.drafted', corrects ?? actor.organisation), noticeActor(actor), wish),
  );
  return noticeDetail(context, id, 201);
});

export const editHandler = handle(contracts.editNotice, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await visibleNotice(context, params.notice);
  accepted(
    await editNotice(await portsOf(context, 'notice.edited', params.notice), noticeActor(actor), params.notice, planOf(body), ifMatch),
  );
  return noticeDetail(context, params.notice, 200);
});

export const addRowsHandler = handle(contracts.addNoticeRows, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await visibleNotice(context, params.notice);
  const { cases, lines = 'tested', typical = [] } = body;
  const wish = {
    lines,
    typical: Object.fromEntries(typical.map((one) => [one.case, one.description])),
    ...(cases === undefined ? {} : { cases }),
  };
  accepted(await addRows(await portsOf(context, 'notice.rows-added', params.notice), noticeActor(actor), params.notice, wish, ifMatch));
  return noticeDetail(context, params.notice, 200);
});

export const editRowHandler = handle(contracts.editNoticeRow, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await visibleNotice(context, params.notice);
  const { attachment, ordinal, ...change } = body;
  const edit = { attachment, ordinal, change: withoutAbsent(change) };
  accepted(await editRow(await portsOf(context, 'notice.row-edited', params.notice), noticeActor(actor), params.notice, edit, ifMatch));
  return noticeDetail(context, params.notice, 200);
});

const withoutAbsent = <T extends object>(fields: T): { [K in keyof T]?: Exclude<T[K], undefined> } =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as never;

export const placeRowHandler = handle(contracts.placeNoticeRow, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await visibleNotice(context, params.notice);
  accepted(await placeRow(await portsOf(context, 'notice.row-placed', params.notice), noticeActor(actor), params.notice, body, ifMatch));
  return noticeDetail(context, params.notice, 200);
});

export const dropRowsHandler = handle(contracts.dropNoticeRows, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await visibleNotice(context, params.notice);
  accepted(await dropRows(await portsOf(context, 'notice.rows-dropped', params.notice), noticeActor(actor), params.notice, body, ifMatch));
  return noticeDetail(context, params.notice, 200);
});

const stepHandler = <C extends typeof contracts.submitNotice | typeof contracts.returnNotice | typeof contracts.approveNotice>(
  contract: C,
  event: 'submit' | 'return' | 'approve' | 'freeze' | 'withdraw',
) =>
  handle(contract as typeof contracts.submitNotice, async (context) => {
    const { params, body, actor, ifMatch } = context;
    await visibleNotice(context, params.notice);
    const wish = { event, ifMatch, ...(body.reason === undefined ? {} : { reason: body.reason }) };
    accepted(await moveNotice(await portsOf(context, `notice.${event}`, params.notice), noticeActor(actor), params.notice, wish));
    return noticeDetail(context, params.notice, 200);
  });

export const submitHandler = stepHandler(contracts.submitNotice, 'submit');
export const returnHandler = stepHandler(contracts.returnNotice, 'return');
export const approveHandler = stepHandler(contracts.approveNotice, 'approve');
export const freezeHandler = stepHandler(contracts.freezeNotice as never, 'freeze');
export const withdrawHandler = stepHandler(contracts.withdrawNotice as never, 'withdraw');

export const publishHandler = handle(contracts.publishNotice, async (context) => {
  const { params, body, actor, ifMatch } = context;
  await visibleNotice(context, params.notice);
  const wish = { event: 'publish' as const, ifMatch, urls: body.urls ?? [] };
  accepted(await moveNotice(await portsOf(context, 'notice.publish', params.notice), noticeActor(actor), params.notice, wish));
  return noticeDetail(context, params.notice, 200);
});

export const annotateHandler = handle(contracts.annotateNotice, async (context) => {
  const { params, body, actor } = context;
  await visibleNotice(context, params.notice);
  const { attachment, ordinal, text, basis } = body;
  if ((attachment === undefined) !== (ordinal === undefined))
    throw new Refusal('invalid-input', {
      errors: [{ pointer: '/body/ordinal', message: ['附件号和序号须同时填写', 'attachment and ordinal go together'] }],
    });
  const row = attachment === undefined || ordinal === undefined ? null : { attachment, ordinal };
  accepted(
    await annotateNotice(await portsOf(context, 'notice.annotated', params.notice), noticeActor(actor), params.notice, {
      row,
      text,
      basis,
    }),
  );
  return noticeDetail(context, params.notice, 201);
});

import { moveCase, openCase } from '@touchstone/services/cases';
import { approveOrder, draftOrder, issueOrder, type OrderDraft, sendToReview } from '@touchstone/services/orders';
import { acknowledgeOrder, prepareService } from '@touchstone/services/service';
import { sql } from 'kysely';
import { type Acting, done, firmOf, type Lane, organisationOf, peopleOf } from './lane.ts';
import { BASIS, type CaseInPlay } from './play.ts';

/** Opens, takes up and confirms a case; two persons have seen every finding before. */
export async function establish(lane: Lane, of: CaseInPlay, ending: 'confirm' | 'dismiss' = 'confirm'): Promise<void> {
  const { inspector, approver } = peopleOf(of.authority);
  await lane.as(inspector);
  const opened = done(
    await openCase(lane.rows.orders, {
      ...{ origin: of.before === null ? 'findings' : 'relapse', findings: of.findings.map(({ id }) => id), basis: BASIS },
      ...{ actor: inspector, organisation: organisationOf(of.authority), handler: inspector.person },
      ...(of.before === null ? {} : { recurrenceOf: of.before }),
    }),
    'open',
  );
  of.id = opened.id;
  lane.audit(inspector, 'case.open', 'case', of.id);
  await move(lane, of.id, 'accept', inspector);
  if (ending === 'confirm') await move(lane, of.id, 'confirm', inspector);
  else await move(lane, of.id, 'dismiss', approver, { reason: '复核认定不构成问题' });
}

/** One step of a case by a person, audited. */
export async function move(
  lane: Lane,
  caseId: string,
  event: Parameters<typeof moveCase>[1]['event'],
  actor: Acting,
  payload: Readonly<Record<string, unknown>> = {},
): Promise<void> {
  await lane.as(actor);
  done(await moveCase(lane.rows.orders, { caseId, event, basis: BASIS, payload, actor }), `${event} ${caseId}`);
  lane.audit(actor, `case.${event}`, 'case', caseId);
}

/** Through four eyes: drafted and handed in by one, approved and issued by another. @returns the document's id */
export async function drafted(
  lane: Lane,
  authority: number,
  draft: Omit<OrderDraft, 'copies' | 'citations' | 'replaces'>,
): Promise<string> {
  const { inspector } = peopleOf(authority);
  await lane.as(inspector);
  const ports = lane.orderPorts();
  const { id } = done(
    await draftOrder(ports, { ...draft, copies: '', citations: [], replaces: null }, inspector),
    `draft ${draft.template}`,
  );
  done(await sendToReview(ports, id, inspector, 1), 'send to review');
  lane.audit(inspector, 'order.draft', 'order', id);
  return id;
}

export async function issued(lane: Lane, authority: number, id: string): Promise<void> {
  const { approver } = peopleOf(authority);
  await lane.as(approver);
  const ports = lane.orderPorts();
  done(await approveOrder(ports, id, approver, 2), 'approve');
  done(await issueOrder(ports, id, approver, 3), 'issue');
  lane.audit(approver, 'order.issue', 'order', id);
}

const PROBLEMS: Readonly<Record<string, readonly [problem: string, remedy: string]>> = {
  '164-01.1': ['未明示处理规则即收集个人信息', '在收集前以弹窗明示规则，经同意后收集'],
  '164-01.2': ['征得用户同意前收集设备标识', '将SDK初始化移至用户同意之后'],
  '164-02.1': ['超范围使用个人信息', '限于服务所需的范围'],
  '164-03.1': ['强制用户使用定向推送', '提供关闭定向推送的选项'],
  '164-04.1': ['强制、频繁、过度索取权限', '在使用相应功能时申请权限，拒绝后不反复询问'],
};

/** The order to rectify of a case. */
export const rectificationDraft = (lane: Lane, of: CaseInPlay, workingDays: number) =>
  drafted(lane, of.authority, {
    ...{ template: 'rectification', case: of.id, notice: null, addressee: { kind: 'operator', id: operatorOf(of) } },
    fields: {
      ...{
        subject: `应用${of.app.n}（1.0.0，cn.sim.a${of.app.n}）`,
        tested: new Date(of.app.testedMs + 8 * 3_600_000).toISOString().slice(0, 10),
      },
      clauses: of.findings.map(({ clause }) => ({
        clause,
        problem: PROBLEMS[clause]?.[0] ?? clause,
        where: '首次启动',
        remedy: PROBLEMS[clause]?.[1] ?? '',
      })),
      contact: '信息通信管理处 000-00000000（演示）',
    },
    deadline: { kind: 'working-days', count: workingDays },
  });

export const operatorOf = ({ app }: Pick<CaseInPlay, 'app'>): string =>
  `00000001-0000-7000-8000-${app.firm.toString(16).padStart(12, '0')}`;

/** Into the firm's inbox. */
export async function sent(lane: Lane, of: CaseInPlay, order: string): Promise<void> {
  const { inspector } = peopleOf(of.authority);
  await lane.as(inspector);
  done(await prepareService(lane.orderPorts(), { order, channel: 'inbox', address: '' }, inspector), 'serve');
}

/** The firm opens it under its own name: the first proof, by which the time begins. */
export async function acknowledged(lane: Lane, of: CaseInPlay, order: string): Promise<void> {
  const firm = firmOf(of.app.firm);
  await lane.as(firm);
  done(await acknowledgeOrder(lane.orderPorts(), order, firm, { kind: 'operator', operator: operatorOf(of) }), 'acknowledge');
  lane.audit(firm, 'order.answer', 'order', order);
}

/** What the case's main line waits for: undefined when nothing runs. */
export async function dueOf(lane: Lane, caseId: string): Promise<number | undefined> {
  const { rows } = await sql<{ due: Date }>`select due_at as due from touchstone.deadline where case_id = ${caseId} and state = 'RUNNING'
    and purpose in ('rectification', 'after-notice') order by started_at desc, id desc limit 1`.execute(lane.tx);
  return rows[0]?.due.getTime();
}

export async function stateOf(lane: Lane, caseId: string): Promise<string> {
  const { rows } = await sql<{ state: string }>`select state from touchstone.enforcement_case where id = ${caseId}`.execute(lane.tx);
  return rows[0]?.state ?? '';
}

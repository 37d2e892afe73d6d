import type { Answer, Hand } from './hands.ts';
import { papers } from './papers.ts';

export interface SideCast {
  readonly inspector: Hand;
  readonly approver: Hand;
  readonly intake: Hand;
  readonly kuaida: Hand;
}

/** The app that another store lists under another firm’s name. */
const COUNTERFEITED = { name: 'cn.qingkong.weather', firm: '杭州晴空信息技术有限公司' } as const;
const SEED = '演示 2026';
const CONTACT = { name: '演示投诉人', contact: '010-00000000' };

interface Complaint {
  readonly subject: string;
  readonly package: string;
  readonly text: string;
  readonly happenedOn: string;
  /** Undefined: it waits to be taken; '': its app is known. */
  readonly answer?: string;
}

const COMPLAINTS: readonly Complaint[] = [
  { subject: '快达打车', package: 'cn.kuaida.rider', text: '打开应用就要求位置权限，拒绝后无法使用。', happenedOn: '2026-09-28' },
  {
    subject: '美购商城',
    package: 'cn.meigou.mall',
    text: '注销账号找不到入口，客服不答复。',
    happenedOn: '2026-09-29',
    answer: '演示：已告知注销入口并督促企业答复。',
  },
  { subject: '萤火手电', package: 'cn.yinghuo.torch', text: '手电筒为什么要看我装了哪些应用？', happenedOn: '2026-09-30', answer: '' },
];

/** What goes on beside the cases, so that everybody’s desk has something on it; each by the API, marked as a demonstration. */
export function sidePlots({ inspector, approver, intake, kuaida }: SideCast) {
  const appOf = async (name: string): Promise<Answer> => {
    const { items } = await inspector.asks('GET', `/apps?q=${name}`);
    return items.find((one: Answer) => one.package === name);
  };
  const organisation = async (name: string): Promise<string> => {
    const { items } = await inspector.asks('GET', '/organisations');
    return items.find((one: Answer) => one.name === name).id;
  };
  /** Whoever tries the desk of a firm needs a package that is put right. */
  const toldWhere = async (order: string): Promise<void> => {
    const { question } = await kuaida.asks('POST', '/questions', {
      ...{ about: { kind: 'order', id: order }, subject: '演示：整改后的安装包在哪里？' },
      text: '演示：本账号要提交“快达打车”的整改材料，到哪里取整改后的安装包？',
    });
    const text = '演示：启动平台时，终端列出“企业可提交的整改包”所在的文件夹，取其中的 cn.kuaida.rider-5.4.0.apk，在案件页提交整改时上传。';
    await inspector.asks('POST', `/questions-to-answer/${question.id}/answers`, { text });
  };
  const stepped = (complaint: Answer, body: object) => intake.steps(`/complaints/${complaint.id}`, 'steps', body);

  return {
    papers: () => papers({ inspector, approver }),

    /** One waits to be taken, one is answered, of one the app is known: it is a lead from then on. */
    async complained(): Promise<void> {
      for (const { answer, ...said } of COMPLAINTS) {
        const { complaint } = await intake.asks('POST', '/complaints', { ...said, ...CONTACT });
        const app = await appOf(said.package);
        if (answer === undefined || app === undefined) continue;
        await stepped(complaint, { on: 'screen' });
        await stepped(complaint, { on: 'link', app: app.id });
        if (answer !== '') await stepped(complaint, { on: 'answer', answer });
      }
    },

    /** A sample with a part for two provinces and a laboratory, which has the sheet of its first app. */
    async campaign(): Promise<void> {
      const made = await inspector.asks('POST', '/campaigns', {
        ...{ name: '演示：2026年第四季度常用应用抽测', kind: 'sample', frame: { field: 'platform', in: ['android'] } },
        ...{ strata: ['province'], allocation: { kind: 'equal', size: 6 } },
      });
      const path = `/campaigns/${made.id}`;
      await inspector.steps(path, 'freeze');
      await inspector.steps(path, 'draw', { seed: SEED });
      await inspector.steps(path, 'orders', { order: 'start' });
      const lab = await organisation('示范检测实验室');
      await inspector.asks('POST', `${path}/lab-assignments`, { organisation: lab, first: 1, last: 3, dueOn: '2026-12-15' });
      const { items } = await inspector.asks('GET', '/findings?state=NEEDS_REVIEW&limit=1');
      if (items[0] !== undefined)
        await inspector.asks('POST', '/sheets', { artifact: items[0].artifact, organisation: lab, campaign: made.id });
    },

    /** The firm of a case asks what it means; a case is offered to a province; a firm was out of reach. */
    async aroundCases(): Promise<void> {
      const { items: orders } = await kuaida.asks('GET', '/orders');
      if (orders[0] !== undefined)
        await kuaida.asks('POST', '/questions', {
          ...{ about: { kind: 'order', id: orders[0].id }, subject: '整改期限从哪一天起算？' },
          text: '收到责令整改通知书当天算不算在5个工作日内？',
        });
      if (orders[0] !== undefined) await toldWhere(orders[0].id);
      const { items: cases } = await inspector.asks('GET', '/cases?state=OVERDUE');
      const [late] = cases;
      if (late === undefined) return;
      await inspector.asks('POST', '/referrals', {
        ...{ kind: 'joint', cases: [late.id], to: await organisation('北京市通信管理局') },
        ...{ reason: '演示：请协助核查该企业在京业务。', basis: '演示：联合办理' },
      });
      const { deadlines } = await inspector.asks('GET', `/cases/${late.id}`);
      if (late.operator !== null && deadlines[0] !== undefined)
        await inspector.asks('POST', '/conduct-entries', {
          ...{ operator: late.operator.id, case: late.id, kind: 'delaying', statement: '演示：逾期未整改，多次联系未答复。' },
          ...{ happenedAt: late.servedAt, proofs: [{ kind: 'deadline', target: deadlines[0].id }] },
        });
    },

    /** An app whose name a counterfeit carries in another store goes back to the firm whose it is. */
    async ownerSettled(): Promise<void> {
      const { name, firm } = COUNTERFEITED;
      const app = await appOf(name);
      const { items } = await inspector.asks('GET', `/operators?q=${firm}`);
      const owner = items.find((one: Answer) => one.name === firm);
      if (app?.operator == null || owner === undefined || app.operator.id === owner.id) return;
      const reason = '演示：另一商店的同名包为仿冒，应用属于备案主体。';
      const split = await approver.steps(`/operators/${app.operator.id}`, 'split', { reason, apps: [app.id], name: firm });
      await approver.steps(`/operators/${split.id}`, 'merge', { into: owner.id, reason });
    },
  };
}

export type SidePlots = ReturnType<typeof sidePlots>;

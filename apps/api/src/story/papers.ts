import type { Answer, Hand } from './hands.ts';
import { CONTACT } from './plot.ts';

const FACTS = {
  facts: '演示：首次启动、同意之前收集个人信息，逾期未完成整改。',
  evidence: '演示：检测报告、截图',
  provisions: '演示：个人信息保护法第十三条',
  law: '《中华人民共和国个人信息保护法》第六十六条',
  penalty: '演示：罚款一万元',
};
const SDK = '示范推送技术有限公司';
/** What is found in it is written to who makes it. */
const SDK_OF_FIRM = {
  ...{ kind: 'sdk', key: 'cn.demo.push', name: '示范推送SDK', versionName: '4.2.0', vendor: SDK },
  ...{ creditCode: '91440305MA5DEM012M', province: '44' },
};
const ACCESS = '示范云接入服务有限公司';

/** Documents beside the orders to rectify: a penalty that puts a firm on a list, a stop of access, a letter to the maker of an SDK. */
export async function papers({ inspector, approver }: { readonly inspector: Hand; readonly approver: Hand }): Promise<void> {
  const caseAt = async (state: string): Promise<Answer | undefined> =>
    (await inspector.asks('GET', `/cases?state=${state}&limit=1`)).items[0];
  const firm = async (name: string): Promise<string> => {
    const { items } = await inspector.asks('GET', `/operators?q=${encodeURIComponent(name)}`);
    return items.find((one: Answer) => one.name === name).id;
  };
  const issued = async (wish: object): Promise<Answer> => {
    const { id } = await inspector.asks('POST', '/orders', wish);
    await inspector.steps(`/orders/${id}`, 'review');
    await approver.steps(`/orders/${id}`, 'approval');
    return approver.steps(`/orders/${id}`, 'issue');
  };
  const toInbox = (order: Answer) => inspector.asks('POST', `/orders/${order.id}/services`, { channel: 'inbox' });

  const gone = await caseAt('DELISTED');
  if (gone?.operator && gone.penalty === '') {
    const fine = { type: 'fine', amountFen: 1_000_000, reason: '演示：逾期未整改，情节严重', law: '个人信息保护法第六十六条' };
    await inspector.asks('POST', '/penalties', { case: gone.id, ...fine, list: 'bad' });
    const addressee = { kind: 'operator', id: gone.operator.id };
    const notice = await issued({
      ...{ template: 'penalty-notice', case: gone.id, addressee, fields: { ...FACTS, contact: CONTACT } },
      deadline: { kind: 'calendar-days', count: 5 },
    });
    const heard = { party: '演示：见案卷', notice: notice.number, statement: '演示：未陈述申辩' };
    const end = { execution: '演示：十五日内缴纳', remedies: '演示：六十日内可以申请行政复议' };
    await issued({ template: 'penalty-decision', case: gone.id, addressee, fields: { ...FACTS, ...heard, ...end } });
    const { items } = await inspector.asks('GET', `/credit-entries?case=${gone.id}`);
    for (const { id, version } of items)
      await approver.asks('POST', `/credit-entries/${id}/listing`, { licence: '演示', listedBy: '演示：工业和信息化部' }, version);
  }

  const lied = await caseAt('DELIST_ORDERED');
  if (lied !== undefined && lied.access === '') {
    await inspector.steps(`/cases/${lied.id}`, 'access-stop-proposal', {
      basis: '演示：网络安全法',
      reason: '演示：商店未下架，应用仍可使用',
    });
    const fields = {
      ...{ subject: `“${lied.subject.name}”及其运营者`, ground: '演示：经公开通报、责令下架仍未整改。' },
      ...{ targets: 'api.shengxin-loan.cn', contact: CONTACT },
    };
    await toInbox(
      await issued({
        ...{ template: 'access-stop', case: lied.id, addressee: { kind: 'access-provider', id: await firm(ACCESS) }, fields },
        deadline: { kind: 'hours', count: 24 },
      }),
    );
  }

  await inspector.asks('POST', '/subjects', SDK_OF_FIRM);
  await toInbox(
    await issued({
      ...{ template: 'problem-notice', addressee: { kind: 'sdk-provider', id: await firm(SDK) } },
      fields: {
        ...{ subject: SDK_OF_FIRM.name, contact: CONTACT },
        summary: '演示：多款应用在用户同意之前启动该SDK并读取设备标识，请提供延迟初始化的接口和集成说明。',
      },
      deadline: { kind: 'working-days', count: 10 },
    }),
  );
}

import type { SdkName } from './code-pieces.ts';
import type { Developer } from './developers.ts';

export interface PolicyPlan {
  /** What is collected: `[信息, 目的, 场景]`. */
  readonly collects: readonly (readonly [string, string, string])[];
  readonly sdks: readonly SdkName[];
  /** Parts left out, as the planted faults want it. */
  readonly without?: readonly ('sdk-list' | 'deletion' | 'contact' | 'retention' | 'children')[];
  /** Vague words in place of what is collected. */
  readonly isVague?: boolean;
}

const SDK_ROWS: Readonly<Record<SdkName, readonly string[]>> = {
  umeng: [
    '友盟+移动统计SDK',
    '友盟同欣（北京）科技有限公司',
    '统计应用的使用情况',
    'SDK采集，加密传输',
    'Android ID',
    'Umeng_Legal@service.umeng.com',
    'https://www.umeng.com/page/policy',
  ],
  jpush: [
    '极光推送SDK',
    '深圳市和讯华谷信息技术有限公司',
    '推送消息',
    'SDK采集，加密传输',
    'Android ID、网络类型',
    '400-888-2376',
    'https://www.jiguang.cn/license/privacy',
  ],
  pangle: [
    '穿山甲广告SDK',
    '北京巨量引擎网络技术有限公司',
    '展示广告',
    'SDK采集，加密传输',
    'Android ID、应用列表',
    'privacy@csjplatform.com',
    'https://www.csjplatform.com/privacy',
  ],
  getui: [
    '个推消息推送SDK',
    '每日互动股份有限公司',
    '推送消息',
    'SDK采集，加密传输',
    '设备标识（IMEI）',
    'privacy@getui.com',
    'https://www.getui.com/privacy',
  ],
};
const SDK_HEAD = ['SDK名称', '第三方主体', '使用目的', '处理方式', '收集的个人信息种类', '联系方式', '隐私政策链接'];

/** A privacy policy of an invented firm. */
export function policyText(app: string, firm: Developer, plan: PolicyPlan): string {
  const has = (part: NonNullable<PolicyPlan['without']>[number]) => !(plan.without ?? []).includes(part);
  const unless = (part: Parameters<typeof has>[0], ...lines: readonly string[]) => (has(part) ? lines : []);
  const { name, creditCode } = firm.statement;
  const lines = [
    `<h1>${app}隐私政策</h1>`,
    '<p>更新日期：2026年9月1日</p>',
    '<p>生效日期：2026年9月8日</p>',
    `<p>本政策适用于${name}提供的“${app}”移动应用。只有在您点击同意之后，我们才会开始收集您的个人信息。</p>`,
    '<h2>一、我们是谁</h2>',
    `<p>本政策所称“我们”，是指${name}，注册地址为${firm.address}，统一社会信用代码${creditCode}。</p>`,
    '<h2>二、我们如何收集和使用您的个人信息</h2>',
    ...(plan.isVague
      ? [VAGUE]
      : [
          '<p>我们按照实现下列功能所需的最小范围收集个人信息。</p>',
          table(
            ['信息类型', '使用目的', '使用场景', '收集方式'],
            plan.collects.map((row) => [...row, '程序读取或者您主动填写']),
          ),
        ]),
    '<h2>三、我们如何共享、委托处理、转让和公开披露您的个人信息</h2>',
    ...sharing(plan, has('sdk-list')),
    '<h2>四、我们如何保存您的个人信息</h2>',
    '<p>我们在中华人民共和国境内收集和产生的个人信息存储在中华人民共和国境内，我们不会向境外提供您的个人信息。</p>',
    ...unless(
      'retention',
      '<p>我们在实现目的所必需的最短时间内保存您的个人信息：账号信息保存至您注销账号；使用记录保存六个月。超过保存期限后，我们会删除您的个人信息或者进行匿名化处理。</p>',
    ),
    '<h2>五、我们如何保护您的个人信息</h2>',
    '<p>我们采用TLS加密传输、加密存储、访问控制和权限审批保护您的个人信息，并每年进行一次安全评估和员工培训。</p>',
    '<p>如果发生个人信息泄露、篡改、丢失的安全事件，我们会立即启动应急预案，采取补救措施，并通过推送通知、短信或者公告告知您事件的基本情况和影响、我们采取的措施、您可以采取的措施和我们的联系方式，同时向主管部门报告。</p>',
    '<h2>六、您的权利</h2>',
    '<p>您可以在“我的—设置—隐私设置”中查阅、复制、更正您的个人信息。</p>',
    ...unless(
      'deletion',
      '<p>您可以在“我的—设置—隐私设置”中删除您的个人信息，在“我的—设置—隐私设置—撤回同意”中撤回您的同意。撤回同意不影响撤回之前处理活动的效力。</p>',
      '<p>您可以在“我的—设置—账号与安全—注销账号”中申请注销账号。我们会在收到申请后的15个工作日内完成注销，并删除您的个人信息或者进行匿名化处理。</p>',
    ),
    '<h2>七、未成年人的个人信息</h2>',
    ...unless(
      'children',
      `<p>不满十四周岁的儿童使用我们的服务，应当由监护人阅读本政策并取得监护人的同意。我们制定了专门的儿童个人信息处理规则，您可以在“我的—设置—儿童个人信息处理规则”中查看。</p>`,
    ),
    '<h2>八、本政策的更新</h2>',
    '<p>我们可能会修改本政策。处理个人信息的目的、方式、种类发生重大变更时，我们会通过弹窗和站内消息通知您，并重新取得您的同意。</p>',
    '<h2>九、如何联系我们</h2>',
    ...unless(
      'contact',
      `<p>您对本政策有任何疑问、意见、投诉或者举报，可以通过电子邮箱privacy@${firm.domain}联系我们的个人信息保护负责人，邮寄地址：${firm.address}。我们会在15个工作日内答复。</p>`,
      '<p>您也可以通过“我的—投诉与举报”提交投诉。</p>',
    ),
  ];
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${app}隐私政策</title></head><body>
${lines.join('\n')}
</body></html>
`;
}

const VAGUE = '<p>为了向您提供更好的服务，我们可能会收集您的设备信息、位置等相关信息。</p>';

function sharing({ sdks }: PolicyPlan, hasList: boolean): readonly string[] {
  if (!hasList) return ['<p>我们可能会与合作伙伴共享您的信息。</p>'];
  if (sdks.length === 0)
    return ['<p>我们不会与任何第三方共享、转让您的个人信息，也不会公开披露您的个人信息。本应用没有接入第三方SDK。</p>'];
  return [
    '<p>向第三方提供您的个人信息之前，我们会告知您接收方的名称、联系方式、处理目的、处理方式和个人信息的种类，并取得您的单独同意。</p>',
    '<h3>与第三方共享个人信息清单（第三方SDK目录）</h3>',
    table(
      SDK_HEAD,
      sdks.map((sdk) => SDK_ROWS[sdk]),
    ),
    '<p>您可以在“我的—设置”中查看《个人信息收集清单》和《与第三方共享个人信息清单》。除法律、行政法规另有规定外，我们不会转让或者公开披露您的个人信息。</p>',
  ];
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table>\n${line(head, 'th')}\n${rows.map((row) => line(row, 'td')).join('\n')}\n</table>`;
}

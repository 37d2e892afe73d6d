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

const SDK_ROWS: Readonly<Record<SdkName, readonly [string, string, string, string]>> = {
  umeng: ['友盟+移动统计SDK', '友盟同欣（北京）科技有限公司', '统计应用的使用情况', 'Android ID'],
  jpush: ['极光推送SDK', '深圳市和讯华谷信息技术有限公司', '推送消息', 'Android ID'],
  pangle: ['穿山甲广告SDK', '北京巨量引擎网络技术有限公司', '展示广告', 'Android ID、应用列表'],
  getui: ['个推消息推送SDK', '每日互动股份有限公司', '推送消息', '设备标识（IMEI）'],
};

/** A privacy policy of an invented firm. */
export function policyText(app: string, firm: Developer, plan: PolicyPlan): string {
  const has = (part: NonNullable<PolicyPlan['without']>[number]) => !(plan.without ?? []).includes(part);
  const { name, creditCode } = firm.statement;
  const collected = plan.isVague
    ? '<p>为了向您提供更好的服务，我们可能会收集您的设备信息、位置等相关信息。</p>'
    : table(['信息类型', '使用目的', '使用场景'], plan.collects);
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${app}隐私政策</title></head><body>
<h1>${app}隐私政策</h1>
<p>更新日期：2026年9月1日</p><p>生效日期：2026年9月8日</p>
<p>本政策适用于${name}（统一社会信用代码${creditCode}，注册地址：${firm.address}）提供的“${app}”移动应用。</p>
<h2>一、我们如何收集和使用您的个人信息</h2>
${collected}
<h2>二、我们如何共享您的个人信息</h2>
${
  has('sdk-list') && plan.sdks.length > 0
    ? table(
        ['SDK名称', '第三方主体', '使用目的', '收集的个人信息种类'],
        plan.sdks.map((sdk) => SDK_ROWS[sdk]),
      )
    : '<p>我们可能会与合作伙伴共享您的信息。</p>'
}
<h2>三、我们如何保存您的个人信息</h2>
<p>我们在中华人民共和国境内收集的个人信息存储在中华人民共和国境内。${has('retention') ? '我们在您注销账号后十五个工作日内删除您的个人信息，法律、行政法规另有规定的除外。' : ''}</p>
<h2>四、我们如何保护您的个人信息</h2>
<p>我们采用TLS加密传输、加密存储和访问控制保护您的个人信息。</p>
<h2>五、您的权利</h2>
<p>您可以在“我的—设置”中查阅、更正您的个人信息。${has('deletion') ? '您可以在“我的—设置—账号与安全”中删除个人信息、撤回同意和注销账号，我们在十五个工作日内完成。' : ''}</p>
${has('children') ? '<h2>六、未成年人的个人信息</h2>\n<p>不满十四周岁的儿童使用我们的服务，应当由监护人阅读本政策并取得监护人的同意。</p>' : ''}
<h2>七、如何联系我们</h2>
<p>${has('contact') ? `电子邮箱：privacy@${firm.domain}；我们会在十五个工作日内答复。` : '请关注我们的公告。'}</p>
</body></html>
`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[], tag: string) => `<tr>${cells.map((cell) => `<${tag}>${cell}</${tag}>`).join('')}</tr>`;
  return `<table>\n${line(head, 'th')}\n${rows.map((row) => line(row, 'td')).join('\n')}\n</table>`;
}

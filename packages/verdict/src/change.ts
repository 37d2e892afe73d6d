import type { Fact } from '@touchstone/facts';

/**
 * The change to the app that would remove a fact: what one person would do in one go. Changes with the same `key` are one
 * change, made to the `subject`s of all of them. Facts that only name the app (its type, its identity) ask for no change.
 */
export interface Change {
  readonly key: string;
  readonly title: Title;
  /** Whose code or file it is: `app`, an SDK id, a Java package. */
  readonly owner: string;
  /** What exactly is changed: a permission, an SDK id, a kind of information, an action; empty where the title says all. */
  readonly subject: string;
  /** The same is done for every subject, so that the remedy of a clause about any of them fits. */
  readonly isAlike?: boolean;
}

/** What a change depends on beside the fact. */
export interface Asked {
  /** Permissions that no code uses: taking them all out of the manifest is one change. */
  readonly unused: ReadonlySet<string>;
  /** Whether the clause is about agreement: only such a clause is cleared by reading later. */
  readonly isAboutGate: boolean;
}

interface Title {
  readonly zh: string;
  readonly en: string;
}

export const changeFor = (fact: Fact, asked: Asked): Change | undefined =>
  Object.hasOwn(changes, fact.kind) ? changes[fact.kind]?.(fact, asked) : undefined;

/** A change for each kind of fact; kinds that are not here are not changed by themselves. */
const changes: Readonly<Record<string, (fact: Fact, asked: Asked) => Change | undefined>> = {
  'app.sdk-levels': ofApp('target-sdk', '提高 targetSdkVersion', 'Raise targetSdkVersion'),
  'app.hidden': ofApp('hidden', '恢复应用的名称与图标', 'Give the app its label and icon back'),
  'app.disguised': ofApp('disguised', '更换仿冒的名称或图标', 'Replace the imitated label or icon'),
  'signing.scheme': ofApp('signing', '重新签名', 'Sign the package again'),
  'signing.verified': ofApp('signing', '重新签名', 'Sign the package again'),
  'signing.known-key': ofApp('signing-key', '改用自有的发布密钥签名', 'Sign with a release key of your own'),
  'signing.weak-key': ofApp('signing-key', '改用自有的发布密钥签名', 'Sign with a release key of your own'),
  'permission.declared': permission,
  'permission.unused': permission,
  'permission.unsuitable': permission,
  'permission.undeclared': permission,
  'code.requests-permission': ofOwner(
    'asks',
    'permission',
    '推迟到使用功能时再申请权限',
    'Ask for permissions only when the feature is used',
  ),
  'component.self-start': component,
  'component.exported': ofOwner('exported', 'name', '关闭或加权限保护对外组件', 'Close or guard exported components'),
  'network.cleartext': ofApp('cleartext', '关闭明文流量', 'Switch cleartext traffic off'),
  'network.trusts-user-certificates': ofApp('cleartext', '关闭明文流量', 'Switch cleartext traffic off'),
  'network.weak-tls': ofOwner('tls', 'how', '恢复证书与主机名校验', 'Check certificates and host names again'),
  'code.reads': ofOwner('reads', 'data', '核对读取个人信息的代码', 'Review code that reads personal information'),
  'reach.reads': reachableRead,
  'reach.requests-permission': ofOwner(
    'asks',
    'permission',
    '推迟到使用功能时再申请权限',
    'Ask for permissions only when the feature is used',
  ),
  'reach.starts-app': ofOwner('starts', 'kind', '去掉非必要的自启动与关联启动', 'Remove starts of the app and of others that nobody needs'),
  'reach.jumps': ofOwner('jumps', 'by', '去掉未经用户操作的跳转', 'Remove jumps that nobody asked for'),
  'reach.downloads': ofOwner('downloads', 'what', '下载与安装前先征得用户同意', 'Ask before downloading and installing'),
  'flow.leak': ofOwner('flows', 'data', '核对个人信息的去向', 'Review where personal information goes'),
  'code.writes': ofOwner('writes', 'data', '核对写入个人信息的代码', 'Review code that writes personal information'),
  'compare.unnecessary-for-type': ofOwner('reads', 'data', '核对读取个人信息的代码', 'Review code that reads personal information'),
  'code.acts': ofOwner('acts', 'action', '核对并限制敏感行为', 'Review and limit sensitive actions'),
  'code.loads-code': ofOwner('loads', 'how', '说明或去掉动态加载代码', 'Explain or remove code loaded at run time'),
  'sdk.present': ofApp('sdk-list', '在第三方清单中列明SDK', 'Name the SDKs in the list of third parties', 'sdk'),
  'lead.window': ofOwner('window', 'lead', '核对开屏、弹窗与跳转', 'Review splash screens, pop-ups and jumps'),
  'lead.personalised': ofApp('personalised', '标明个性化推荐并提供关闭选项', 'Mark personalised content and offer a switch'),
  'webview.bridge': ofOwner('webview', '', '收紧 WebView 接口与设置', 'Tighten WebView bridges and settings'),
  'webview.setting': ofOwner('webview', 'setting', '收紧 WebView 接口与设置', 'Tighten WebView bridges and settings'),
  'evasion.check': ofOwner('evasion', 'checks', '说明识别检测环境的代码用途', 'Explain code that tells test environments apart'),
  'run.reads': seenRead,
  'run.sends': seenSending,
  'run.frequency': ofOwner('frequency', 'data', '降低读取频次，改为按需读取', 'Read less often, and only on demand'),
  'run.permission-dialog': seenDialog,
  'run.refusal-effect': ofApp('refusal', '拒绝后其他功能照常可用', 'Keep other functions working after a refusal', 'permission'),
  'run.process-start': ofOwner(
    'starts',
    'kind',
    '去掉非必要的自启动与关联启动',
    'Remove starts of the app and of others that nobody needs',
  ),
  'run.jump': ofApp('jumps:app', '去掉未经用户操作的跳转', 'Remove jumps that nobody asked for'),
  'run.download': ofApp('downloads:app', '下载与安装前先征得用户同意', 'Ask before downloading and installing'),
  'compare.undisclosed-data': (fact) => disclose(fact),
  'compare.undisclosed-sdk': ofApp('sdk-list', '在第三方清单中列明SDK', 'Name the SDKs in the list of third parties', 'sdk'),
  'compare.unauthorised': (fact) => (text(fact, 'what') === 'data' ? disclose(fact) : ownRules(fact)),
  'policy.lacks': ofApp('policy-text', '补全隐私政策', 'Complete the privacy policy', 'statement'),
  'policy.vague': ofApp('policy-vague', '逐项写明，去掉“等”“例如”', 'Spell out what the policy leaves open'),
  'policy.sdk': ofApp('sdk-list', '在第三方清单中列明SDK', 'Name the SDKs in the list of third parties', 'sdk'),
  'policy.forces': ofApp('policy-forces', '不以改善服务等为由强制同意', 'Do not force consent for improvement or research'),
  'policy.promise': ofApp('policy-promises', '缩短承诺时限', 'Promise shorter times'),
  'policy.list': ofApp('two-lists', '在二级菜单提供双清单', 'Offer the two lists in a second-level menu', 'list'),
  'ui.consent-control': ofApp('consent-controls', '改正同意与拒绝的按钮和勾选', 'Put the buttons and boxes of consent right'),
  'ui.policy-notice': ofApp('notice', '首次运行时以弹窗提示隐私政策', 'Show the policy at first run'),
  'ui.close-mark': ofApp('windows', '提供清晰有效的关闭按钮', 'Give windows a clear close button that works', 'window'),
  'ui.window': ofApp('windows', '提供清晰有效的关闭按钮', 'Give windows a clear close button that works', 'window'),
  'ui.right': ofApp('rights', '补上行使权利的入口', 'Offer ways to use the rights', 'right'),
  'ui.personalised': ofApp('personalised', '标明个性化推荐并提供关闭选项', 'Mark personalised content and offer a switch'),
  'ui.lists': ofApp('two-lists', '在二级菜单提供双清单', 'Offer the two lists in a second-level menu', 'list'),
  'ui.purpose-told': ofApp('purposes', '申请权限时同步说明目的', 'Tell the purpose when asking', 'for'),
  'ui.bait': ofApp('bait', '去掉诱导', 'Remove the bait', 'for'),
};

const disclose = ofApp('disclose', '在隐私政策中写明收集的信息', 'Name in the policy what is collected', 'data');
const ownRules = ofApp('own-rules', '使实际行为与政策一致', 'Do what the policy says', 'data');
const encrypt = ofApp('cleartext', '关闭明文流量', 'Switch cleartext traffic off');

/** Before agreement a read is moved; afterwards the policy must name it; else its need is looked at. */
function seenRead(fact: Fact): Change {
  if (EARLY_PHASES.has(text(fact, 'phase'))) return { ...earlyRead(fact), isAlike: true };
  return UNTOLD.has(text(fact, 'disclosed')) ? disclose(fact) : lateRead(fact);
}

function seenSending(fact: Fact): Change {
  if (EARLY_PHASES.has(text(fact, 'phase'))) return { ...earlySending(fact), isAlike: true };
  if (UNTOLD.has(text(fact, 'disclosed'))) return disclose(fact);
  return fact.attributes['encrypted'] === false ? encrypt(fact) : flow(fact);
}

function seenDialog(fact: Fact): Change {
  return text(fact, 'moment').startsWith('after-denial') ? askAgain(fact) : askLater(fact);
}

const EARLY_PHASES = new Set(['before-notice', 'before-consent', 'after-refusal']);
const UNTOLD = new Set(['no', 'unclear']);
const earlySending = ofOwner('sends-early', 'data', '用户同意之前不发送个人信息', 'Send no personal information before agreement');
const flow = ofOwner('flows', 'data', '核对个人信息的去向', 'Review where personal information goes');
const askLater = ofOwner('asks', 'permission', '推迟到使用功能时再申请权限', 'Ask for permissions only when the feature is used');
const askAgain = ofOwner('asks-again', 'permission', '拒绝后不再重复申请权限', 'Do not ask again after a refusal');

const EARLY = new Set(['before-gate', 'no-gate']);

/** What runs before agreement is moved behind it; what a clause does not want behind it either is looked at for need and frequency. */
function reachableRead(fact: Fact, { isAboutGate }: Asked): Change {
  return isAboutGate && EARLY.has(text(fact, 'gate')) ? { ...earlyRead(fact), isAlike: true } : lateRead(fact);
}

const earlyRead = ofOwner('reads-early', 'data', '把个人信息的读取移到用户同意之后', 'Move reads of personal information behind agreement');
const lateRead = ofOwner('reads', 'data', '核对读取个人信息的代码', 'Review code that reads personal information');

function permission(fact: Fact, { unused }: Asked): Change {
  return unused.has(text(fact, 'permission')) ? unusedPermission(fact) : otherPermission(fact);
}

const unusedPermission = ofApp(
  'unused-permissions',
  '删除声明但未使用的权限',
  'Remove permissions that are declared and not used',
  'permission',
);
const otherPermission = ofApp('permissions', '核对权限', 'Review permissions', 'permission');

/** Components that hold a special access of the system; they are not there to start the app. */
const SPECIAL = new Set(['notification-listener', 'accessibility', 'device-admin']);

function component(fact: Fact): Change {
  return SPECIAL.has(text(fact, 'trigger')) ? specialService(fact) : selfStart(fact);
}

const specialService = ofOwner('special-service', 'trigger', '核对特殊权限组件', 'Review components with special access');
const selfStart = ofOwner('self-start', 'trigger', '去掉非必要的自启动组件', 'Remove components that start the app by themselves');

/** @param subject attribute that says what exactly; empty for none */
function ofApp(key: string, zh: string, en: string, subject = ''): (fact: Fact) => Change {
  return (fact) => ({ key, title: { zh, en }, owner: 'app', subject: text(fact, subject) });
}

function ofOwner(what: string, subject: string, zh: string, en: string): (fact: Fact) => Change {
  return (fact) => {
    const owner = ownerOf(fact);
    return { key: `${what}:${owner}`, title: { zh, en }, owner, subject: text(fact, subject) };
  };
}

function ownerOf(fact: Fact): string {
  const own = text(fact, 'owner');
  return text(fact, 'sdk') || (own === 'third-party' ? text(fact, 'package') : '') || own || 'app';
}

const text = (fact: Fact, name: string) => String(fact.attributes[name] ?? '');

import type { Fact } from '@touchstone/facts';

/**
 * The change to the app that would remove a fact: what one person would do in one go. Facts with the same `key` are
 * cleared together. Facts that only name the app (its type, its identity) ask for no change.
 */
export interface Change {
  readonly key: string;
  readonly title: { readonly zh: string; readonly en: string };
  /** Whose code or file it is: `app`, an SDK id, a Java package. */
  readonly owner: string;
}

/** A change for each kind of fact; kinds that are not here are not changed by themselves. */
const changes: Readonly<Record<string, (fact: Fact, unused: ReadonlySet<string>) => Change>> = {
  'app.sdk-levels': () => change('target-sdk', '提高 targetSdkVersion', 'Raise targetSdkVersion', 'app'),
  'app.hidden': () => change('hidden', '恢复应用的名称与图标', 'Give the app its label and icon back', 'app'),
  'app.disguised': () => change('disguised', '更换仿冒的名称或图标', 'Replace the imitated label or icon', 'app'),
  'signing.scheme': () => change('signing', '重新签名', 'Sign the package again', 'app'),
  'signing.verified': () => change('signing', '重新签名', 'Sign the package again', 'app'),
  'signing.known-key': () => change('signing-key', '改用自有的发布密钥签名', 'Sign with a release key of your own', 'app'),
  'signing.weak-key': () => change('signing-key', '改用自有的发布密钥签名', 'Sign with a release key of your own', 'app'),
  'permission.declared': permission,
  'permission.unused': permission,
  'permission.unsuitable': permission,
  'permission.undeclared': permission,
  'code.requests-permission': (fact) =>
    byOwner(fact, 'asks', '推迟到使用功能时再申请权限', 'Ask for permissions only when the feature is used'),
  'component.self-start': (fact) =>
    byOwner(fact, 'self-start', '去掉非必要的自启动组件', 'Remove components that start the app by themselves'),
  'component.exported': (fact) => byOwner(fact, 'exported', '关闭或加权限保护对外组件', 'Close or guard exported components'),
  'network.cleartext': () => change('cleartext', '关闭明文流量', 'Switch cleartext traffic off', 'app'),
  'network.trusts-user-certificates': () => change('cleartext', '关闭明文流量', 'Switch cleartext traffic off', 'app'),
  'network.weak-tls': (fact) => byOwner(fact, 'tls', '恢复证书与主机名校验', 'Check certificates and host names again'),
  'code.reads': reads,
  'code.writes': reads,
  'compare.unnecessary-for-type': reads,
  'code.acts': (fact) => byOwner(fact, 'acts', '核对并限制敏感行为', 'Review and limit sensitive actions'),
  'code.loads-code': (fact) => byOwner(fact, 'loads', '说明或去掉动态加载代码', 'Explain or remove code loaded at run time'),
  'sdk.present': (fact) =>
    change(
      `sdk:${text(fact, 'sdk')}`,
      `在第三方清单中列明 ${text(fact, 'name')}`,
      `Name ${text(fact, 'name')} in the list of third parties`,
      text(fact, 'sdk'),
    ),
  'lead.window': (fact) => byOwner(fact, 'window', '核对开屏、弹窗与跳转', 'Review splash screens, pop-ups and jumps'),
  'lead.personalised': () => change('personalised', '标明个性化推荐并提供关闭选项', 'Mark personalised content and offer a switch', 'app'),
  'webview.bridge': (fact) => byOwner(fact, 'webview', '收紧 WebView 接口与设置', 'Tighten WebView bridges and settings'),
  'webview.setting': (fact) => byOwner(fact, 'webview', '收紧 WebView 接口与设置', 'Tighten WebView bridges and settings'),
  'evasion.check': (fact) => byOwner(fact, 'evasion', '说明识别检测环境的代码用途', 'Explain code that tells test environments apart'),
};

/** @param unused permissions that no code uses: taking them all out of the manifest is one change */
export const changeFor = (fact: Fact, unused: ReadonlySet<string>): Change | undefined =>
  Object.hasOwn(changes, fact.kind) ? changes[fact.kind]?.(fact, unused) : undefined;

function permission(fact: Fact, unused: ReadonlySet<string>): Change {
  const name = text(fact, 'permission');
  if (unused.has(name))
    return change('unused-permissions', '删除声明但未使用的权限', 'Remove permissions that are declared and not used', 'app');
  return change(`permission:${name}`, `核对权限 ${short(name)}`, `Review permission ${short(name)}`, 'app');
}

function reads(fact: Fact): Change {
  return byOwner(fact, 'reads', '核对读取个人信息的代码', 'Review code that reads personal information');
}

function byOwner(fact: Fact, what: string, zh: string, en: string): Change {
  const owner = text(fact, 'sdk') || (text(fact, 'owner') === 'third-party' ? text(fact, 'package') : '') || text(fact, 'owner') || 'app';
  return change(`${what}:${owner}`, zh, en, owner);
}

const change = (key: string, zh: string, en: string, owner: string): Change => ({ key, title: { zh, en }, owner });
const text = (fact: Fact, name: string) => String(fact.attributes[name] ?? '');
const short = (permissionName: string) => permissionName.split('.').at(-1) ?? permissionName;

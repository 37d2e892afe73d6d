import { type FactKind, owner } from './kind.ts';

/** Facts read from the package itself: identity, signature, files, manifest, resources. */
export const packageKinds = {
  'app.identity': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '应用身份', en: 'identity of the app' },
    attributes: {
      package: { type: 'text', required: true, means: 'package name' },
      label: { type: 'text', means: 'label, Chinese if there is one' },
      versionName: { type: 'text', means: 'versionName' },
      versionCode: { type: 'number', means: 'versionCode with versionCodeMajor' },
    },
  },
  'app.sdk-levels': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '最低与目标系统版本', en: 'minimum and target API level' },
    attributes: {
      minSdk: { type: 'number', required: true, means: 'API level, 1 when absent' },
      targetSdk: { type: 'number', required: true, means: 'API level; minSdk when absent' },
      targetBelow: { type: ['23', '28', '30', 'none'], required: true, means: 'lowest threshold that the target is below' },
    },
  },
  'app.filing-number': {
    input: 'static',
    layer: 'resources',
    means: { zh: 'App备案号', en: 'App filing number found in the package' },
    attributes: { number: { type: 'text', required: true, means: 'e.g. 鲁ICP备10018704号-9A' } },
  },
  'app.hidden': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '图标或名称隐藏', en: 'icon or label that hides the app' },
    attributes: {
      how: {
        type: ['blank-label', 'no-icon', 'transparent-icon', 'no-launcher', 'launcher-alias-disabled', 'hides-itself-in-code'],
        required: true,
        means: 'how it hides',
      },
    },
  },
  'app.disguised': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '名称或图标仿冒系统应用', en: 'label or package imitates a system app' },
    attributes: { imitates: { type: 'text', required: true, means: 'what it imitates' } },
  },
  'app.type-suggested': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '建议的应用类型（待确认）', en: 'suggested type of the 39 (to be confirmed)' },
    attributes: {
      type: { type: 'number', required: true, means: 'number 1–39' },
      reason: {
        type: 'text',
        required: true,
        means: 'what led to it, codes in a list: label:地图,package:map,role:input-method,declares:CAMERA',
      },
    },
  },
  'app.type': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '应用类型（用户指定）', en: 'type of the 39, as given by the caller' },
    attributes: {
      type: { type: 'number', required: true, means: 'number 1–39' },
      service: { type: 'text', means: 'service of PG-20204A annex D that corresponds; none when it has no row for the type' },
    },
  },
  'signing.scheme': {
    input: 'static',
    layer: 'package',
    means: { zh: '签名方案校验结果', en: 'verdict of one signature scheme' },
    attributes: {
      scheme: { type: ['v1', 'v2', 'v3', 'v31', 'v4', 'stamp'], required: true, means: 'scheme' },
      state: { type: ['verified', 'failed', 'absent'], required: true, means: 'failed = present and invalid' },
      code: { type: 'text', means: 'first error code when failed' },
    },
  },
  'signing.verified': {
    input: 'static',
    layer: 'package',
    means: { zh: '签名整体校验结果', en: 'whether Android accepts the signature from minSdk up' },
    attributes: { verified: { type: 'boolean', required: true, means: '' } },
  },
  'signing.signer': {
    input: 'static',
    layer: 'package',
    means: { zh: '签名者', en: 'signer of the highest verified scheme' },
    attributes: {
      sha256: { type: 'text', required: true, means: 'certificate digest, hex' },
      md5: { type: 'text', required: true, means: 'certificate digest as stores print it, hex' },
      subject: { type: 'text', required: true, means: 'subject, RFC 2253' },
      issuer: { type: 'text', required: true, means: 'issuer, RFC 2253' },
      key: { type: 'text', required: true, means: 'RSA-2048, EC-P256 …' },
      notAfter: { type: 'text', required: true, means: 'end of validity, ISO 8601 UTC' },
    },
  },
  'signing.known-key': {
    input: 'static',
    layer: 'package',
    means: { zh: '使用调试或公开的测试密钥签名', en: 'signed with a debug key or a well-known test key' },
    attributes: {
      key: {
        type: ['android-debug', 'aosp-testkey', 'aosp-platform', 'aosp-shared', 'aosp-media', 'aosp-networkstack', 'other'],
        required: true,
        means: 'which',
      },
      sha256: { type: 'text', required: true, means: 'certificate digest, hex' },
    },
  },
  'signing.weak-key': {
    input: 'static',
    layer: 'package',
    means: { zh: '弱签名密钥或摘要', en: 'weak key or digest in the signature' },
    attributes: { what: { type: 'text', required: true, means: 'RSA-1024, MD5, SHA-1 …' } },
  },
  'package.repackaged': {
    input: 'static',
    layer: 'package',
    means: { zh: '二次打包迹象', en: 'sign of repackaging' },
    attributes: {
      sign: {
        type: ['foreign-key', 'package-and-code-differ', 'resources-and-code-differ', 'tool-marks', 'mixed-times'],
        required: true,
        means: 'what was seen',
      },
      detail: { type: 'text', required: true, means: 'in words' },
    },
  },
  'package.damaged': {
    input: 'static',
    layer: 'package',
    means: { zh: '安装包结构异常', en: 'the package is malformed or crafted against tools' },
    attributes: { problem: { type: 'text', required: true, means: 'problem code' } },
  },
  'permission.declared': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '声明的权限', en: 'permission declared' },
    attributes: {
      permission: { type: 'permission', required: true, means: 'full name' },
      protection: { type: ['dangerous', 'special', 'normal', 'signature', 'oem', 'custom', 'unknown'], required: true, means: 'kind' },
      group: { type: 'text', means: '8-type label of 078/164: 电话, 通讯录, 定位 …' },
      maxSdk: { type: 'number', means: 'maxSdkVersion' },
      effective: { type: 'boolean', means: 'false when a system of the target level does not grant it, or it opens nothing there' },
    },
  },
  'permission.used': {
    input: 'static',
    layer: 'code',
    means: { zh: '声明且使用的权限', en: 'declared, and something that needs it is there' },
    attributes: {
      permission: { type: 'permission', required: true, means: 'full name' },
      api: { type: 'text', required: true, means: 'what needs it: call, address, action, or attribute of the manifest' },
      ...owner,
    },
  },
  'permission.unused': {
    input: 'static',
    layer: 'code',
    means: { zh: '声明但代码未使用的权限', en: 'declared but no code uses it' },
    attributes: {
      permission: { type: 'permission', required: true, means: 'full name' },
      protection: { type: 'text', means: 'as in permission.declared' },
    },
  },
  'permission.undeclared': {
    input: 'static',
    layer: 'code',
    means: { zh: '使用但未声明的权限', en: 'code calls what needs it, but it is not declared' },
    attributes: {
      permission: { type: 'permission', required: true, means: 'full name' },
      api: { type: 'text', required: true, means: 'first call that needs it' },
    },
  },
  'permission.undecided': {
    input: 'static',
    layer: 'code',
    means: { zh: '无法判定是否使用的权限', en: 'declared, and the map does not say what would use it' },
    attributes: { permission: { type: 'permission', required: true, means: 'full name' } },
  },
  'permission.unsuitable': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '该类应用不建议申请的权限', en: 'permission marked × for this service type in PG-20204A annex D' },
    attributes: {
      permission: { type: 'permission', required: true, means: 'full name' },
      service: { type: 'text', required: true, means: 'service type of annex D' },
    },
  },
  'component.exported': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '对外开放的组件', en: 'component open to other apps' },
    attributes: {
      type: { type: ['activity', 'service', 'receiver', 'provider'], required: true, means: 'kind of component' },
      name: { type: 'text', required: true, means: 'class name' },
      permission: { type: 'text', means: 'permission that guards it' },
      sdk: { type: 'text', means: 'SDK id' },
    },
  },
  'component.self-start': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '自启动组件', en: 'component that can start the app by itself' },
    attributes: {
      trigger: {
        type: [
          'boot',
          'broadcast',
          'sync',
          'account',
          'job',
          'alarm',
          'push-wake',
          'daemon-process',
          'notification-listener',
          'accessibility',
          'device-admin',
          'media-session',
          'one-pixel',
        ],
        required: true,
        means: 'what starts it',
      },
      action: { type: 'text', means: 'broadcast action' },
      name: { type: 'text', required: true, means: 'class name' },
      sdk: { type: 'text', means: 'SDK id' },
    },
  },
  'network.cleartext': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '允许明文流量', en: 'cleartext traffic allowed' },
    attributes: {
      by: { type: ['manifest', 'target-default', 'security-config', 'domain-config'], required: true, means: 'what allows it' },
      domain: { type: 'text', means: 'domain, when only for one' },
    },
  },
  'network.trusts-user-certificates': {
    input: 'static',
    layer: 'resources',
    means: { zh: '信任用户证书', en: 'trusts user-installed certificates' },
    attributes: { domain: { type: 'text', means: 'domain, when only for one' } },
  },
  'manifest.flag': {
    input: 'static',
    layer: 'manifest',
    means: { zh: '清单中的风险开关', en: 'manifest switch worth knowing' },
    attributes: {
      flag: {
        type: ['debuggable', 'allow-backup', 'test-only', 'legacy-storage', 'extract-native-libs', 'shared-user-id', 'package-queries'],
        required: true,
        means: 'which',
      },
      value: { type: 'text', required: true, means: 'value' },
    },
  },
  'policy.address': {
    input: 'static',
    layer: 'resources',
    means: { zh: '隐私政策地址', en: 'address of a privacy policy or user agreement' },
    attributes: {
      url: { type: 'text', required: true, means: 'address' },
      document: {
        type: ['privacy-policy', 'user-agreement', 'sdk-list', 'collection-list', 'children-policy', 'other'],
        required: true,
        means: 'what it seems to be',
      },
    },
  },
  'policy.bundled': {
    input: 'static',
    layer: 'resources',
    means: { zh: '包内的隐私政策文本', en: 'policy text inside the package' },
    attributes: {
      document: {
        type: ['privacy-policy', 'user-agreement', 'sdk-list', 'collection-list', 'children-policy', 'other'],
        required: true,
        means: 'what it seems to be',
      },
      length: { type: 'number', required: true, means: 'characters' },
    },
  },
} as const satisfies Record<string, FactKind>;

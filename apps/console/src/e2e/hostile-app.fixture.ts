import { apk, caller, cls, method, signer, text } from '@touchstone/test-kit';
import { HOSTILE, HOSTILE_ADDRESS } from './hostile-texts.fixture.ts';

const POLICY = `<html><body><script>alert(1)</script><h1 onclick="alert(1)">隐私政策${HOSTILE}</h1>
${`<p>我们会收集您的手机号码${HOSTILE}，用于注册和登录账号，并征得您的同意。我们不会收集您的通讯录。</p>`.repeat(12)}
<p><a href="${HOSTILE_ADDRESS}">联系我们</a><iframe src="${HOSTILE_ADDRESS}"></iframe></p></body></html>`;

/** An app that says a script wherever it says something: label, versions, classes, strings, addresses, certificate, policy. */
export const hostileApk = (): Uint8Array =>
  apk({
    package: 'cn.example.hostile',
    label: `坏应用${HOSTILE}`,
    versionName: `1.0${HOSTILE}`,
    permissions: ['INTERNET', 'READ_PHONE_STATE', `cn.example.${HOSTILE}`],
    activities: [`cn.example.hostile.${HOSTILE}`],
    services: [{ name: `.Service${HOSTILE}`, exported: true, actions: [HOSTILE] }],
    providers: [{ name: '.Provider', authorities: HOSTILE_ADDRESS, exported: true }],
    metaData: { [HOSTILE]: HOSTILE_ADDRESS },
    dex: [
      // names of classes have no slashes of their own
      cls(`cn.example.hostile.${HOSTILE.replaceAll('/', '-')}`, {
        methods: [
          method('<b onmouseover=alert>', '(Landroid/telephony/TelephonyManager;)V', (m) =>
            m
              .invokeVirtual('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;', 'p1')
              .invokeStatic('Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(HOSTILE_ADDRESS))
              .invokeStatic('Landroid/net/Uri;->parse(Ljava/lang/String;)Landroid/net/Uri;', text(`http://evil.example/${HOSTILE}`)),
          ),
        ],
      }),
      caller('cn.example.hostile.Ids', 'Landroid/telephony/TelephonyManager;->getImei()Ljava/lang/String;'),
    ],
    files: { 'assets/privacy.html': POLICY, [`assets/${HOSTILE.replaceAll('/', '-')}.txt`]: HOSTILE },
    // '=' and ',' divide a name
    sign: { by: signer('release', { subject: 'CN="><script>alert(1)</script>, O=<img src onerror>, C=CN' }) },
  });

import { knowledge } from '@touchstone/knowledge';
import { type Body, type ClassSpec, caller, cls, method } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { observed } from '../../made-app.contract.ts';
import { weakTls } from './detector.ts';

const LOG = 'static Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';
const seen = (spec: ClassSpec) => observed(weakTls, { classes: [spec] }, knowledge).map(([, { how }]) => how);

const trust = (body: Body) =>
  cls('A', {
    implements: ['javax.net.ssl.X509TrustManager'],
    methods: [method('checkServerTrusted', '([Ljava/security/cert/X509Certificate;Ljava/lang/String;)V', body)],
  });
const verifier = (body: Body) =>
  cls('A', {
    implements: ['javax.net.ssl.HostnameVerifier'],
    methods: [method('verify', '(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)Z', body)],
  });
const client = (body: Body) =>
  cls('A', {
    extends: 'android.webkit.WebViewClient',
    methods: [method('onReceivedSslError', '(Landroid/webkit/WebView;Landroid/webkit/SslErrorHandler;Landroid/net/http/SslError;)V', body)],
  });

const PROCEED = 'Landroid/webkit/SslErrorHandler;->proceed()V';
const CANCEL = 'Landroid/webkit/SslErrorHandler;->cancel()V';

test.each<[string, ClassSpec, readonly string[]]>([
  ['a trust manager without a body', trust(() => {}), ['trust-manager']],
  ['one that only logs', trust((m) => m.call(LOG)), ['trust-manager']],
  [
    'one that asks another',
    trust((m) =>
      m.call('interface Ljavax/net/ssl/X509TrustManager;->checkServerTrusted([Ljava/security/cert/X509Certificate;Ljava/lang/String;)V'),
    ),
    [],
  ],
  ['a verifier that says yes', verifier((m) => m.const('v0', 1).return('v0')), ['hostname-verifier']],
  ['one that says no', verifier((m) => m.const('v0', 0).return('v0')), []],
  ['one that compares', verifier((m) => m.call('Ljava/lang/String;->equals(Ljava/lang/Object;)Z').moveResult('v0').return('v0')), []],
  [
    'one that compares in a register that held yes',
    verifier((m) => m.const('v0', 1).call('Ljava/lang/String;->equals(Ljava/lang/Object;)Z', 'p1', 'p1').moveResult('v0').return('v0')),
    [],
  ],
  ['one that decides', verifier((m) => m.const('v0', 1).if('eqz', 'p1', 'no').return('v0').label('no').const('v0', 0).return('v0')), []],
  [
    'the same method of another class',
    cls('A', { methods: [method('verify', '(Ljava/lang/String;Ljavax/net/ssl/SSLSession;)Z', (m) => m.const('v0', 1).return('v0'))] }),
    [],
  ],
  ['a page that goes on', client((m) => m.call(PROCEED)), ['webview-ignores-error']],
  ['a page that stops', client((m) => m.call(CANCEL)), []],
  ['a page that may stop', client((m) => m.if('eqz', 'p1', 'stop').call(PROCEED).return().label('stop').call(CANCEL)), []],
  ['a verifier of a library', caller('A', 'Lorg/apache/http/conn/ssl/AllowAllHostnameVerifier;-><init>()V'), ['hostname-verifier']],
])('%s', (_name, spec, expected) => expect(seen(spec)).toEqual(expected));

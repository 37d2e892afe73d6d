import { knowledge } from '@touchstone/knowledge';
import { type ClassSpec, caller, cls, init, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { observed } from '../../made-app.contract.ts';
import { webview } from './detector.ts';

const ADD = 'Landroid/webkit/WebView;->addJavascriptInterface(Ljava/lang/Object;Ljava/lang/String;)V';
const SETTINGS = 'Landroid/webkit/WebSettings;';
const seen = (...classes: readonly ClassSpec[]) =>
  observed(webview, { classes }, knowledge).map(([, { name, method: open, setting }]) =>
    [name, open, setting].filter((value) => value !== undefined),
  );

const bridge = cls('cn.example.app.Bridge', {
  methods: [
    init(),
    method('pay', '()V', () => {}, { annotations: [{ type: 'android.webkit.JavascriptInterface' }] }),
    method('hidden', '()V', () => {}),
  ],
});

test('a bridge with the methods that pages may call', () => {
  const add = cls('cn.example.app.Page', {
    methods: [
      method(
        'run',
        '()V',
        (m) => m.create('v0', 'Lcn/example/app/Bridge;-><init>()V').call(ADD, null, 'v0', text('android')),
        'public static',
      ),
    ],
  });
  expect(seen(bridge, add)).toEqual([['android', 'cn.example.app.Bridge.pay']]);
});

test('a bridge of an unknown object by its name alone', () => {
  expect(seen(bridge, caller('cn.example.app.Page', [ADD, null, null, text('js')]))).toEqual([['js']]);
});

test.each<[string, ClassSpec, readonly string[][]]>([
  ['universal access', caller('A', [`${SETTINGS}->setAllowUniversalAccessFromFileURLs(Z)V`, null, true]), [['universal-access']]],
  ['switched off', caller('A', [`${SETTINGS}->setAllowUniversalAccessFromFileURLs(Z)V`, null, false]), []],
  ['mixed content always', caller('A', [`${SETTINGS}->setMixedContentMode(I)V`, null, 0]), [['mixed-content']]],
  ['mixed content never', caller('A', [`${SETTINGS}->setMixedContentMode(I)V`, null, 1]), []],
  ['debugging', caller('A', ['static Landroid/webkit/WebView;->setWebContentsDebuggingEnabled(Z)V', true]), [['debugging']]],
  ['a harmless setting', caller('A', [`${SETTINGS}->setJavaScriptEnabled(Z)V`, null, true]), []],
  ['a method of that name elsewhere', caller('A', ['Lcn/example/Settings;->setMixedContentMode(I)V', null, 0]), []],
])('%s', (_name, spec, expected) => expect(seen(spec)).toEqual(expected));

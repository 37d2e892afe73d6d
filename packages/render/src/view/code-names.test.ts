import { expect, test } from 'vitest';
import { className, memberName, placeText, shortMemberName } from './code-names.ts';

test.each([
  ['a class', className('Lcn/example/A$B;'), 'cn.example.A$B'],
  ['a method', memberName('Lcn/example/A;->b(I)V'), 'cn.example.A.b'],
  ['a field', memberName('Lcn/example/A;->F:I'), 'cn.example.A.F'],
  ['an API', shortMemberName('Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;'), 'TelephonyManager.getDeviceId'],
  ['a content address', shortMemberName('content://sms'), 'content://sms'],
  ['not a descriptor', className('LHello'), 'LHello'],
  ['a line of code', placeText({ file: 'classes.dex', method: 'La/B;->c()V', line: 7 }), 'classes.dex  a.B.c:7'],
  ['an instruction', placeText({ file: 'classes.dex', method: 'La/B;->c()V', instruction: 7 }), 'classes.dex  a.B.c +7'],
  ['an element', placeText({ file: 'AndroidManifest.xml', element: 'manifest' }), 'AndroidManifest.xml  manifest'],
  ['a line of a log', placeText({ file: 'run.jsonl', line: 7 }), 'run.jsonl:7'],
  ['an entry of a capture', placeText({ file: 'run.har', line: 7 }), 'run.har#7'],
  ['bytes', placeText({ file: 'a.so', offset: 255 }), 'a.so @0xff'],
])('%s', (_name, shown, wanted) => {
  expect(shown).toBe(wanted);
});

import { knowledge } from '@touchstone/knowledge';
import { cls, method, text } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { launcher, madeApp } from '../../made-app.contract.ts';
import { dataFlows } from './detector.ts';

const IMEI = 'Landroid/telephony/TelephonyManager;->getDeviceId()Ljava/lang/String;';
const LOG = 'Landroid/util/Log;->d(Ljava/lang/String;Ljava/lang/String;)I';

const PUT =
  'Landroid/content/SharedPreferences$Editor;->putString(Ljava/lang/String;Ljava/lang/String;)Landroid/content/SharedPreferences$Editor;';

test('what the app stores for itself alone is told as that', () => {
  const onCreate = method('onCreate', '(Landroid/os/Bundle;)V', (m) =>
    m.invokeVirtual(IMEI, 'v2').moveResult('v0').const('v1', 0).invokeInterface(PUT, 'v1', text('k'), 'v0'),
  );
  const main = cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [onCreate] });
  const [leak, ...more] = dataFlows.detect(madeApp({ components: launcher(), classes: [main] }), knowledge, { depth: 'full' });
  expect(more).toEqual([]);
  expect(leak?.attributes).toMatchObject({ data: 'imei', sink: 'file', private: true });
});

const flowsOf = (value: 'v0' | 'v1') => {
  const onCreate = method('onCreate', '(Landroid/os/Bundle;)V', (m) =>
    m.constString('v1', 'nothing').invokeVirtual(IMEI, 'v2').moveResult('v0').invokeStatic(LOG, text('t'), value),
  );
  const main = cls('cn.example.app.Main', { extends: 'android.app.Activity', methods: [onCreate] });
  return [...dataFlows.detect(madeApp({ components: launcher(), classes: [main] }), knowledge, { depth: 'full' })];
};

test('from where it is read to where it goes', () => {
  const [leak, ...more] = flowsOf('v0');
  expect(more).toEqual([]);
  expect(leak?.attributes).toMatchObject({ data: 'imei', sink: 'log', owner: 'app' });
  expect(leak?.proof?.chain.map(({ how }) => how)).toEqual(['source', 'sink']);
  expect(leak?.proof?.chain.at(-1)?.at).toEqual(leak?.at);
});

test('something else that goes there is no leak', () => expect(flowsOf('v1')).toEqual([]));

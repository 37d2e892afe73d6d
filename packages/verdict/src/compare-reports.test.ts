import { expect, test } from 'vitest';
import { compareReports } from './compare-reports.ts';
import type { Report } from './report.ts';

const report = (more: object): Report =>
  ({
    file: 'a.apk',
    app: { package: 'cn.a', label: '甲', versionName: '1', versionCode: 1, minSdk: 21, targetSdk: 30 },
    signature: { signers: [{ sha256: 'aa', subject: 'CN=a' }] },
    permissions: [{ name: 'android.permission.CAMERA', protection: 'dangerous', use: 'used' }],
    sdks: [{ id: 'umeng', version: '9.1' }],
    facts: [{ kind: 'code.reads', attributes: { data: 'imei', api: 'getImei', owner: 'sdk', sdk: 'umeng' }, at: { file: 'classes.dex' } }],
    findings: [{ rule: 'r', clause: '164-01.2', result: 'suspected', facts: [0] }],
    ...more,
  }) as unknown as Report;

test('the same report has no difference', () => {
  const { identity, signers, permissions, sdks, calls, rules, isSameApp } = compareReports(report({}), report({}));
  const none = { added: [], removed: [] };
  expect({ identity, signers, permissions, sdks, calls, rules, isSameApp }).toEqual({
    identity: [],
    signers: none,
    permissions: none,
    sdks: none,
    calls: none,
    rules: [],
    isSameApp: true,
  });
});

test('every kind of change is named', () => {
  const to = report({
    file: 'b.apk',
    app: { package: 'cn.a', label: '甲', versionName: '2', versionCode: 2, minSdk: 21, targetSdk: 30 },
    signature: { signers: [{ sha256: 'bb', subject: 'CN=b' }] },
    permissions: [],
    sdks: [{ id: 'umeng', version: '9.2' }],
    facts: [],
    findings: [{ rule: 'r', clause: '164-01.2', result: 'not-found', facts: [] }],
  });
  const compared = compareReports(report({}), to);
  expect(compared.identity.map((row) => row.what)).toEqual(['versionName', 'versionCode']);
  expect(compared.signers).toEqual({ added: ['bb'], removed: ['aa'] });
  expect(compared.permissions.removed).toEqual(['android.permission.CAMERA']);
  expect(compared.sdks).toEqual({ added: ['umeng 9.2'], removed: ['umeng 9.1'] });
  expect(compared.calls.removed).toEqual(['imei · getImei · umeng']);
  expect(compared.rules).toEqual([{ rule: 'r', clause: '164-01.2', from: 'suspected', to: 'not-found' }]);
});

import { axml } from '@touchstone/test-kit';
import { expect, test } from 'vitest';
import { type MadeApp, observed } from '../../made-app.contract.ts';
import { networkSecurity } from './detector.ts';

const configured = (inside: string, parts: MadeApp = {}): MadeApp => ({
  application: 'android:networkSecurityConfig="@xml/net" android:usesCleartextTraffic="true"',
  resources: { xml: { net: { file: 'res/xml/net.xml' } } },
  files: [{ name: 'res/xml/net.xml', data: axml(`<network-security-config>${inside}</network-security-config>`) }],
  ...parts,
});
const CLEARTEXT = 'network.cleartext';
const USER = 'network.trusts-user-certificates';
const user = '<trust-anchors><certificates src="user"/></trust-anchors>';

test.each<[string, MadeApp, readonly [string, object][]]>([
  ['the default of target 27', { targetSdk: 27 }, [[CLEARTEXT, { by: 'target-default' }]]],
  ['the default of target 28', { targetSdk: 28 }, []],
  [
    'the default of target 23',
    { targetSdk: 23 },
    [
      [CLEARTEXT, { by: 'target-default' }],
      [USER, {}],
    ],
  ],
  ['switched on in the manifest', { application: 'android:usesCleartextTraffic="true"' }, [[CLEARTEXT, { by: 'manifest' }]]],
  ['switched off in the manifest', { targetSdk: 27, application: 'android:usesCleartextTraffic="false"' }, []],
  ['a configuration that says nothing overrides the manifest', configured(''), []],
  ['a base that permits it', configured('<base-config cleartextTrafficPermitted="true"/>'), [[CLEARTEXT, { by: 'security-config' }]]],
  ['a base that forbids it', configured('<base-config cleartextTrafficPermitted="false"/>', { targetSdk: 27 }), []],
  [
    'one domain',
    configured('<domain-config cleartextTrafficPermitted="true"><domain includeSubdomains="true">a.cn</domain></domain-config>'),
    [[CLEARTEXT, { by: 'domain-config', domain: 'a.cn' }]],
  ],
  [
    'a domain inside a domain',
    configured(
      '<domain-config cleartextTrafficPermitted="true"><domain>a.cn</domain><domain-config cleartextTrafficPermitted="false"><domain>b.a.cn</domain></domain-config></domain-config>',
    ),
    [[CLEARTEXT, { by: 'domain-config', domain: 'a.cn' }]],
  ],
  [
    'a domain that the base permits already',
    configured('<base-config cleartextTrafficPermitted="true"/><domain-config><domain>a.cn</domain></domain-config>'),
    [[CLEARTEXT, { by: 'security-config' }]],
  ],
  ['user certificates', configured(`<base-config>${user}</base-config>`), [[USER, {}]]],
  [
    'user certificates for one domain',
    configured(`<domain-config><domain>a.cn</domain>${user}</domain-config>`),
    [[USER, { domain: 'a.cn' }]],
  ],
  ['user certificates while debugging', configured(`<debug-overrides>${user}</debug-overrides>`), []],
  ['system certificates', configured('<base-config><trust-anchors><certificates src="system"/></trust-anchors></base-config>'), []],
  ['a configuration that is missing: the manifest counts', configured('', { files: [] }), [[CLEARTEXT, { by: 'manifest' }]]],
])('%s', (_name, parts, expected) => {
  expect(observed(networkSecurity, parts)).toEqual(expected);
});

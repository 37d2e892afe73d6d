import { expect, test } from 'vitest';
import { flowsIn } from '../made-flows.contract.ts';

const initializer = (name: string, create: string, needs: string) =>
  `class ${name} { public Object create(Context c) { ${create} return null; } public List dependencies() { ArrayList l = new ArrayList(); ${needs} return l; } }`;
const read = 'Log.d("t", ((TelephonyManager) c.getSystemService("phone")).getDeviceId());';
const app = `${initializer('First', '', 'l.add(Second.class);')} ${initializer('Second', read, '')}`;
const FOUND = ['getDeviceId Second.create > d Second.create'];

const named = (provider: string) => ({
  providers: [{ name: provider, authorities: 'a.b', metaData: { 'cn.made.app.First': 'androidx.startup' } }],
});

test.each([
  ['the library alone has the provider', 'androidx.startup.InitializationProvider', app],
  ['the app brings the provider', '.P', `${app} class P extends ContentProvider { public boolean onCreate() { return true; } }`],
] as const)('initializers run that meta-data or another one names: %s', (_, provider, java) => {
  expect(flowsIn(java, named(provider))).toEqual(FOUND);
  expect(flowsIn(java, named(provider), 0)).toEqual(FOUND);
});

test('without the meta-data nothing runs', () => {
  expect(flowsIn(app, { providers: [{ name: 'androidx.startup.InitializationProvider', authorities: 'a.b' }] })).toEqual([]);
});

import { expect, test } from 'vitest';
import type { AppType } from '../../knowledge.ts';
import { observed } from '../../made-app.contract.ts';
import { permissionUnsuitable } from './detector.ts';

const type = (number: number, annexD?: string): AppType => ({
  number,
  name: '',
  en: '',
  aliases: [],
  basicFunction: '',
  necessary: [],
  words: [],
  ...(annexD === undefined ? {} : { annexD }),
});
const knowledge = {
  appTypes: [type(33, '输入法'), type(1, '地图导航'), type(38)],
  unsuitablePermissions: [{ permission: 'android.permission.ACCESS_FINE_LOCATION', services: ['输入法', '安全管理'] }],
};
const tags = ['ACCESS_FINE_LOCATION', 'ACCESS_FINE_LOCATION', 'CAMERA']
  .map((name) => `<uses-permission android:name="android.permission.${name}"/>`)
  .join('');

test.each([
  ['marked for its service', 33, ['输入法']],
  ['not marked for its service', 1, []],
  ['a type without a service in the annex', 38, []],
  ['no type given', undefined, []],
])('%s', (_name, appType, services) => {
  const facts = observed(permissionUnsuitable, { tags }, knowledge, appType === undefined ? {} : { appType });
  expect(facts.map(([, { service }]) => service)).toEqual(services);
});

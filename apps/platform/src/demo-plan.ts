import type { Secrets } from './secrets.ts';

export const STORES = [
  { code: 'huayang', name: '华洋应用市场' },
  { code: 'qinglan', name: '青岚应用商店' },
] as const;

const ORGANISATIONS = [
  { key: 'ministry', kind: 'ministry', name: '工业和信息化部', nameEn: 'Ministry of Industry and Information Technology' },
  { key: 'beijing', kind: 'province', name: '北京市通信管理局', nameEn: 'Beijing Communications Administration', province: '11' },
  { key: 'lab', kind: 'lab', name: '示范检测实验室', nameEn: 'Demonstration laboratory' },
] as const;

/** Who can sign in to try the platform, one for each kind of work. */
export const PEOPLE = [
  { login: 'admin', name: '管理员', organisation: 'ministry', role: 'ministry-admin', scope: 'all' },
  { login: 'inspector', name: '监督检查员', organisation: 'ministry', role: 'ministry-inspector', scope: 'all' },
  { login: 'approver', name: '审批人', organisation: 'ministry', role: 'ministry-approver', scope: 'all' },
  { login: 'beijing', name: '北京局检查员', organisation: 'beijing', role: 'province-inspector', scope: 'province:11' },
  { login: 'tester', name: '检测员', organisation: 'lab', role: 'lab-tester', scope: 'lab' },
] as const;

/** What the server is asked to make: what belongs to this machine always, the invented things only to try the platform. */
export const demoPlan = (secrets: Secrets, storeUrls: ReadonlyMap<string, string>, hasDemo: boolean) => ({
  organisations: hasDemo ? ORGANISATIONS : [],
  people: hasDemo ? PEOPLE.map((person) => ({ ...person, password: secrets.passwords[person.login] })) : [],
  worker: { token: secrets.workerToken, organisation: 'ministry' },
  stores: hasDemo ? STORES.map(({ code, name }) => ({ code, name, url: storeUrls.get(code), ...secrets.stores[code] })) : [],
});

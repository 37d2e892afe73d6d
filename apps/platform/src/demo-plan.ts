import type { Secrets } from './secrets.ts';

export const STORES = [
  { code: 'huayang', name: '华洋应用市场' },
  { code: 'qinglan', name: '青岚应用商店' },
] as const;

/** Firms have the codes under which the demonstration stores name them, so that their apps are theirs. */
export const ORGANISATIONS = [
  {
    key: 'ministry',
    kind: 'ministry',
    name: '工业和信息化部',
    nameEn: 'Ministry of Industry and Information Technology',
    shortName: '工信部',
  },
  {
    key: 'beijing',
    kind: 'province',
    name: '北京市通信管理局',
    nameEn: 'Beijing Communications Administration',
    province: '11',
    shortName: '京通信',
  },
  {
    key: 'zhejiang',
    kind: 'province',
    name: '浙江省通信管理局',
    nameEn: 'Zhejiang Communications Administration',
    province: '33',
    shortName: '浙通信',
  },
  { key: 'lab', kind: 'lab', name: '示范检测实验室', nameEn: 'Demonstration laboratory' },
  { key: 'huayang', kind: 'store', name: '华洋应用市场', nameEn: 'Huayang app store', store: 'huayang' },
  { key: 'qinglan', kind: 'store', name: '青岚应用商店', nameEn: 'Qinglan app store', store: 'qinglan' },
  {
    ...{ key: 'qingkong', kind: 'enterprise', name: '杭州晴空信息技术有限公司', nameEn: 'Hangzhou Qingkong (weather)' },
    operator: { creditCode: '91330106MA2B7T5K37', province: '33' },
  },
  {
    ...{ key: 'kuaida', kind: 'enterprise', name: '成都快达出行科技有限公司', nameEn: 'Chengdu Kuaida (rides)' },
    operator: { creditCode: '91510107MA6D9H2WX0', province: '51' },
  },
  {
    ...{ key: 'sdk', kind: 'sdk-provider', name: '示范推送技术有限公司', nameEn: 'Demonstration push SDK' },
    operator: { creditCode: '91440305MA5DEM012M', province: '44' },
  },
  {
    ...{ key: 'access', kind: 'access-provider', name: '示范云接入服务有限公司', nameEn: 'Demonstration access provider' },
    operator: { creditCode: '91110108MA01DEM239', province: '11' },
  },
  {
    ...{ key: 'handset', kind: 'terminal-maker', name: '示范终端科技有限公司', nameEn: 'Demonstration maker of terminals' },
    operator: { creditCode: '91440306MA5DEM039U', province: '44' },
  },
  {
    ...{ key: 'agency', kind: 'enterprise', name: '示范合规代理有限公司', nameEn: 'Demonstration compliance agency' },
    operator: { creditCode: '91110105MA01DEM4XG', province: '11' },
  },
] as const;

/** Who can sign in to try the platform, one for each kind of work. */
export const PEOPLE = [
  { login: 'inspector', name: '监督检查员', organisation: 'ministry', role: 'ministry-inspector', scope: 'all' },
  { login: 'reviewer', name: '复核员', organisation: 'ministry', role: 'ministry-inspector', scope: 'all' },
  { login: 'approver', name: '审批人', organisation: 'ministry', role: 'ministry-approver', scope: 'all' },
  { login: 'auditor', name: '审计员', organisation: 'ministry', role: 'ministry-auditor', scope: 'all' },
  { login: 'admin', name: '管理员', organisation: 'ministry', role: 'ministry-admin', scope: 'all' },
  { login: 'intake', name: '投诉受理员', organisation: 'ministry', role: 'intake-officer', scope: 'all' },
  { login: 'beijing', name: '北京局检查员', organisation: 'beijing', role: 'province-inspector', scope: 'province:11' },
  { login: 'zhejiang', name: '浙江局检查员', organisation: 'zhejiang', role: 'province-inspector', scope: 'province:33' },
  { login: 'zhejiang-approver', name: '浙江局审批人', organisation: 'zhejiang', role: 'province-approver', scope: 'province:33' },
  { login: 'zhejiang-auditor', name: '浙江局审计员', organisation: 'zhejiang', role: 'province-auditor', scope: 'province:33' },
  { login: 'zhejiang-admin', name: '浙江局管理员', organisation: 'zhejiang', role: 'province-admin', scope: 'province:33' },
  { login: 'tester', name: '检测员', organisation: 'lab', role: 'lab-tester', scope: 'lab' },
  { login: 'lab-admin', name: '检测机构管理员', organisation: 'lab', role: 'lab-admin', scope: 'lab' },
  { login: 'huayang', name: '华洋商店专员', organisation: 'huayang', role: 'store-operator', scope: 'store' },
  { login: 'qinglan', name: '青岚商店专员', organisation: 'qinglan', role: 'store-operator', scope: 'store' },
  { login: 'huayang-admin', name: '华洋商店管理员', organisation: 'huayang', role: 'store-admin', scope: 'store' },
  // as where a store has the platform for itself
  { login: 'qinglan-host', name: '青岚商店自建平台管理员', organisation: 'qinglan', role: 'store-host', scope: 'all' },
  { login: 'qingkong', name: '晴空公司合规负责人', organisation: 'qingkong', role: 'enterprise-member', scope: 'operator' },
  { login: 'qingkong-admin', name: '晴空公司管理员', organisation: 'qingkong', role: 'enterprise-admin', scope: 'operator' },
  { login: 'kuaida', name: '快达公司合规负责人', organisation: 'kuaida', role: 'enterprise-member', scope: 'operator' },
  { login: 'sdk', name: 'SDK公司合规负责人', organisation: 'sdk', role: 'sdk-provider', scope: 'operator' },
  { login: 'access', name: '接入服务联系人', organisation: 'access', role: 'access-provider', scope: 'operator' },
  { login: 'handset', name: '终端企业合规负责人', organisation: 'handset', role: 'terminal-maker', scope: 'operator' },
  // 代理: acts for another firm, until a day
  {
    ...{ login: 'agent', name: '晴空公司代理人', organisation: 'agency', role: 'enterprise-agent' },
    scope: 'operator',
    of: 'qingkong',
    days: 180,
  },
] as const;

/** What the server is asked to make: what belongs to this machine always, the invented things only to try the platform. */
export const demoPlan = (secrets: Secrets, storeUrls: ReadonlyMap<string, string>, hasDemo: boolean) => ({
  organisations: hasDemo ? ORGANISATIONS : [],
  people: hasDemo ? PEOPLE.map((person) => ({ ...person, password: secrets.passwords[person.login] })) : [],
  worker: { token: secrets.workerToken, organisation: 'ministry' },
  stores: hasDemo ? STORES.map(({ code, name }) => ({ code, name, url: storeUrls.get(code), ...secrets.stores[code] })) : [],
});

/** Who plays in the story of the demonstration, and where. */
export const storyPlan = ({ passwords }: Pick<Secrets, 'passwords'>, storeUrls: ReadonlyMap<string, string>, builds: string) => ({
  passwords,
  stores: Object.fromEntries(storeUrls),
  firms: { 杭州晴空信息技术有限公司: 'qingkong', 成都快达出行科技有限公司: 'kuaida', 示范终端科技有限公司: 'handset' },
  builds,
});

/** What the sign-in page may show of them. */
export const demoAccounts = ({ passwords }: Pick<Secrets, 'passwords'>) =>
  PEOPLE.map(({ login, name, organisation: key, role }) => {
    const { name: organisation, nameEn } = ORGANISATIONS.find((one) => one.key === key)!;
    return { login, password: passwords[login], displayName: name, organisation, organisationEn: nameEn, role };
  });

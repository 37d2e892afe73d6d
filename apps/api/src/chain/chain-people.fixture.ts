import type { TestApi, TestPerson } from '../testing.ts';

/** The authorities of a country in small: a ministry, and the province in which the firm sits. */
export async function authoritiesOf(api: TestApi) {
  const ministry = await api.organisation('ministry', { policy: { shortName: '工信部', fourEyes: 'always', blindShare: 0 } });
  const zhejiang = await api.organisation('province', {
    province: '33',
    policy: { shortName: '浙通信', fourEyes: 'always', blindShare: 0 },
  });
  const person = (
    organisation: string,
    role: Parameters<TestApi['person']>[1],
    scope = organisation === ministry ? 'all' : 'province:33',
  ) => api.person(organisation, role, scope);
  return {
    ...{ ministry, zhejiang },
    admin: await person(ministry, 'ministry-admin'),
    auditor: await person(ministry, 'ministry-auditor'),
    inspector: await person(ministry, 'ministry-inspector'),
    second: await person(ministry, 'ministry-inspector'),
    approver: await person(ministry, 'ministry-approver'),
    local: await person(zhejiang, 'province-inspector'),
    localSecond: await person(zhejiang, 'province-inspector'),
    localApprover: await person(zhejiang, 'province-approver'),
  };
}

export type Authorities = Awaited<ReturnType<typeof authoritiesOf>>;

/** Those whom orders address join when they are known. */
export const firmOf = async (api: TestApi, operator: string): Promise<TestPerson> =>
  api.person(await api.organisation('enterprise', { operator }), 'enterprise-member', `operator:${operator}`);

export const shopOf = async (api: TestApi, store: string): Promise<TestPerson> =>
  api.person(await api.organisation('store', { store }), 'store-operator', `store:${store}`);

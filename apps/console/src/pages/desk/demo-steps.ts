type Step = readonly [to: string, words: string];

/** What each account of the demonstration finds to do, in the order of its story. */
export const DEMO_STEPS: Readonly<Record<string, readonly Step[]>> = {
  inspector: [
    ['/review-queue', 'review'],
    ['/cases?state=ORDER_DRAFT', 'draft'],
    ['/cases?state=OVERDUE', 'overdue'],
    ['/campaigns', 'campaign'],
    ['/statistics', 'figures'],
  ],
  reviewer: [
    ['/review-queue', 'second'],
    ['/cases?state=DELIST_ORDERED', 'liar'],
  ],
  approver: [
    ['/orders', 'approve'],
    ['/notices', 'publish'],
  ],
  auditor: [
    ['/audit/events', 'audit'],
    ['/cases', 'history'],
  ],
  admin: [
    ['/people', 'invite'],
    ['/engines', 'engines'],
  ],
  intake: [
    ['/complaints?state=RECEIVED', 'take'],
    ['/complaints?state=LINKED', 'answer'],
    ['/leads', 'leads'],
  ],
  beijing: [
    ['/referrals', 'referral'],
    ['/apps', 'ownApps'],
  ],
  zhejiang: [
    ['/apps', 'ownApps'],
    ['/review-queue', 'review'],
  ],
  'zhejiang-approver': [
    ['/apps', 'ownApps'],
    ['/orders', 'approve'],
  ],
  tester: [
    ['/sheets', 'sheet'],
    ['/campaigns', 'campaign'],
  ],
  huayang: [
    ['/order-items', 'items'],
    ['/gate/checks', 'gate'],
    ['/cases', 'shelfCases'],
  ],
  'huayang-admin': [
    ['/gate/policies', 'gatePolicy'],
    ['/people', 'invite'],
  ],
  qinglan: [
    ['/order-items', 'lied'],
    ['/cases', 'shelfCases'],
  ],
  qingkong: [
    ['/apps', 'ownApps'],
    ['/check', 'check'],
  ],
  kuaida: [
    ['/cases', 'rectify'],
    ['/orders', 'readOrder'],
    ['/check', 'check'],
  ],
  sdk: [
    ['/sdks', 'sdks'],
    ['/check', 'check'],
  ],
  access: [['/orders', 'readOrder']],
};

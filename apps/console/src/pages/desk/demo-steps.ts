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
    ['/submissions?state=RETESTED', 'retested'],
    ['/cases?state=DELIST_ORDERED', 'liar'],
  ],
  approver: [
    ['/orders', 'approve'],
    ['/notices', 'publish'],
    ['/cases?state=OBJECTION_REVIEW', 'objection'],
    ['/penalties', 'penalty'],
  ],
  auditor: [
    ['/audit/events', 'audit'],
    ['/cases', 'history'],
  ],
  admin: [
    ['/people', 'invite'],
    ['/engines', 'engines'],
    ['/golden-set', 'goldenSet'],
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
  'zhejiang-auditor': [
    ['/audit/events', 'audit'],
    ['/cases', 'history'],
  ],
  'zhejiang-admin': [
    ['/people', 'invite'],
    ['/order-templates', 'templates'],
  ],
  tester: [
    ['/sheets', 'sheet'],
    ['/campaigns', 'campaign'],
  ],
  'lab-admin': [
    ['/sheets', 'nameTester'],
    ['/people', 'invite'],
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
  'qinglan-host': [
    ['/organisations', 'organisations'],
    ['/stores', 'connectStores'],
    ['/engines', 'engines'],
    ['/installation', 'installation'],
  ],
  qinglan: [
    ['/order-items', 'lied'],
    ['/cases', 'shelfCases'],
  ],
  qingkong: [
    ['/apps', 'ownApps'],
    ['/check', 'check'],
  ],
  'qingkong-admin': [
    ['/people', 'invite'],
    ['/session/claims', 'agent'],
  ],
  kuaida: [
    ['/cases?state=RECTIFYING', 'rectify'],
    ['/questions', 'build'],
    ['/orders', 'readOrder'],
    ['/check', 'check'],
  ],
  sdk: [
    ['/orders', 'acknowledge'],
    ['/sdks?isOwn=true', 'sdks'],
    ['/check', 'check'],
  ],
  access: [
    ['/orders?isReceived=false', 'acknowledge'],
    ['/questions', 'tellDone'],
  ],
  handset: [
    ['/cases', 'ownObjection'],
    ['/orders', 'readOrder'],
    ['/check', 'check'],
  ],
  agent: [
    ['/cases', 'actFor'],
    ['/check', 'check'],
  ],
};

export const words = {
  nav: '令牌',
  title: '令牌',
  about: '本组织人员和程序的访问令牌。令牌本身不保存，只在新建时显示一次。',
  notYours: '令牌由组织管理员管理。您自己的令牌在“设置”里。',
  machine: '程序',
  empty: '还没有令牌。检测程序、商店接口等用令牌访问。',
  issue: '新建程序令牌',
  issueAbout: '供检测程序、商店接口使用；不能用来做应由人决定的事。',
  addressesHint: '可空：不限。地址或 CIDR 网段，以空格分隔',
  revokeAbout: '立即吊销“{{name}}”，使用它的程序随即无法访问。',
  column: { person: '持有', addresses: '限定地址' },
} as const;

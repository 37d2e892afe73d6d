export const words = {
  nav: '专项治理',
  title: '商店专项治理',
  about: '商店自行开展的治理：公告、检测全部在架应用、通知开发者并给出期限，期满后才可采取措施。',
  empty: '没有专项治理。',
  create: '起草专项治理',
  guidance: '合规指引（发给开发者）',
  createConsequence: '先存为草稿，只有本店可见；公告后开发者和监管部门才能看到。',
  allClauses: '全部条款',
  filter: {
    state: '状态',
    store: '商店',
  },
  column: {
    title: '名称',
    store: '商店',
    state: '状态',
    clauses: '条款',
    announced: '公告',
    due: '整改期限',
  },
  form: {
    title: '名称',
    announcement: '公告正文',
    clauses: '条款（可不填）',
    clausesHint: '用空格隔开，末尾的 * 表示以此开头；不填为全部条款。',
    save: '存为草稿',
  },
} as const;

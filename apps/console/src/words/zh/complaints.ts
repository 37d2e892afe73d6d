export const words = {
  nav: '投诉',
  title: '投诉',
  about: '本单位收到的投诉，新的在前；不显示投诉人。',
  empty: '还没有投诉。可由公众表单、12321 名单导入或电话受理登记。',
  channel: { form: '公众表单', list: '名单导入', hotline: '电话' },
  filter: { state: '状态', channel: '渠道', app: '应用', source: '来源' },
  column: {
    subject: '投诉对象',
    code: '编号',
    state: '状态',
    channel: '渠道',
    clauses: '条款',
    duplicates: '重复',
    province: '省份',
    received: '收到',
    answered: '答复',
  },
} as const;

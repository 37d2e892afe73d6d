export const words = {
  title: '检测任务',
  about: '每个引擎对每次检测的一次运行，新的在前；点名称查看报告。',
  empty: '还没有检测任务。申请检测后，任务会出现在这里。',
  column: { about: '检测对象', scan: '对照' },
  filter: {
    state: '状态',
    isDead: '彻底失败',
    engine: '引擎',
    errorClass: '错误类别',
    engineVersion: '引擎版本',
    campaign: '专项',
    artifact: '安装包',
    request: '检测',
  },
} as const;

export const words = {
  nav: '我的文件与批量任务',
  title: '我的文件与批量任务',
  about: '由服务器生成的文件和批量办理的任务；离开页面后可在这里取回。',
  again: '刷新',
  empty: '还没有。在列表上导出大文件、导入台账或批量重跑后，会出现在这里。',
  column: { kind: '任务', state: '状态', done: '进度', asked: '提出', finished: '完成', file: '文件' },
  kind: {
    'audit-export': '审计日志导出',
    'campaign-members': '专项成员导出',
    'complaints-import': '投诉导入',
    'ledger-import': '历史台账导入',
    'subjects-import': '主体导入',
    'runs-redrive': '检测任务重跑',
    'results-rejudge': '结果重新判定',
  },
} as const;

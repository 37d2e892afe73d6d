export const words = {
  nav: '态势总览',
  title: '{{year}} 年态势总览',
  about: '每个数字都能点开同一条件、同一时点的清单。',
  more: '更多维度的统计',
  year: '年度指标',
  field: { year: '年度', stage: '地图与排行', step: '走势' },
  step: { month: '按月', quarter: '按季度' },
  trends: { title: '走势', label: '{{year}} 年各环节走势图，数字见下表' },
  map: {
    title: '各省分布（属地）：{{stage}}',
    legend: '颜色所示的数量',
    unknown: '属地不明',
    hint: '方格示意各省相对位置，不是地图，不表示边界。',
  },
  ranking: {
    clause: '条款排行：{{stage}}',
    store: '商店排行：{{stage}}',
    category: '类别排行：{{stage}}',
    operator: '企业排行：{{stage}}',
    cut: '只列前 {{count}} 名；全部见统计页。',
  },
} as const;

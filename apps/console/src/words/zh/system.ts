/** Parts of the platform that do something by themselves. */
export const words = {
  part: {
    clock: '计时',
    service: '送达',
    delisting: '下架核验',
    submissions: '复测',
    watch: '回头看',
    notices: '通报',
    campaigns: '专项',
    review: '复核',
    engines: '引擎',
    acquisition: '采集',
    complaints: '投诉',
    demo: '演示',
    init: '初始化',
    work: '检测调度',
  },
} as const;

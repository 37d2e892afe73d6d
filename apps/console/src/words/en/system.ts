/** Parts of the platform that do something by themselves. */
export const words = {
  part: {
    clock: 'clock',
    service: 'service of documents',
    delisting: 'looks at shelves',
    submissions: 'retests',
    watch: 'looks back',
    notices: 'notices',
    campaigns: 'campaigns',
    review: 'review',
    engines: 'engines',
    acquisition: 'acquisition',
    complaints: 'complaints',
    demo: 'demonstration',
    init: 'first start',
    work: 'scans',
  },
} as const;

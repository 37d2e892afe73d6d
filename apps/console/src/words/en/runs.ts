export const words = {
  title: 'Runs',
  about: 'One run of one engine for one scan, the newest first; the name opens its report.',
  empty: 'No run yet. Once a scan is asked for, its runs are here.',
  column: { about: 'What is tested', scan: 'Matrix' },
  filter: {
    state: 'State',
    isDead: 'Failed for good',
    engine: 'Engine',
    errorClass: 'Class of error',
    engineVersion: 'Version of engine',
    campaign: 'Campaign',
    artifact: 'File',
    request: 'Scan',
  },
} as const;

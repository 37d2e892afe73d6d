export const words = {
  nav: 'Complaints',
  title: 'Complaints',
  about: 'Complaints of your organisation, the newest first; never who complained.',
  empty: 'There are none yet. They come from the public form, from lists of 12321 and from the telephone.',
  channel: { form: 'public form', list: 'list', hotline: 'telephone' },
  filter: { state: 'State', channel: 'Channel', app: 'App', source: 'Source' },
  column: {
    subject: 'About',
    code: 'Code',
    state: 'State',
    channel: 'Channel',
    clauses: 'Clauses',
    duplicates: 'Duplicates',
    province: 'Province',
    received: 'Received',
    answered: 'Answered',
  },
} as const;

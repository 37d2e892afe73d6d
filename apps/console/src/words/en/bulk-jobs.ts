export const words = {
  nav: 'My files and long work',
  title: 'My files and long work',
  about: 'Files that the server makes and work in bulk; they can be fetched here after the page was left.',
  again: 'Look again',
  empty: 'Nothing yet. Large files of lists, imports and redrives that you ask for stand here.',
  column: { kind: 'Work', state: 'State', done: 'Progress', asked: 'Asked', finished: 'Finished', file: 'File' },
  kind: {
    'audit-export': 'Audit log as a file',
    'campaign-members': 'Members of a campaign as a file',
    'complaints-import': 'Import of complaints',
    'ledger-import': 'Import of an old book',
    'subjects-import': 'Import of subjects',
    'runs-redrive': 'Runs done again',
    'results-rejudge': 'Results judged again',
  },
} as const;

export const words = {
  nav: 'Check sheets',
  title: 'Check sheets',
  about: 'Sheets of your laboratory, or that your authority asked for, the newest first.',
  empty: 'No check sheets yet. An authority hands them out for what needs a person to look.',
  open: {
    title: 'Hand out a check sheet',
    about:
      'What needs a person to look at in the file, and how. A laboratory fills it in: it names the tester, or one of its testers takes it.',
    confirm: 'Hand out',
    artifact: 'SHA-256 of the file',
    artifactHint: 'It stands on the page of the file; what has no file goes by its own name (subject:…).',
    version: 'Version (optional)',
    versionHint: 'Where one version is looked at; no file is needed.',
    clauses: 'Clauses (optional)',
    clausesHint:
      'Only these, with spaces between; empty: every clause that needs a person. Of what has no file any clause in force can be asked.',
    noLab: 'There is no laboratory yet: an administrator makes one.',
  },
  nobody: 'nobody yet',
  mine: 'My sheets',
  profile: { deep: 'deep test', retest: 'retest', 'look-back': 'look-back' },
  filter: { state: 'State', artifact: 'File', organisation: 'Laboratory', assignedTo: 'Tester', campaign: 'Campaign' },
  column: {
    subject: 'Subject',
    version: 'Version',
    state: 'State',
    profile: 'Kind',
    answered: 'Answered',
    assignedTo: 'Tester',
    created: 'Handed out',
    submitted: 'Handed in',
  },
} as const;

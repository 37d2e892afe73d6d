export const words = {
  nav: 'Commitments',
  title: 'Commitments',
  about: 'What firms signed, and the cases that show it was not kept; the newest first.',
  empty: 'There are none yet. One is recorded from the page of the company.',
  paper: 'Paper',
  breach: 'broken promise',
  break: {
    do: 'Record a breach',
    about: 'Rests on a case that was opened after the promise; decisions may cite it.',
    find: 'Find a case opened after the promise (by its number, or how the name begins)',
    noCase: 'No such case. A breach rests on a case of the firm that was opened after the promise.',
    statement: 'What was broken, and how',
  },
  new: {
    title: 'Record a commitment',
    about: 'What was promised, who signed it and when, with the signed paper.',
    job: 'Title',
    file: 'Signed paper (scan)',
    do: 'Record',
  },
} as const;

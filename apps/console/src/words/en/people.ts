export const words = {
  nav: 'People',
  title: 'People',
  about: 'People of the organisations that you may see, and how they sign in.',
  empty: 'No people yet. An administrator of the organisation invites them.',
  notYours: 'Administrators and auditors see who is who. Ask the administrator of your organisation.',
  filter: { state: 'State', organisation: 'Organisation' },
  column: {
    name: 'Name',
    login: 'Login',
    state: 'State',
    email: 'E-mail',
    secondFactor: 'Second factor',
    locked: 'Locked until',
    lastSignIn: 'Last signed in',
    created: 'Joined',
  },
} as const;

export const words = {
  nav: 'Continuous integration',
  title: 'Continuous integration',
  about: 'A check with each build: by the command line where it is built, or by this platform.',
  toTokens: 'Manage tokens',
  local: {
    title: 'Where it is built',
    about: 'The package stays there. Exit codes: 0 no violation, 1 a violation, 3 unreadable, 4 our fault.',
    command: 'Command',
    workflow: 'Steps of a workflow',
  },
  api: {
    title: 'By this platform',
    token:
      'Make a token under Settings with “Choose the four that a pipeline needs” (artifact.upload, artifact.read, scan.request, run.read). It is shown once.',
    secret: 'Keep it as the secret TOUCHSTONE_TOKEN of the workflow, never in the code.',
    run: 'Run the script below (it needs curl and jq); where there is a violation it does not end with 0.',
    script: 'Script',
  },
} as const;

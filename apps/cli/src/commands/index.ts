import type { DefineCommand } from './command.ts';

/** All commands in the order of the help, each loaded when it is asked for: `scan` must not wait for what others need. */
export const commands: Readonly<Record<string, () => Promise<DefineCommand>>> = {
  scan: async () => (await import('./scan.ts')).scanCommand,
  record: async () => (await import('./record.ts')).recordCommand,
  score: async () => (await import('./score.ts')).scoreCommand,
  diff: async () => (await import('./diff.ts')).diffCommand,
  lists: async () => (await import('./lists.ts')).listsCommand,
  rectify: async () => (await import('./rectify.ts')).rectifyCommand,
  explain: async () => (await import('./explain.ts')).explainCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  rules: async () => (await import('./rules.ts')).rulesCommand,
  sdks: async () => (await import('./sdks.ts')).sdksCommand,
  start: async () => (await import('./platform.ts')).platformCommand('start'),
  init: async () => (await import('./platform.ts')).platformCommand('init'),
  worker: async () => (await import('./platform.ts')).platformCommand('worker'),
  backup: async () => (await import('./platform.ts')).platformCommand('backup'),
  restore: async () => (await import('./platform.ts')).platformCommand('restore'),
  audit: async () => (await import('./platform.ts')).platformCommand('audit'),
  cases: async () => (await import('./platform.ts')).platformCommand('cases'),
  demo: async () => (await import('./platform.ts')).platformCommand('demo'),
  'check-store': async () => (await import('./check-store.ts')).checkStoreCommand,
  bundle: async () => (await import('./bundle.ts')).bundleCommand,
  doctor: async () => (await import('./doctor.ts')).doctorCommand,
};

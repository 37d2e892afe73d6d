/** What was purged. */
export const words = {
  nav: 'Purged files',
  title: 'Purged files',
  about:
    'Packages and proof whose time was over: the bytes are gone, digests and what matters of each are kept for good. How long things are kept is set with the platform; what is held is never purged.',
  notYours: 'For who may read evidence.',
  empty: 'Nothing was purged yet.',
  column: { sha256: 'SHA-256', kind: 'Kind', kept: 'What is still known', by: 'By', at: 'Purged' },
  kind: { artifact: 'package', evidence: 'proof' },
  kept: {
    package: 'package',
    versionName: 'version',
    versionCode: 'version code',
    kind: 'format',
    mediaType: 'type',
    sizeBytes: 'size',
    storedAt: 'stored',
    capturedAt: 'taken',
    createdAt: 'received',
    device: 'device',
    tool: 'tool',
    signers: 'signers',
    entryRoot: 'digest of contents',
  },
} as const;

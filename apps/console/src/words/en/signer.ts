export const words = {
  fact: {
    sha256: 'Fingerprint',
    issuer: 'Issuer',
    validFrom: 'Valid from',
    validUntil: 'Valid until',
    predecessors: 'Before it',
    successors: 'After it',
  },
  apps: { title: 'Apps that it signs', empty: 'No apps you may see.' },
} as const;

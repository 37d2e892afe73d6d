export const words = {
  'not-an-app': 'The file is no package that can be read. Upload the whole package.',
  'other-package': 'It has the package name of another app. Upload the new version of the app of this case.',
  'signature-invalid': 'Its signature does not hold. Sign it again with the release key and upload it.',
  'other-signer':
    'It is signed by another certificate than the app of this case. Sign with the same key; a rotated key needs its lineage in the package.',
  'version-not-higher': 'Its version is not higher. Raise the versionCode, build and upload again.',
  'not-stored': 'The file is not stored yet. Wait until it is shown as stored, then hand in.',
  'no-file-of-the-case': 'There is no file of the app of this case to compare with. Ask the authority.',
} as const;

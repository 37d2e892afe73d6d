export const words = {
  'not-an-app': 'The file is no package that can be read. Upload the whole package.',
  'other-package': 'It has the package name of another app. Upload the new version of the app of this case.',
  'signature-invalid': 'Its signature does not hold. Sign it again with the release key and upload it.',
  'other-signer':
    'It is signed by another certificate than the app of this case. Sign with the same key; a rotated key needs its lineage in the package.',
  'version-not-higher': 'Its version is not higher. Raise the versionCode, build and upload again.',
  'not-stored': 'The file is not stored yet. Wait until it is shown as stored, then hand in.',
  'no-file-of-the-case': 'There is no file of the app of this case to compare with. Ask the authority.',
  'not-delisted': 'It is not off every shelf yet. Decide once that has been seen.',
  'period-provisional': 'The period reaches into a year whose holidays are not published yet; decide once they are.',
  'period-runs': 'The period without return is not over. The page of the case says until when.',
  'retest-open': 'No submission has passed its retest yet.',
  'duty-apart': 'Who handles the case does not decide it: another person has to.',
  'never-due': 'It does not say when to check. Give an interval in days, or at least one trigger.',
  'until-before-from': 'It ends before it begins.',
  'bad-target': 'This is not a target of that kind. Choose it from its list.',
  'bad-interval': 'An interval is 1 to 3650 days.',
} as const;

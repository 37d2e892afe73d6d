export const words = {
  add: 'Upload evidence',
  about: 'Once taken a file never changes; it is named by its SHA-256 and where it has been is recorded. The same file is kept once.',
  file: 'File of proof',
  finding: 'Proof of which finding',
  fileName: 'Which file of the sheet',
  ownName: 'By its own name',
  device: 'Device (optional)',
  at: 'Taken at (time of Beijing, optional)',
  notNow: 'a sheet that was handed in takes no more',
  picture: 'Picture of proof: {{name}}',
  noPicture: 'It cannot be shown here: download it.',
} as const;

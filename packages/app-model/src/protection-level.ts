/**
 * Protection level of a permission as text: base and flags, `signature|privileged`.
 * @source Android SDK, android.content.pm.PermissionInfo
 */
export function protectionLevelText(level: number): string {
  const base = BASES[level & 0xf] ?? `0x${(level & 0xf).toString(16)}`;
  const flags = FLAGS.filter(([bit]) => (level & bit) !== 0).map(([, name]) => name);
  return [base, ...flags].join('|');
}

/** 3 is the old `signatureOrSystem`. */
const BASES = ['normal', 'dangerous', 'signature', 'signature|privileged', 'internal'];

const FLAGS: readonly (readonly [bit: number, name: string])[] = [
  [0x10, 'privileged'],
  [0x20, 'development'],
  [0x40, 'appop'],
  [0x80, 'pre23'],
  [0x100, 'installer'],
  [0x200, 'verifier'],
  [0x400, 'preinstalled'],
  [0x800, 'setup'],
  [0x1000, 'instant'],
  [0x2000, 'runtime'],
  [0x4000, 'oem'],
  [0x8000, 'vendorPrivileged'],
  [0x1_0000, 'textClassifier'],
  [0x2_0000, 'wellbeing'],
  [0x4_0000, 'documenter'],
  [0x8_0000, 'configurator'],
  [0x10_0000, 'incidentReportApprover'],
  [0x20_0000, 'appPredictor'],
  [0x40_0000, 'module'],
  [0x80_0000, 'companion'],
  [0x100_0000, 'retailDemo'],
  [0x200_0000, 'recents'],
  [0x400_0000, 'role'],
  [0x800_0000, 'knownSigner'],
];

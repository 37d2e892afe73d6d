/** What `apksigner verify --verbose --print-certs` said. */
export type SignatureVerdict =
  | { readonly kind: 'verifies'; readonly schemes: ReadonlyMap<string, boolean>; readonly signers: readonly Signer[] }
  | { readonly kind: 'rejects'; readonly errors: readonly string[] }
  /** It is no APK, or its manifest does not say for which systems it is. */
  | { readonly kind: 'no-apk' }
  | { readonly kind: 'failed' };

export interface Signer {
  readonly subject: string;
  readonly sha256: string;
}

export interface Printed {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

const NO_APK = /ApkFormatException|ZipFormatException|MinSdkVersionException/;
const MOST_ERRORS = 100;

/** The first line and the exit code decide: everything below may carry text of the app. */
export function readVerdict({ code, stdout, stderr }: Printed): SignatureVerdict {
  const lines = stdout.split(/\r?\n/);
  if (code === 0 && lines[0] === 'Verifies') return { kind: 'verifies', schemes: schemesIn(lines), signers: signersIn(lines) };
  const all = [...lines, ...stderr.split(/\r?\n/)];
  if (code === 1 && all.includes('DOES NOT VERIFY')) {
    return { kind: 'rejects', errors: all.filter((line) => line.startsWith('ERROR: ')).slice(0, MOST_ERRORS) };
  }
  return NO_APK.test(stderr) ? { kind: 'no-apk' } : { kind: 'failed' };
}

const SCHEME = /^Verified using (v[\d.]+) scheme .*: (true|false)$/;
const STAMP = /^Verified for SourceStamp: (true|false)$/;

function schemesIn(lines: readonly string[]): ReadonlyMap<string, boolean> {
  return new Map(
    lines.flatMap((line) => {
      const [, scheme, isVerified] = SCHEME.exec(line) ?? [];
      const [, hasStamp] = STAMP.exec(line) ?? [];
      if (scheme !== undefined) return [[scheme.replace('.', ''), isVerified === 'true'] as const];
      return hasStamp === undefined ? [] : [['stamp', hasStamp === 'true'] as const];
    }),
  );
}

const SUBJECT = /^Signer #(\d+) certificate DN: (.*)$/;
const DIGEST = /^Signer #(\d+) certificate SHA-256 digest: ([0-9a-f]{64})$/;

function signersIn(lines: readonly string[]): readonly Signer[] {
  const subjects = new Map(lines.flatMap((line) => pairOf(SUBJECT, line)));
  return lines.flatMap((line) => pairOf(DIGEST, line)).map(([number, sha256]) => ({ subject: subjects.get(number) ?? '', sha256 }));
}

function pairOf(pattern: RegExp, line: string): readonly (readonly [string, string])[] {
  const [, number, text] = pattern.exec(line) ?? [];
  return number === undefined || text === undefined ? [] : [[number, text]];
}

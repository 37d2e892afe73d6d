/**
 * Which source families the project may take rows from. Lists under a copyleft licence are left out where
 * nothing else says the same; what was seen in a vendor's own file or in an app is an observation, not a list.
 *
 * @source docs/data.md, licences of sources
 */
const COPYLEFT = new Set(['Exodus', 'android-libraries', 'TrackerControl', 'AppManager', 'APKiD']);
const PERMISSIVE = new Set(['LibChecker-Rules', 'LibChecker-Rules-Bundle', 'blocker-rules', 'LiteRadar', 'v2fly']);

/** Repositories of the vendor itself, or a class seen in an app: first-hand. */
const FIRST_HAND = [
  /^fetch github:/,
  /^(smali|manifest|Class\.forName) in /,
  /^class name .* in /,
  /^(keep|import) in (Qihoo360|didi|easemob|yidun|rongcloud|Tencent|Doikki|gzu-liyujiang|Blankj\/AndroidUtilCode)\b/,
];

/** Name of the family of one source reference: the list's name, or `first-hand`. */
export function familyOf(reference: string): string {
  const text = reference.trim();
  if (/^(string in SDK classes|derived from hosts|first-hand|manifest:|observed|artefact|seen in)/.test(text)) return 'first-hand';
  if (text.startsWith('v2fly')) return 'v2fly';
  const family = /^(Exodus|TrackerControl|LibChecker-Rules-Bundle|LibChecker-Rules|ApkCheckPack|APKiD|AppInfoScanner|HardenDetect)/.exec(
    text,
  );
  if (family) return family[1] as string;
  if (text.startsWith('public Go packer list')) return 'go-packer-list';
  return 'first-hand';
}

/** Families of a cell with several references, sorted, each once. */
export function familiesOf(cell: string): string[] {
  return [
    ...new Set(
      cell
        .split(/\s*[;|]\s*/)
        .filter((part) => part !== '')
        .map(familyOf),
    ),
  ].sort();
}

/** True when something other than a copyleft list says it. */
export const restsOnMore = (families: readonly string[]): boolean => families.some((family) => !COPYLEFT.has(family));

/** Why a prefix of this evidence may not be taken; undefined when it may. */
export function prefixRefused(level: string, datasets: readonly string[], other: string): string | undefined {
  if (level === 'A' || level === 'B') return undefined;
  if (datasets.some((name) => PERMISSIVE.has(name))) return undefined;
  if (FIRST_HAND.some((pattern) => pattern.test(other))) return undefined;
  if (datasets.length > 0 && datasets.every((name) => COPYLEFT.has(name))) return 'rests on a copyleft list alone';
  return datasets.length > 0 ? 'rests on one list without a permissive licence' : 'rests on one public source file of another project';
}

import type { CallSite } from '@touchstone/program';

/** Whether a call only compares the text that it is given, or prints it: what the text names is not touched. */
export function isComparison({ class: owner, name }: CallSite['target']): boolean {
  return COMPARING.has(name) && COMPARERS.test(owner);
}

/** Whether a call asks how a text or collection stands to what it is given. */
export function isEquality({ class: owner, name }: Pick<CallSite['target'], 'class' | 'name'>): boolean {
  return EQUALITIES.has(name) && COMPARERS.test(owner);
}

const EQUALITIES: ReadonlySet<string> = new Set([
  'equals',
  'equalsIgnoreCase',
  'contentEquals',
  'startsWith',
  'endsWith',
  'contains',
  'containsKey',
  'indexOf',
  'lastIndexOf',
  'compareTo',
  'compareToIgnoreCase',
  'matches',
  'regionMatches',
  'areEqual',
  'contains$default',
  'startsWith$default',
  'endsWith$default',
  'equals$default',
]);
const PRINTERS = ['d', 'e', 'i', 'v', 'w', 'println', 'print'];
const COMPARING: ReadonlySet<string> = new Set([...EQUALITIES, 'replace', 'hashCode', ...PRINTERS]);
const COMPARERS =
  /^L(?:java\/lang\/(?:String|CharSequence|Object)|java\/util\/(?:\w*(?:Set|List|Map)|Objects|Collection)|java\/io\/PrintStream|android\/text\/TextUtils|android\/util\/Log|android\/net\/Uri|kotlin\/jvm\/internal\/Intrinsics|kotlin\/text\/\w+);$/;

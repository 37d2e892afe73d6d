const ID = '([0-9a-f]{8}-[0-9a-f-]{27})';
const NAMED = new RegExp(`^(order|notice|deadline|submission|case):${ID}$`);
/** What a rectification says of a finding: its own address, and the words of the reviewer. */
const SUBMISSION = new RegExp(`^submission ${ID}: (.*)$`, 's');
const SCAN = new RegExp(`^${ID}$`);

/** What the platform itself writes, and the word for it. */
const CODES = {
  ...{ system: 'system', inbox: 'inbox', person: 'person', validity: 'validity' },
  ...{ 'store-protocol': 'storeProtocol', 'listing-probe': 'publicPage', 'public-page': 'publicPage', 'order-item': 'orderItem' },
  ...{ registered: 'registered', 'measured before this release: docs/accuracy.md': 'measured' },
  ...{ 'rule:deadline': 'deadline', 'case.withdraw': 'withdrawn', 'data/calendars': 'calendars' },
} as const;

export interface Basis {
  /** Undefined where the basis is words. */
  readonly kind: 'order' | 'notice' | 'deadline' | 'submission' | 'case' | 'scan' | undefined;
  readonly id: string;
  /** What a person said, beside what is named. */
  readonly said: string;
  /** What the platform wrote, to be said in words. */
  readonly code: (typeof CODES)[keyof typeof CODES] | undefined;
}

/** What a basis names: `order:<id>` is a document, a bare identifier the scan that looked again; everything else is words. */
export function basisOf(basis: string): Basis {
  const [, kind, id] = NAMED.exec(basis) ?? [];
  if (id !== undefined) return { kind: kind as Basis['kind'], id, said: '', code: undefined };
  const [, submission, said = ''] = SUBMISSION.exec(basis) ?? [];
  if (submission !== undefined) return { kind: 'submission', id: submission, said, code: undefined };
  if (SCAN.test(basis)) return { kind: 'scan', id: basis, said: '', code: undefined };
  const code = Object.hasOwn(CODES, basis) ? CODES[basis as keyof typeof CODES] : undefined;
  return { kind: undefined, id: '', said: code === undefined ? basis : '', code };
}

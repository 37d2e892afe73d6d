import { encodeUtf8 } from '@touchstone/kernel/bytes';
import { toHex } from '@touchstone/kernel/hex';
import { isUuid } from '@touchstone/kernel/ids';
import type { Sha256 } from '@touchstone/kernel/keyed-order';
import { byText } from '@touchstone/kernel/order';

/** What a frame can ask of a subject, and of what kind the answer is. */
export const FRAME_FIELDS = {
  /** Ids, for the apps that leads name. */
  app: 'text',
  kind: 'text',
  platform: 'text',
  /** One of the 39 types, as text: `1` … `39`. */
  category: 'text',
  /** 属地, two digits. */
  province: 'text',
  store: 'text',
  operator: 'text',
  /** Head apps. */
  isHead: 'flag',
  /** 0 unknown, then powers of ten of downloads. */
  reachBand: 'number',
  /** Clauses with an open finding, of any version. */
  clause: 'text',
  permission: 'text',
  /** Kinds of personal information that the app can read or the policy names. */
  dataType: 'text',
  sdk: 'text',
  /** Complaints and other leads in the last year that were not dismissed. */
  leads: 'number',
  /** Days since the newest version was first seen. */
  versionAgeDays: 'number',
  /** Days since the last finished test; absent when never tested. */
  testedAgeDays: 'number',
  /** Earlier campaigns that confirmed a finding of it. */
  named: 'number',
} as const satisfies Record<string, 'text' | 'number' | 'flag'>;

export type FrameField = keyof typeof FRAME_FIELDS;

/** A condition on subjects, as data: it is stored with the campaign, hashed, shown and compiled to SQL. */
export type FrameQuery =
  | { readonly all: readonly FrameQuery[] }
  | { readonly any: readonly FrameQuery[] }
  | { readonly not: FrameQuery }
  | { readonly field: FrameField; readonly in: readonly string[] }
  | { readonly field: FrameField; readonly atLeast: number }
  | { readonly field: FrameField; readonly atMost: number }
  | { readonly field: FrameField; readonly is: boolean };

/** A subject as the frame sees it: text fields hold every value that applies. */
export type FrameSubject = Readonly<Record<FrameField, readonly string[] | number | boolean | undefined>>;

export interface FrameFault {
  /** Where in the query: `all[1].not`. */
  readonly at: string;
  readonly reason: 'not-a-condition' | 'unknown-field' | 'wrong-operator' | 'wrong-value' | 'empty' | 'too-deep' | 'too-many';
}

const DEEPEST = 8;
const MOST = 5_000;

/** Reads a query somebody sent. An unknown field is a fault and never an empty frame. */
export function readFrameQuery(
  value: unknown,
): { readonly ok: true; readonly value: FrameQuery } | { readonly ok: false; readonly faults: readonly FrameFault[] } {
  const faults = faultsOf(value, '', 0);
  return faults.length === 0 ? { ok: true, value: value as FrameQuery } : { ok: false, faults };
}

/** Whether a subject is in the frame. A number that is not known is in no range. */
export function isInFrame(query: FrameQuery, subject: FrameSubject): boolean {
  if ('all' in query) return query.all.every((part) => isInFrame(part, subject));
  if ('any' in query) return query.any.some((part) => isInFrame(part, subject));
  if ('not' in query) return !isInFrame(query.not, subject);
  const held = subject[query.field];
  if ('in' in query) return Array.isArray(held) && held.some((value) => query.in.includes(value));
  if ('is' in query) return (held === true) === query.is;
  if (typeof held !== 'number') return false;
  return 'atLeast' in query ? held >= query.atLeast : held <= query.atMost;
}

/** SHA-256 over the sorted ids of the frame's members, each on a line, behind their number. */
export function frameHash(hash: Sha256, ids: readonly string[]): string {
  const hasher = hash.start('sha256');
  hasher.update(encodeUtf8(`touchstone-frame/1 ${ids.length}\n`));
  for (const id of ids.toSorted(byText)) hasher.update(encodeUtf8(`${id}\n`));
  return toHex(hasher.digest());
}

type Raw = Readonly<Record<string, unknown>>;
const isRaw = (value: unknown): value is Raw => typeof value === 'object' && value !== null && !Array.isArray(value);

function faultsOf(value: unknown, at: string, depth: number): readonly FrameFault[] {
  if (depth > DEEPEST) return [{ at, reason: 'too-deep' }];
  if (!isRaw(value)) return [{ at, reason: 'not-a-condition' }];
  const keys = Object.keys(value).sort().join(' ');
  if (keys === 'all' || keys === 'any') return partsOf(value[keys], at === '' ? keys : `${at}.${keys}`, depth);
  if (keys === 'not') return faultsOf(value['not'], at === '' ? 'not' : `${at}.not`, depth + 1);
  if (!keys.startsWith('field ') && !keys.includes(' field')) return [{ at, reason: 'not-a-condition' }];
  return conditionFaults(value, at, keys.replace(/ ?field ?/, ''));
}

function partsOf(parts: unknown, at: string, depth: number): readonly FrameFault[] {
  if (!Array.isArray(parts)) return [{ at, reason: 'not-a-condition' }];
  if (parts.length === 0) return [{ at, reason: 'empty' }];
  if (parts.length > MOST) return [{ at, reason: 'too-many' }];
  return parts.flatMap((part, i) => faultsOf(part, `${at}[${i}]`, depth + 1));
}

const OPERATORS: Readonly<Record<'text' | 'number' | 'flag', readonly string[]>> = {
  text: ['in'],
  number: ['atLeast', 'atMost'],
  flag: ['is'],
};

function conditionFaults(value: Raw, at: string, operator: string): readonly FrameFault[] {
  const field = value['field'];
  if (typeof field !== 'string' || !Object.hasOwn(FRAME_FIELDS, field)) return [{ at, reason: 'unknown-field' }];
  if (!OPERATORS[FRAME_FIELDS[field as FrameField]].includes(operator)) return [{ at, reason: 'wrong-operator' }];
  const operand = value[operator];
  if (operator === 'is') return typeof operand === 'boolean' ? [] : [{ at, reason: 'wrong-operator' }];
  if (operator !== 'in') return typeof operand === 'number' && Number.isFinite(operand) ? [] : [{ at, reason: 'wrong-operator' }];
  if (!Array.isArray(operand) || operand.some((item) => typeof item !== 'string')) return [{ at, reason: 'wrong-operator' }];
  if (operand.length === 0) return [{ at, reason: 'empty' }];
  if (operand.length > MOST) return [{ at, reason: 'too-many' }];
  const isValue = VALUES[field as FrameField] ?? isText;
  return operand.every((item: string) => isValue(item)) ? [] : [{ at, reason: 'wrong-value' }];
}

const isText = (value: string): boolean => !value.includes('\0');

/** What is no value of these can be asked of nothing that is kept. */
const VALUES: { readonly [field in FrameField]?: (value: string) => boolean } = {
  app: isUuid,
  store: isUuid,
  operator: isUuid,
  category: (value) => /^[1-9]\d?$/.test(value) && Number(value) <= 39,
};

import type { Step } from '../steps/index.ts';
import { stepOf } from '../steps/index.ts';

/** What an entry can rest on. */
export const PROOF_KINDS = ['service', 'order', 'evidence', 'case', 'notice', 'finding', 'deadline', 'breach', 'file'] as const;
export type ProofKind = (typeof PROOF_KINDS)[number];

export interface Proof {
  readonly kind: ProofKind;
  /** Id of the row; SHA-256 of evidence and files. */
  readonly target: string;
}

interface KindRow {
  readonly zh: string;
  readonly en: string;
  /** At least so many proofs of these kinds; `attempts` stands for the number that the authority set. */
  readonly proof: readonly ProofKind[];
  readonly atLeast: number | 'attempts';
}

/** Kinds of conduct, and what each must rest on. */
export const CONDUCT = {
  unreachable: { zh: '无法联系', en: 'Unreachable', proof: ['service'], atLeast: 'attempts' },
  shirking: { zh: '推诿', en: 'Shifts the blame', proof: ['evidence', 'file', 'order'], atLeast: 1 },
  delaying: { zh: '拖延', en: 'Delays', proof: ['deadline', 'evidence', 'file', 'order'], atLeast: 1 },
  obstructing: { zh: '阻挠', en: 'Obstructs', proof: ['evidence', 'file'], atLeast: 1 },
  refusing: { zh: '拒绝配合', en: 'Refuses', proof: ['evidence', 'file', 'order'], atLeast: 1 },
  'order-ignored': { zh: '有令不行', en: 'Disregards an order', proof: ['order', 'deadline'], atLeast: 1 },
  'incomplete-rectification': { zh: '整改不彻底', en: 'Rectifies by half', proof: ['case'], atLeast: 1 },
  repetition: { zh: '反复出现问题', en: 'Repeats', proof: ['case', 'notice'], atLeast: 2 },
  'technical-evasion': { zh: '技术对抗', en: 'Evades by technical means', proof: ['finding', 'evidence'], atLeast: 1 },
} as const satisfies Readonly<Record<string, KindRow>>;

export type ConductKind = keyof typeof CONDUCT;
export const CONDUCT_KINDS = Object.keys(CONDUCT) as readonly ConductKind[];

/** Failed attempts of service after which a firm may be called unreachable, where the authority set no other number. */
export const USUAL_ATTEMPTS = 3;

/**
 * Why these proofs do not carry an entry of this kind; undefined when they do. The same proof twice counts once.
 * @param timesOf how many times a proof shows it: a service was tried several times on one channel
 */
export function proofFault(
  kind: ConductKind,
  proofs: readonly Proof[],
  attempts: number = USUAL_ATTEMPTS,
  timesOf: (proof: Proof) => number = () => 1,
): 'proof-missing' | undefined {
  const { proof, atLeast }: KindRow = CONDUCT[kind];
  const counted = new Map(proofs.filter((one) => proof.includes(one.kind)).map((one) => [`${one.kind} ${one.target}`, one]));
  const shown = [...counted.values()].reduce((sum, one) => sum + timesOf(one), 0);
  return shown < (atLeast === 'attempts' ? Math.max(1, attempts) : atLeast) ? 'proof-missing' : undefined;
}

export type ConductState = 'RECORDED' | 'IN_FORCE' | 'REJECTED' | 'DISPUTED' | 'WITHDRAWN';
export type ConductEvent = 'approve' | 'reject' | 'dispute' | 'uphold' | 'withdraw';

/** An entry is in force when a second person approved it; in dispute it carries nothing until somebody has decided. */
export const CONDUCT_STEPS: readonly Step<ConductState, ConductEvent>[] = [
  { from: 'RECORDED', on: 'approve', to: 'IN_FORCE' },
  { from: 'RECORDED', on: 'reject', to: 'REJECTED' },
  { from: 'IN_FORCE', on: 'dispute', to: 'DISPUTED' },
  { from: 'DISPUTED', on: 'uphold', to: 'IN_FORCE' },
  { from: 'DISPUTED', on: 'withdraw', to: 'WITHDRAWN' },
  { from: 'IN_FORCE', on: 'withdraw', to: 'WITHDRAWN' },
];

export const moveConduct = (state: ConductState, event: ConductEvent): ConductState | undefined => stepOf(CONDUCT_STEPS, state, event)?.to;

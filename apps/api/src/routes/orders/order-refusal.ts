import { wordsOfReason } from '@touchstone/domain/case';
import type { OrderRefusal } from '@touchstone/services/orders';
import type { AnswerOrder, PrepareService, ProveService } from '@touchstone/services/service';
import type { ProblemCode } from '../../problem/problems.ts';
import { Refusal, type Told } from '../../problem/refusal.ts';

type Refused<R> = Extract<R, { readonly ok: false }>;
type AnyRefusal = OrderRefusal | Refused<PrepareService> | Refused<ProveService> | Refused<AnswerOrder>;

/** Reasons whose code in the API is another word. */
const CODES: Readonly<Partial<Record<AnyRefusal['reason'], ProblemCode>>> = {
  'no-such-template': 'not-found',
  'no-such-case': 'not-found',
  'no-such-notice': 'not-found',
  'no-such-order': 'not-found',
  'not-an-authority': 'forbidden',
  'wrong-authority': 'outside-scope',
  'not-addressee': 'outside-scope',
  'no-such-addressee': 'addressee-unknown',
  'wrong-addressee': 'addressee-unsuited',
  'wrong-channel': 'addressee-unsuited',
  fields: 'fields-refused',
  'reason-missing': 'invalid-input',
  'no-signature-service': 'not-served',
  'not-issued': 'no-such-step',
  'no-proof': 'proof-unknown',
  'proof-in-future': 'bad-time',
};

/** What is wrong, field by field, and why the case or an item said no. @throws always */
export function refuse(refusal: AnyRefusal): never {
  const { faults, because, missingYear, words } = refusal as OrderRefusal;
  const code = CODES[refusal.reason] ?? (refusal.reason as ProblemCode);
  const guard = because === undefined ? undefined : wordsOfReason(because);
  const detail = (guard && unmet(guard)) ?? because ?? (missingYear === undefined ? words?.join(', ') : String(missingYear));
  throw new Refusal(code, {
    ...(detail === undefined ? {} : { detail }),
    ...(faults === undefined ? {} : { errors: faults.map(({ field, fault }) => ({ pointer: `/body/fields/${field}`, message: fault })) }),
  });
}

const unmet = ([zh, en]: readonly [string, string]): Told => [`未满足：${zh}`, `Not so: ${en}`];

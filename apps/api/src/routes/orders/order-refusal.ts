import { eventRow, isCaseEvent, wordsOfReason } from '@touchstone/domain/case';
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
  const detail = because === undefined ? (missingYear === undefined ? words?.join(', ') : String(missingYear)) : why(because);
  throw new Refusal(code, {
    ...(detail === undefined ? {} : { detail }),
    ...(faults === undefined ? {} : { errors: faults.map(({ field, fault }) => ({ pointer: `/body/fields/${field}`, message: fault })) }),
  });
}

/** Why the case or an item said no, where no guard of the case did. */
const BECAUSE: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  'case-not-ready': ['案件尚未到可以下达此类文书的阶段', 'The case is not at the stage for such a document'],
  'nothing-on-shelf': ['该商店货架上没有此应用，无须下达', 'The app is on no shelf of this store: there is nothing to order'],
  'not-delisted': ['该应用没有在该商店下架', 'The app was not taken off there'],
  'no-such-step': ['案件目前的状态不能走这一步', 'The present state of the case has no such step'],
  'wrong-role': ['该步骤不由您办理', 'This step is not yours'],
  'wrong-authority': ['案件由其他机关办理', 'The case is another authority’s'],
  'version-conflict': ['案件已被他人修改，请刷新后重试', 'Somebody changed the case meanwhile: read it again'],
};

/** `no-such-step`, or `decide-penalty: no-such-step` where it was a step of something else. */
function why(because: string): Told {
  const [reason = '', event] = because.split(': ').reverse();
  const guard = wordsOfReason(reason);
  const said = guard === undefined ? BECAUSE[reason] : ([`未满足：${guard[0]}`, `Not so: ${guard[1]}`] as const);
  if (said === undefined) return because;
  if (event === undefined || !isCaseEvent(event)) return said;
  const { zh, en } = eventRow(event);
  return [`${zh}：${said[0]}`, `${en}: ${said[1]}`];
}

import type { OfferedCase, ReferralKind, ReferralState } from '@touchstone/domain/referral';
import type { OpeningTransaction } from '../cases/index.ts';
import type { DeadlineTransaction } from '../deadlines/index.ts';

export interface KeptReferral {
  readonly id: string;
  readonly caseId: string;
  readonly kind: ReferralKind;
  readonly from: string;
  readonly to: string;
  readonly state: ReferralState;
  readonly reason: string;
  /** The case that the other authority opened of it. */
  readonly targetCase: string | null;
  readonly notice: string | null;
  readonly report: string | null;
  readonly dueAtMs: number | null;
  readonly offeredAtMs: number;
  readonly rowVersion: number;
}

export interface NewReferral extends Omit<KeptReferral, 'targetCase' | 'notice' | 'report' | 'rowVersion'> {
  readonly createdBy: string | null;
}

export interface ReferralTransaction extends OpeningTransaction, DeadlineTransaction {
  insertReferral(row: NewReferral): Promise<void>;
  /** Held until the transaction ends. */
  holdReferral(id: string): Promise<KeptReferral | undefined>;
  /** Where its operator sits now, and what was offered of it. */
  offeredOf(caseId: string): Promise<Pick<OfferedCase, 'territory' | 'offered'>>;
  saveReferral(
    id: string,
    fields: {
      readonly state: ReferralState;
      readonly answeredAtMs?: number;
      readonly reportedAtMs?: number;
      readonly targetCase?: string;
      readonly notice?: string;
      readonly report?: string;
    },
  ): Promise<void>;
  deadlinesOfReferral(id: string): Promise<readonly string[]>;
}

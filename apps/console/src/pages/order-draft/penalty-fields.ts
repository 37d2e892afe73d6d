import type { OutputOf } from '@touchstone/api-client';
import type { readPenalty } from '@touchstone/api-client/routes/penalties';
import type { TypedFields } from './draft-fields.ts';

type Penalty = OutputOf<typeof readPenalty>['penalty'];

const FEN_PER_YUAN = 100;

/** What a penalty that was proposed gives for its documents. @param kind how its kind is called */
export const penaltyFields = ({ reason, law, amountFen }: Pick<Penalty, 'reason' | 'law' | 'amountFen'>, kind: string): TypedFields => ({
  facts: reason,
  provisions: law,
  penalty: kind,
  ...(amountFen === 0 ? {} : { fine: String(amountFen / FEN_PER_YUAN) }),
});

import { PENALTIES, type PenaltyType, yuanText } from './penalty.ts';

/** What the documents of a penalty begin with, by the fields of their templates. */
export interface PenaltyPaper {
  readonly facts: string;
  /** 依据: what empowers to punish. Which provisions were violated is another thing, and whoever drafts writes it. */
  readonly law: string;
  readonly penalty: string;
  /** Whole yuan of a fine: the field prints 罚款数额, so nothing else may stand in it. */
  readonly fine?: number;
}

export interface PenaltyGiven {
  readonly type: PenaltyType;
  /** 分 */
  readonly amountFen: number;
  readonly reason: string;
  readonly law: string;
}

const FEN_PER_YUAN = 100;

/** A penalty as its documents say it, in the words of the law whatever language who drafts reads. */
export function penaltyPaper({ type, amountFen, reason, law }: PenaltyGiven): PenaltyPaper {
  const { zh } = PENALTIES[type];
  const begun = { facts: reason, law };
  if (type === 'fine' && amountFen % FEN_PER_YUAN === 0) return { ...begun, penalty: zh, fine: amountFen / FEN_PER_YUAN };
  return { ...begun, penalty: amountFen === 0 ? zh : `${zh}${yuanText(amountFen)}元` };
}

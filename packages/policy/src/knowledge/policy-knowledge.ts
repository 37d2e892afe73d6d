import type { CueBook } from '../classify/cue.ts';
import type { Weights } from '../classify/weights.ts';
import type { WordWeights } from '../classify/word-weights.ts';
import type { WordIndex } from '../personal-information/word-index.ts';

/** What this package needs of a row of data/personal-info.yaml. */
export interface InformationKind {
  readonly token: string;
  readonly zh: string;
  readonly sensitive: boolean;
  readonly aliases: readonly string[];
}

/** The lists of policy language, ready to look things up in. Made once by `readPolicyKnowledge`. */
export interface PolicyKnowledge {
  /** Traditional and odd characters in their usual form. */
  readonly variants: ReadonlyMap<string, string>;
  readonly information: InformationWords;
  readonly wording: Wording;
  readonly cues: CueBook;
  readonly weights: Weights;
  readonly wordWeights: WordWeights;
}

/** How kinds of personal information are called, and when such a word means something else. */
export interface InformationWords {
  /** Alias → tokens. */
  readonly aliases: WordIndex<string>;
  readonly sensitive: ReadonlySet<string>;
  /** Names of a whole group (设备信息): they do not say which kinds. */
  readonly umbrellas: ReadonlySet<string>;
  /** Words that are information only in a list of such or as the object of collecting. */
  readonly weak: ReadonlySet<string>;
  /** Weak words that count in a list alone. */
  readonly listOnly: ReadonlySet<string>;
  readonly traps: readonly InformationTrap[];
}

/** A mention of one of `words` that stands after `before` or before `after` is none. */
export interface InformationTrap {
  readonly words: ReadonlySet<string>;
  readonly before?: RegExp;
  readonly after?: RegExp;
}

/** Patterns of denial, exception, condition, choice and vagueness. */
export interface Wording {
  readonly denial: DenialWording;
  readonly denialAfter: RegExp;
  /** What stands before a denial that holds without consent alone: it denies nothing. */
  readonly denialTied: RegExp;
  /** The same of what stands behind it. */
  readonly denialUnless: RegExp;
  readonly contrast: RegExp;
  readonly exception: RegExp;
  readonly condition: RegExp;
  readonly optional: RegExp;
  readonly vague: RegExp;
  /** What stands right before, or right after, a weak word that is information. */
  readonly support: RegExp;
  readonly supportAfter: RegExp;
  /** Sentences about information as such, which process none. */
  readonly aside: RegExp;
}

/** What opens a denial, and where it ends. */
export interface DenialWording {
  /** Opens one that reaches over its clause: nothing is done with information. */
  readonly ofClause: RegExp;
  /** Opens one of the information right behind it alone: 「不知道」, 「去除」. */
  readonly ofObjects: RegExp;
  /** What may stand before the first of these, and between them. */
  readonly objectLead: RegExp;
  readonly objectJoint: RegExp;
  /** Behind a kind that is but where the object is: 「照片中的」. */
  readonly place: RegExp;
  /** From here on the clause says what is done: 「而是收集」. */
  readonly turn: RegExp;
  /** The end of a denial of the words before it that is of those behind it where there are any. */
  readonly withObject: RegExp;
  readonly objectBehind: RegExp;
  /** What is done with the words before a denial, which is then of something else. */
  readonly doneBefore: RegExp;
  /** Before and behind a denial that is only supposed: 「如不提供」, 「不使用…时」. */
  readonly supposedBefore: RegExp;
  readonly supposedBehind: RegExp;
}

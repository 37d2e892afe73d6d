/** One of the 26 kinds of statement, `CR1`–`CR26` (docs/glossary.md). */
export type StatementKind = `CR${number}`;

/** A privacy policy as statements, each with its place in the text. Plain data. */
export interface Policy {
  /** Name of the input: file, address, or path inside the package. */
  readonly name: string;
  readonly text: TextQuality;
  /** Every sentence that states something, in reading order. */
  readonly statements: readonly Statement[];
  /** Kinds of personal information that the policy speaks of, one row for each mention with a purpose of its own. */
  readonly items: readonly PolicyItem[];
  /** SDKs and other third parties, a row each, whether they stand in a table, a list or a sentence. */
  readonly parties: readonly PolicyParty[];
  readonly handler: Handler;
  readonly dates: PolicyDates;
  /** Products or services that the policy covers. */
  readonly products: readonly Quoted[];
  readonly retention: readonly Retention[];
  /** Where data is kept: `mainland`, `abroad`, or a place that is neither certain. */
  readonly storage: readonly (Quoted & { readonly where: 'mainland' | 'abroad' | 'unclear' })[];
  readonly rights: readonly (Quoted & { readonly right: Right })[];
  readonly promises: readonly PromisedDays[];
  /** Sections that hold rules of their own. */
  readonly sections: readonly PolicySection[];
  /** Consent that is demanded merely for one of these reasons. */
  readonly forces: readonly (Quoted & { readonly reason: ForcedReason })[];
  readonly vague: readonly (Quoted & { readonly about: 'items' | 'purpose' | 'sdk' | 'retention' })[];
  readonly personalisation: {
    readonly stated?: Quoted;
    /** Whose information feeds it. */
    readonly source?: Quoted;
    /** How it is switched off. */
    readonly offSwitch?: Quoted;
  };
  /** The two lists: in this text, or as a link. */
  readonly lists: readonly (Quoted & { readonly list: 'collected' | 'shared'; readonly isHere: boolean; readonly complete?: boolean })[];
  readonly links: readonly (Quoted & { readonly address: string })[];
  /** The text is one of the two lists alone: what a policy must say stands elsewhere. */
  readonly onlyList?: 'collected' | 'shared';
  /** What the text says that it never does. */
  readonly denials?: readonly TotalDenial[];
  /** What else a complete policy says, or what decides whether it must: the first sentence of each. */
  readonly topics: readonly (Quoted & { readonly topic: Topic })[];
}

/** 「不收集任何个人信息」, 「不接入任何第三方SDK」, 「不与任何第三方共享」, without exception. */
export interface TotalDenial extends Quoted {
  readonly what: 'collection' | 'sdk' | 'sharing';
  /** Where the same text says otherwise: then the denial excuses nothing. */
  readonly contradictedBy?: Quoted;
}

export type Topic =
  | 'merger'
  /** Rules of its own for children under 14, here or elsewhere. */
  | 'child-rules'
  /** Children under 14 are spoken of. */
  | 'children'
  /** The product is not for them. */
  | 'children-excluded'
  /** There are accounts that can be closed. */
  | 'account'
  | 'profiling'
  | 'automated-decision'
  /** Why sensitive information is necessary, and what its processing may do to the user. */
  | 'necessity'
  | 'effect'
  /** What happens to information after the time of retention. */
  | 'expiry'
  | 'personalisation-source';

/** A part of the text, so that a person can find it: `quote` is the sentence or cell as written. */
export interface Quoted {
  /** The number of `Block` in the document. */
  readonly line: number;
  readonly quote: string;
}

export interface Statement extends Quoted {
  /** At least one, in order of their numbers. */
  readonly kinds: readonly StatementKind[];
  /** Words that decided, by kind. */
  readonly evidence: Readonly<Record<string, string>>;
}

export interface TextQuality {
  /** Characters without white space. */
  readonly characters: number;
  readonly script: 'simplified' | 'traditional' | 'other' | 'none';
  /** `hard`: long sentences, jargon, or far too long; `unknown` when there is too little text. */
  readonly readable: 'yes' | 'hard' | 'unknown';
  /** Median characters of a sentence. */
  readonly sentenceCharacters: number;
}

export interface PolicyItem extends Quoted {
  /** Token of `data/personal-info.yaml`. */
  readonly data: string;
  /** As written. */
  readonly text: string;
  /** False: the policy says that it is not collected. */
  readonly isCollected: boolean;
  /** It is processed on the device alone and does not leave it, whether the policy calls that collecting or not. */
  readonly isLocal?: true;
  readonly purpose?: string;
  /** The function or situation in which it is collected: 注册登录. */
  readonly scene?: string;
  readonly manner?: string;
  readonly frequency?: string;
  /** The state of the app of which the sentence speaks: 「后台导航时」; absent when of none or of both. */
  readonly appState?: 'foreground' | 'background';
  /** Full permission names or the words for them. */
  readonly permission?: string;
  /** 等, 例如, 包括但不限于 right beside it. */
  readonly isVague: boolean;
  readonly isSensitiveMarked: boolean;
  /** Only when the user does or switches on something. */
  readonly isConditional: boolean;
  /** Who collects: the app itself, or the party with this index in `parties`. */
  readonly by: 'app' | number;
}

/** Columns of an SDK list; absent: not stated. */
export interface PolicyParty extends Quoted {
  /** As written: 友盟统计SDK. */
  readonly name: string;
  /** Id in the SDK catalogue, when it is known there. */
  readonly sdk?: string;
  readonly kind: 'sdk' | 'third-party';
  /** The company behind it. */
  readonly company?: string;
  readonly purpose?: string;
  readonly manner?: string;
  /** Kinds of information as written, and their tokens. */
  readonly kinds?: string;
  readonly data: readonly string[];
  readonly link?: string;
}

export interface Handler {
  readonly name?: Quoted & { readonly value: string };
  readonly address?: Quoted & { readonly value: string };
  readonly contacts: readonly (Quoted & { readonly type: 'phone' | 'mail' | 'post' | 'web' | 'in-app'; readonly value: string })[];
}

/** Days as `YYYY-MM-DD`; a month alone as `YYYY-MM`. */
export interface PolicyDates {
  readonly updated?: Quoted & { readonly value: string };
  readonly effective?: Quoted & { readonly value: string };
  readonly published?: Quoted & { readonly value: string };
  readonly version?: Quoted & { readonly value: string };
}

export interface Retention extends Quoted {
  /** `days` when a time is given; `shortest`: the shortest time necessary; `legal`: as the law demands; `unclear` else. */
  readonly rule: 'days' | 'shortest' | 'legal' | 'until-deletion' | 'unclear';
  readonly days?: number;
  /** What happens afterwards: deleted or made anonymous. */
  readonly expiryTold: boolean;
}

export type Right =
  | 'access'
  | 'copy'
  | 'transfer'
  | 'correct'
  | 'delete'
  | 'withdraw-consent'
  | 'delete-account'
  | 'complain'
  | 'explain'
  | 'refuse-automated-decision'
  | 'deceased';

export interface PromisedDays extends Quoted {
  readonly about: 'deletion' | 'account-deletion' | 'complaint' | 'request' | 'renewal-reminder';
  readonly days: number;
  readonly unit: 'working-day' | 'day';
}

export interface PolicySection extends Quoted {
  readonly about:
    | 'child'
    | 'sdk'
    | 'cross-border'
    | 'sensitive'
    | 'permissions'
    | 'cookies'
    | 'definitions'
    | 'rights'
    | 'sharing'
    | 'security';
  /** Last line that belongs to it. */
  readonly untilLine: number;
}

export type ForcedReason = 'improve-service' | 'experience' | 'targeted-push' | 'research' | 'risk-control';

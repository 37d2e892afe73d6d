/** What speaks for an app or a signer being an operator's. Each kind counts once: a hundred stores that copy one line are one. */
export const LINK_EVIDENCE = {
  /** The firm signed our challenge with the app's key. */
  'signed-challenge': 0.99,
  /** The firm entered the code printed on an order that was served on it. */
  'order-code': 0.97,
  /** The public filing system names the operator for this filing number. */
  'filing-record': 0.95,
  /** Several stores checked the firm's licence and name it for this package. */
  'stores-agree': 0.85,
  'invited-by-authority': 0.8,
  /** The app shows a filing number of the operator. */
  'filing-number-shown': 0.75,
  'store-developer': 0.7,
  /** The privacy policy names the firm with its address. */
  'policy-names': 0.6,
  /** The same certificate signs other apps of the operator. */
  'same-signer': 0.6,
  /** The certificate's subject bears the firm's name: anyone can write that. */
  'certificate-name': 0.3,
  'package-prefix': 0.2,
} as const satisfies Record<string, number>;

export type LinkEvidenceKind = keyof typeof LINK_EVIDENCE;

export interface LinkEvidence {
  readonly kind: LinkEvidenceKind;
  /** `against`: it names another operator. */
  readonly speaks: 'for' | 'against';
  readonly source: string;
}

export interface LinkConfidence {
  /** 0 to 0.99, in hundredths: what evidence makes likely, only a person or a signed proof makes certain. */
  readonly confidence: number;
  readonly isDisputed: boolean;
  readonly kinds: readonly LinkEvidenceKind[];
}

/**
 * Confidence in a link: what is left when every kind of evidence fails at once, 1 - (1-a)(1-b)…, lowered in the
 * same way by what speaks against it.
 */
export function confidenceOf(evidence: readonly LinkEvidence[]): LinkConfidence {
  const kindsThat = (speaks: LinkEvidence['speaks']) =>
    [...new Set(evidence.filter((item) => item.speaks === speaks).map((item) => item.kind))].sort();
  const failing = (kinds: readonly LinkEvidenceKind[]) => kinds.reduce((left, kind) => left * (1 - LINK_EVIDENCE[kind]), 1);
  const [forIt, against] = [kindsThat('for'), kindsThat('against')];
  const confidence = (1 - failing(forIt)) * failing(against);
  return {
    confidence: Math.min(99, Math.round(confidence * 100)) / 100,
    isDisputed: forIt.length > 0 && against.length > 0,
    kinds: forIt,
  };
}

/** From here on a link is shown as the operator's; below it is a suggestion for a person. */
export const LINK_HOLDS = 0.9;

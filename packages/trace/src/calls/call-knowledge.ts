/** What calls are looked up in. Rows of the API table and markers of texts, in the shape that the knowledge catalogue has them. */
export interface CallKnowledge {
  readonly apis: readonly ApiRow[];
  readonly markers: readonly TextMarker[];
  /** Kinds of personal information by their tokens: what a log states beside them is no kind. Absent: all are taken. */
  readonly personalInfo?: readonly { readonly token: string }[];
}

export interface ApiRow {
  /** Dalvik descriptor, `Landroid/os/Build;`. */
  readonly class: string;
  readonly name: string;
  /** Absent: all overloads. */
  readonly signature?: string;
  readonly effect: 'reads' | 'writes' | 'acts';
  readonly data?: string;
  readonly action?: string;
  readonly arguments?: {
    /** Without receiver. */
    readonly index: number;
    readonly by?: 'value' | 'bit';
    readonly match: readonly { readonly value: string | number; readonly data?: string; readonly action?: string }[];
    readonly otherwise: 'ignore' | 'count';
  };
  readonly rule?: string;
}

export interface TextMarker {
  readonly kind: string;
  readonly value: string;
  readonly match: 'exact' | 'prefix' | 'contains' | 'word';
  readonly data?: string;
  readonly action?: string;
}

/** What a call touched. */
export interface Touch {
  readonly effect: 'reads' | 'writes' | 'acts';
  /** Token of data/personal-info.yaml. */
  readonly data?: string;
  readonly action?: string;
  /** Row of the table, `Landroid/os/Build;->getSerial`, or what the tool said. */
  readonly api: string;
  /** What told it. */
  readonly by: 'api' | 'argument' | 'target' | 'stated' | 'label';
  /** Address, command, package, permission that the call was about. */
  readonly argument?: string;
}

/** What a report shows of the evidence itself, so that a reader sees what a fact stands on without opening the files. Bounded. */
export interface Exhibits {
  readonly policy?: PolicyExhibit;
  /** Logs and captures, in the order given. */
  readonly runs?: readonly RunExhibit[];
  /** Screens in the order of time. */
  readonly screens?: readonly ScreenExhibit[];
}

/** What the policy states, in its own words. */
export interface PolicyExhibit {
  /** Name of the input: what places name. */
  readonly file: string;
  /** Characters without white space. */
  readonly characters: number;
  /** Who handles the information, as written. */
  readonly handler?: string;
  readonly version?: string;
  /** Days, `YYYY-MM-DD`. */
  readonly updated?: string;
  readonly effective?: string;
  /** Each kind that is stated, with its first sentence. */
  readonly statements: readonly StatedKind[];
  /** SDKs and other third parties, a row each; what is absent is not stated. */
  readonly parties: readonly StatedParty[];
  /** Kinds of information that the app itself is said to collect, a row for each purpose; what is absent is not stated. */
  readonly items?: readonly StatedItem[];
}

export interface StatedItem {
  /** Token of the kind, and how the policy calls it. */
  readonly data: string;
  readonly text: string;
  readonly purpose?: string;
  /** Function or situation. */
  readonly scene?: string;
  readonly frequency?: string;
  /** Permission as the policy names it. */
  readonly permission?: string;
  readonly line: number;
}

export interface StatedKind {
  /** `CR1`–`CR26`. */
  readonly statement: string;
  /** Sentences of the kind. */
  readonly count: number;
  readonly line: number;
  readonly quote: string;
}

export interface StatedParty {
  readonly name: string;
  /** Id in the catalogue of SDKs. */
  readonly sdk?: string;
  readonly company?: string;
  readonly purpose?: string;
  readonly manner?: string;
  readonly kinds?: string;
  readonly link?: string;
  readonly line: number;
}

/** What was going on during a run: the ground on which times are drawn. */
export interface RunExhibit {
  readonly file: string;
  /** Package that the log is about. */
  readonly package?: string;
  readonly device?: string;
  readonly tool?: string;
  readonly records: number;
  /** Network exchanges; 0: the log says nothing of what was sent. */
  readonly requests: number;
  /** First and last record, in milliseconds since 1970. */
  readonly from?: number;
  readonly to?: number;
  /** Zone of the device, minutes east of Greenwich. */
  readonly offsetMinutes: number;
  readonly steps: readonly RunStep[];
  readonly consents: readonly RunConsent[];
}

/** A step of the run script. */
export interface RunStep {
  readonly scenario: string;
  readonly line: number;
  readonly from?: number;
  readonly to?: number;
}

/** What the user did with the privacy notice: `not-shown`, `shown`, `refused`, `agreed`, `withdrawn`. */
export interface RunConsent {
  readonly event: string;
  readonly line: number;
  readonly time?: number;
}

/** One moment on the screen. */
export interface ScreenExhibit {
  /** The tree, or the picture where there is no tree: what places name. */
  readonly file: string;
  /** Screenshot of the same moment, as the evidence names it. */
  readonly picture?: string;
  /** Milliseconds since 1970. */
  readonly time?: number;
  readonly scenario?: string;
  readonly page?: string;
  readonly note?: string;
  /** Size of the screen and its elements, for screens with a tree on which a fact stands. */
  readonly outline?: ScreenOutline;
}

export interface ScreenOutline {
  readonly width: number;
  readonly height: number;
  readonly boxes: readonly ScreenBox[];
}

/** An element with words or that can be pressed; pixels, `right` and `bottom` outside. */
export interface ScreenBox {
  /** Its place, as facts name it. */
  readonly element: string;
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly text: string;
  readonly isControl: boolean;
  /** Ticked or switched on; absent for what cannot be. */
  readonly isChecked?: boolean;
}

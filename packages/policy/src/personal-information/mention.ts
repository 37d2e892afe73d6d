/** Personal information that a text names. Offsets are those of the text it was looked for in, `to` exclusive. */
export interface Mention {
  /** Tokens of data/personal-info.yaml: most words have one. */
  readonly data: readonly string[];
  readonly from: number;
  readonly to: number;
  /** Names a whole group (设备信息) and not which of it. */
  readonly isUmbrella: boolean;
  /** The text says that it is not collected, used or passed on. */
  readonly isDenied: boolean;
  readonly isSensitive: boolean;
}

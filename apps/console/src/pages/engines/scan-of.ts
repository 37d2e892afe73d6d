/** The id of a scan from what somebody passed on: its address, or the id alone; undefined where there is none. */
export const scanOf = (text: string): string | undefined =>
  /(?:^|\/scans\/)([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})(?:[/?#]|$)/.exec(text.trim().toLowerCase())?.[1];

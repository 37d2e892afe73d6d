/** A text without what aliases are written with or without: 「Wi-Fi MAC」, 「WiFi_MAC」, 「Android ID」. */
export interface Squeezed {
  readonly text: string;
  /** Offset of each character in the text that was squeezed, and its length at the end. */
  readonly origins: Uint32Array;
}

export function squeeze(text: string): Squeezed {
  const origins = new Uint32Array(text.length + 1);
  let kept = '';
  for (let at = 0; at < text.length; at++) {
    const unit = text[at] ?? '';
    if (unit === ' ' || unit === '-' || unit === '_') continue;
    origins[kept.length] = at;
    kept += unit;
  }
  origins[kept.length] = text.length;
  return { text: kept, origins: origins.subarray(0, kept.length + 1) };
}

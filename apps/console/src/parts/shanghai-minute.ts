/** A field of day and time takes years of six digits, unless it is told where to end. */
export const LAST_MINUTE = '9999-12-31T23:59';

/** The instant of `2026-03-09T14:05` in Asia/Shanghai; undefined for what is no minute: empty, or half typed. */
export function instantOfMinute(text: string): string | undefined {
  const at = new Date(`${text}:00+08:00`);
  return text === '' || Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

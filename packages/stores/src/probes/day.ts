const SHANGHAI_MS = 8 * 60 * 60 * 1000;

/** The day a store prints, `2026-11-02`: from `2026年11月2日`, `2026/11/02 10:00`, or an instant in seconds or milliseconds, as it is in Shanghai. */
export function dayOf(text: string): string | undefined {
  const instant = /^\d{10}(?:\d{3})?$/.test(text) ? Number(text) * (text.length === 10 ? 1000 : 1) : undefined;
  if (instant !== undefined) return new Date(instant + SHANGHAI_MS).toISOString().slice(0, 10);
  const [, year, month, day] =
    /^(\d{4})\s*[-年/.]\s*(\d{1,2})\s*[-月/.]\s*(\d{1,2})/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})(?!\d)/.exec(text) ?? [];
  if (year === undefined || month === undefined || day === undefined) return undefined;
  const date = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const ms = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().startsWith(date) ? date : undefined;
}

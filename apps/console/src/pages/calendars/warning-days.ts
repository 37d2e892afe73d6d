const MOST = 10;
const LATEST = 60;

/** `5 3、1`: working days before the end, the earliest first; undefined where it does not read as such. */
export function warningDays(typed: string): readonly number[] | undefined {
  const parts = typed.split(/[\s,，、;；]+/).filter((part) => part !== '');
  const days = [...new Set(parts.map(Number))];
  const isRead = parts.every((part) => /^\d{1,2}$/.test(part)) && days.every((day) => day >= 1 && day <= LATEST) && days.length <= MOST;
  return isRead ? days.sort((a, b) => b - a) : undefined;
}

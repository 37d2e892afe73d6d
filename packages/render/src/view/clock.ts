/** Time of day in a zone: `10:00:04`, with tenths `10:00:04.5`. */
export function timeOfDay(time: number, offsetMinutes: number, tenths = false): string {
  const ms = (((time + offsetMinutes * 60_000) % DAY_MS) + DAY_MS) % DAY_MS;
  const [hours, minutes, seconds] = [Math.floor(ms / 3_600_000), Math.floor(ms / 60_000) % 60, Math.floor(ms / 1_000) % 60];
  return `${[hours, minutes, seconds].map(twoDigits).join(':')}${tenths ? `.${Math.floor((ms % 1_000) / 100)}` : ''}`;
}

/** The day in a zone: `2026-11-20`. */
export function dayOf(time: number, offsetMinutes: number): string {
  // Days since 0000-03-01, in eras of 400 years of 146 097 days: the odd month comes last.
  const days = Math.floor((time + offsetMinutes * 60_000) / DAY_MS) + 719_468;
  const era = Math.floor(days / 146_097);
  const dayOfEra = days - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1_460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  const month = shifted < 10 ? shifted + 3 : shifted - 9;
  return `${yearOfEra + era * 400 + (month <= 2 ? 1 : 0)}-${twoDigits(month)}-${twoDigits(day)}`;
}

/** `+08:00`. */
export function zoneText(offsetMinutes: number): string {
  const minutes = Math.abs(offsetMinutes);
  return `${offsetMinutes < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}

const DAY_MS = 86_400_000;
const twoDigits = (value: number): string => String(value).padStart(2, '0');

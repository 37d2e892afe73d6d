import { BadAsn1, type BerValue } from '../asn1/ber.ts';

const UTC_TIME = 0x17;
const GENERALIZED_TIME = 0x18;

const FORMS: Readonly<Record<number, RegExp>> = {
  [UTC_TIME]: /^(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(Z|[+-]\d{4})$/,
  [GENERALIZED_TIME]: /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})?(?:[.,]\d+)?(Z|[+-]\d{4})$/,
};

/**
 * A time of a certificate as ISO 8601, `2026-11-22T03:54:03Z`; with the offset it was written with, if any.
 * @throws BadAsn1
 * @source RFC 5280 4.1.2.5
 */
export function readTime(value: BerValue | undefined): string {
  const form = FORMS[value?.tag ?? -1];
  const match = form?.exec(String.fromCharCode(...(value?.contents.subarray(0, 40) ?? [])));
  if (value === undefined || match === null || match === undefined) throw new BadAsn1('not a time');
  const [, written = '', month = '', day = '', hour = '', minute = '', second = '00', zone = ''] = match;
  const year = value.tag === UTC_TIME ? String(Number(written) + (Number(written) < 50 ? 2000 : 1900)) : written;
  if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) throw new BadAsn1('no such day');
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) throw new BadAsn1('no such time of day');
  const offset = zone === 'Z' ? 'Z' : `${zone.slice(0, 3)}:${zone.slice(3)}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}

import { useTranslation } from 'react-i18next';

/** First two digits of the division code (GB/T 2260), in the order of the standard. */
export const PROVINCES = [
  ...['11', '12', '13', '14', '15', '21', '22', '23', '31', '32', '33', '34', '35', '36', '37', '41'],
  ...['42', '43', '44', '45', '46', '50', '51', '52', '53', '54', '61', '62', '63', '64', '65', '71', '81', '82'],
] as const;

/** Says a province by its name; `—` for none. */
export function useProvince(): (code: string | null | undefined) => string {
  const { t } = useTranslation();
  return (code) => (code == null ? '—' : t(`provinces.${code}`, { defaultValue: code }));
}

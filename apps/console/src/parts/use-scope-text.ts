import { useTranslation } from 'react-i18next';
import { useProvince } from './province.ts';

/** How far a right reaches, said: `province:11` is 北京, `all` the whole country. */
export function useScopeText(): (scope: string) => string {
  const { t } = useTranslation();
  const province = useProvince();
  return (scope) => {
    const [kind = '', of = ''] = scope.split(':');
    return kind === 'province' ? province(of) : t(`scopes.${kind}`, { defaultValue: scope });
  };
}

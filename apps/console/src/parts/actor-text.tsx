import { listColleagues, readPerson } from '@touchstone/api-client/routes/people';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/use-read.ts';
import { useMay, useMe } from '../app/me.ts';

const SHORT = 8;

/** Who did something, from `person:<id>`, `token:<id>` or `system:<part>`: by name for who may know it. */
export function ActorText({ actor }: { readonly actor: string }): ReactNode {
  const { t } = useTranslation();
  const me = useMe();
  const may = useMay();
  const [kind = '', id = ''] = actor.split(/:(.*)/);
  const isOther = kind === 'person' && id !== me.person;
  const colleagues = useRead(listColleagues, {}, { enabled: isOther });
  const among = colleagues.data?.items.find((one) => one.id === id)?.name;
  const isLeftOut = isOther && among === undefined && colleagues.isSuccess;
  const one = useRead(listColleagues, { query: { id } }, { enabled: isLeftOut });
  const name = among ?? one.data?.items[0]?.name;
  const isStranger = isOther && colleagues.isFetched && name === undefined && (!isLeftOut || one.isFetched);
  const { data } = useRead(readPerson, { params: { person: id } }, { enabled: isStranger && may('person.read') });
  if (kind === 'person' && !isOther) return t('parts.actor.me');
  if (isOther) return name ?? data?.displayName ?? t('parts.actor.person', { of: one.data?.house ?? '', id: id.slice(-SHORT) }).trim();
  if (kind === 'system') return `${t('parts.actor.system')} · ${t(`system.part.${id}`, { defaultValue: id })}`;
  return t('parts.actor.machine', { id: id.slice(-SHORT) });
}

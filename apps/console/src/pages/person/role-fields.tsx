import type { OutputOf } from '@touchstone/api-client';
import type { listRoles } from '@touchstone/api-client/routes/people';
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Field } from '../../parts/field.tsx';
import { comma } from '../../parts/punctuation.ts';

export type RoleRow = OutputOf<typeof listRoles>['items'][number];

export interface ChosenRole {
  readonly role: string;
  /** Last day; '' where it does not end. */
  readonly until: string;
}

interface Props {
  readonly roles: readonly RoleRow[];
  readonly chosen: ChosenRole;
  onChoose(chosen: ChosenRole): void;
}

/** Which role, and until when. */
export function RoleFields({ roles, chosen, onChoose }: Props): ReactNode {
  const { t } = useTranslation();
  const row = roles.find(({ role }) => role === chosen.role);
  return (
    <>
      <Field
        label={t('person.role')}
        hint={
          row === undefined
            ? t('person.noRoles')
            : t('person.mayDo', {
                count: row.permissions.length,
                permissions: row.permissions
                  .slice(0, 8)
                  .map((one) => t(`permissions.${one}`, { defaultValue: one }))
                  .join(comma()),
              })
        }
      >
        {(id) => (
          <select id={id} className="pick" value={chosen.role} onChange={({ target }) => onChoose({ ...chosen, role: target.value })}>
            {roles.map(({ role }) => (
              <option key={role} value={role}>
                {t(`roles.${role}`, { defaultValue: role })}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Field label={t(row?.endsAlways === true ? 'person.untilNeeded' : 'person.until')}>
        {(id) => (
          <Input
            id={id}
            type="date"
            required={row?.endsAlways === true}
            value={chosen.until}
            onChange={({ target }) => onChoose({ ...chosen, until: target.value })}
          />
        )}
      </Field>
    </>
  );
}

const DAY_MS = 86_400_000;

/** The end of a day in Asia/Shanghai, as the server is told; nothing for no day. */
export const untilOf = (day: string): { readonly until?: string } =>
  day === '' ? {} : { until: new Date(Date.parse(`${day}T00:00:00+08:00`) + DAY_MS).toISOString() };

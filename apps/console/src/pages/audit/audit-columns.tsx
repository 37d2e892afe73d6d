import type { listAuditEvents } from '@touchstone/api-client/routes/audit';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowOf } from '../../api/use-list.ts';
import { ActorText } from '../../parts/actor-text.tsx';
import { PageLink } from '../../parts/page-link.tsx';
import { shanghaiTime } from '../../parts/shanghai-time.ts';
import type { Column } from '../../parts/table/column.ts';
import { Text } from '../../parts/text.tsx';
import { TimeText } from '../../parts/time-text.tsx';
import { pageOfObject } from '../notifications/page-of-object.ts';
import { actionKeys } from './action-keys.ts';

type Event = RowOf<typeof listAuditEvents>;

/** What a list says of each event of the record: in words, and by the codes that it is looked for by. */
export function useAuditColumns(): readonly Column<Event>[] {
  const { t, i18n } = useTranslation();
  const said = (action: string) => {
    const key = actionKeys(action).find((one) => i18n.exists(one));
    return key === undefined ? '' : t(key);
  };
  const kindOf = (kind: string) => t(`audit.object.${kind}`, { defaultValue: kind });
  return [
    {
      key: 'at',
      words: 'audit.column.at',
      isName: true,
      text: ({ at }) => shanghaiTime(at),
      cell: ({ at }) => <TimeText at={at} />,
    },
    { key: 'actor', words: 'audit.column.actor', text: ({ actor }) => actor, cell: ({ actor }) => <ActorText actor={actor} /> },
    {
      key: 'action',
      words: 'audit.column.action',
      text: ({ action }) => `${said(action)} ${action}`,
      cell: ({ action }) => (
        <>
          {said(action)} <code className="none">{action}</code>
        </>
      ),
    },
    {
      key: 'object',
      words: 'audit.column.object',
      text: ({ object }) => `${kindOf(object.kind)} ${object.id}`,
      cell: ({ object }) => <AuditObject object={object} name={kindOf(object.kind)} />,
    },
    {
      key: 'detail',
      words: 'audit.column.detail',
      text: ({ detail }) => (detail === undefined ? '' : JSON.stringify(detail)),
      cell: ({ detail }) => (detail === undefined ? '—' : <Text className="code">{JSON.stringify(detail)}</Text>),
    },
    {
      key: 'address',
      words: 'audit.column.address',
      isExtra: true,
      text: ({ address }) => address ?? '',
      cell: ({ address }) => (address === undefined ? '—' : <Text>{address}</Text>),
    },
    { key: 'seq', words: 'audit.column.seq', isNumber: true, isExtra: true, text: ({ seq }) => String(seq) },
    {
      key: 'hash',
      words: 'audit.column.hash',
      isExtra: true,
      text: ({ hash }) => hash,
      cell: ({ hash }) => <code>{hash.slice(0, 16)}…</code>,
    },
  ];
}

interface ObjectProps {
  readonly object: Event['object'];
  /** What its kind is called. */
  readonly name: string;
}

/** What something was done to, with its page where it has one. */
function AuditObject({ object, name }: ObjectProps): ReactNode {
  const page = pageOfObject(object);
  const id = <Text className="code">{object.id}</Text>;
  return (
    <>
      {name} {page === undefined ? id : <PageLink to={page}>{id}</PageLink>}
    </>
  );
}

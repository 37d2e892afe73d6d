import { Button } from 'antd';
import { type ReactNode, useId } from 'react';
import { useMay } from '../app/me.ts';

interface Props {
  readonly children: ReactNode;
  /** Who lacks it does not see the button. */
  readonly permission?: string;
  /** Why it cannot be done now: the button stands there, and says so. */
  readonly reason?: string | undefined;
  readonly kind?: 'main' | 'danger' | 'plain';
  readonly isBusy?: boolean;
  onAct(): void;
}

const TYPE = { main: 'primary', danger: 'default', plain: 'default' } as const;

/** A button that is not shown to who may not use it, and says why when it cannot be used now. */
export function Action({ children, permission = 'signed-in', reason, kind = 'plain', isBusy = false, onAct }: Props): ReactNode {
  const may = useMay();
  const id = useId();
  if (!may(permission)) return null;
  const button = (
    <Button
      type={TYPE[kind]}
      danger={kind === 'danger'}
      loading={isBusy}
      aria-disabled={reason !== undefined}
      aria-describedby={reason === undefined ? undefined : id}
      className={reason === undefined ? '' : 'is-disabled'}
      onClick={() => {
        if (reason === undefined && !isBusy) onAct();
      }}
    >
      {children}
    </Button>
  );
  if (reason === undefined) return button;
  return (
    <span className="action">
      {button}
      <span id={id} className="action-reason">
        {reason}
      </span>
    </span>
  );
}

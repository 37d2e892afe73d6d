import type { ReactNode } from 'react';
import { Dialog } from './dialog.tsx';

interface Props {
  readonly title: string;
  /** That it is shown this once, and what to do with it. */
  readonly about: string;
  readonly secret: string;
  onClose(): void;
}

/** A key or a token that is shown once. */
export function SecretDialog({ title, about, secret, onClose }: Props): ReactNode {
  return (
    <Dialog title={title} isOpen onClose={onClose}>
      <p role="status">
        {about} <code>{secret}</code>
      </p>
    </Dialog>
  );
}

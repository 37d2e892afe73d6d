import { useRouter } from '@tanstack/react-router';
import type { MouseEvent, ReactNode } from 'react';

interface Props {
  /** An address of the console, with what stands behind its `?`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** Read instead of the children. */
  readonly label?: string;
  /** It is the page that is shown. */
  readonly isHere?: boolean;
}

/** A link to another page: a real one, so that it opens in a new tab, is copied and is read as a link. */
export function PageLink({ to, children, className, label, isHere = false }: Props): ReactNode {
  const { history } = useRouter();
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(to);
  };
  return (
    <a href={to} onClick={open} className={className} aria-label={label} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  );
}

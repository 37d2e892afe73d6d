import { useRouter } from '@tanstack/react-router';
import { type MouseEvent, type ReactNode, useContext } from 'react';
import { MeContext } from '../app/me.ts';
import { rightOfPage } from '../app/page-rights.ts';

interface Props {
  /** An address of the console, with what stands behind its `?`. */
  readonly to: string;
  readonly children: ReactNode;
  readonly className?: string;
  /** Read instead of the children. */
  readonly label?: string;
  /** It is the page that is shown. */
  readonly isHere?: boolean;
  /** Its words only say to open it: nothing of them is left for who may not. */
  readonly isVerb?: boolean;
}

/** A link to another page: a real one, so that it opens in a new tab, is copied and is read as a link. Who may not read that page sees the text alone. */
export function PageLink({ to, children, className, label, isHere = false, isVerb = false }: Props): ReactNode {
  const { history } = useRouter();
  const me = useContext(MeContext);
  const right = rightOfPage(to);
  const open = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(to);
  };
  if (me !== undefined && right !== undefined && !me.rights.some(({ permission }) => permission === right))
    return isVerb ? '—' : <span className={className}>{children}</span>;
  return (
    <a href={to} onClick={open} className={className} aria-label={label} aria-current={isHere ? 'page' : undefined}>
      {children}
    </a>
  );
}

import type { ReactNode } from 'react';

/** There is nothing: says so, and what to do about it. */
export function Empty({ text, children }: { readonly text: string; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="empty">
      <p>{text}</p>
      {children}
    </div>
  );
}

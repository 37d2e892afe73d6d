import type { ReactNode } from 'react';
import './door.css';

/** What one sees who is not in yet: a card in the middle of the page. */
export function Door({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <main className="door">
      <div className="door-card">{children}</div>
    </main>
  );
}

const KEPT = 'touchstone.provider';

export interface ProviderTicket {
  readonly provider: string;
  /** Come in by it, come in again for another window, or have the identity there be mine. */
  readonly purpose: 'enter' | 'renew' | 'link';
  /** Sealed by the server, of use only together with the provider's answer. */
  readonly ticket: string;
  readonly backTo: string;
}

/** The sealed ticket while the browser is at the provider: for this tab, and taken once. */
export const providerTicket = {
  keep(ticket: ProviderTicket): void {
    window.sessionStorage.setItem(KEPT, JSON.stringify(ticket));
  },
  take(): ProviderTicket | undefined {
    const kept = window.sessionStorage.getItem(KEPT);
    window.sessionStorage.removeItem(KEPT);
    return kept === null ? undefined : (JSON.parse(kept) as ProviderTicket);
  },
};

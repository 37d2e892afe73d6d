import { beginProviderSignIn } from '@touchstone/api-client/routes/session';
import { call } from '../../api/call.ts';
import { type ProviderTicket, providerTicket } from './provider-ticket.ts';

/** Leaves for the provider; it sends the browser back to `/sign-in/PROVIDER`. */
export async function goToProvider({ provider, purpose, backTo }: Omit<ProviderTicket, 'ticket'>): Promise<void> {
  const { address, ticket } = await call(beginProviderSignIn, { params: { provider } });
  providerTicket.keep({ provider, purpose, ticket, backTo });
  window.location.assign(address);
}

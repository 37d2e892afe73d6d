import { acceptInvitation } from '@touchstone/api-client/routes/session';
import { acceptLink } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { Refusal } from '../../problem/refusal.ts';
import { signInPorts } from '../../wiring/people-ports.ts';
import { sessionReply } from './begin-session.ts';

export const acceptInvitationHandler = handle(acceptInvitation, async ({ body, platform, address }) => {
  const result = await acceptLink(signInPorts({ platform, address }), { ...body, address });
  if (!result.ok) throw new Refusal(result.reason);
  return sessionReply(platform, result);
});

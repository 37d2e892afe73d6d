import { signIn } from '@touchstone/api-client/routes/session';
import { signIn as signInPerson } from '@touchstone/services/people';
import { handle } from '../../handler.ts';
import { signInPorts } from '../../wiring/people-ports.ts';
import { sessionReply, signedIn } from './begin-session.ts';

export const signInHandler = handle(signIn, async ({ body, platform, address }) => {
  const result = await signInPerson(signInPorts({ platform, address }), {
    login: body.login,
    password: body.password,
    code: body.code,
    address,
  });
  return sessionReply(platform, signedIn(result, platform.machineNow()));
});

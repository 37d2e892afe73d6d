import type { Handler } from '../../handler.ts';
import { acceptInvitationHandler } from './accept-invitation.ts';
import { changePasswordHandler } from './change-password.ts';
import { endSessionHandler, listSessionsHandler } from './own-sessions.ts';
import { beginProviderSignInHandler, finishProviderSignInHandler, linkProviderHandler, listSignInProvidersHandler } from './providers.ts';
import { beginSecondFactorHandler, confirmSecondFactorHandler } from './second-factor.ts';
import { signInHandler } from './sign-in.ts';
import { signOutHandler } from './sign-out.ts';
import { whoAmIHandler } from './who-am-i.ts';

export const sessionHandlers: readonly Handler[] = [
  signInHandler,
  signOutHandler,
  whoAmIHandler,
  listSessionsHandler,
  endSessionHandler,
  beginSecondFactorHandler,
  confirmSecondFactorHandler,
  changePasswordHandler,
  acceptInvitationHandler,
  listSignInProvidersHandler,
  beginProviderSignInHandler,
  finishProviderSignInHandler,
  linkProviderHandler,
];

import type { Handler } from '../../handler.ts';
import {
  appointAgentHandler,
  claimOperatorHandler,
  decideClaimHandler,
  disputeClaimsHandler,
  inviteFirmHandler,
  listClaimsHandler,
  listOwnClaimsHandler,
  makeOrderCodeHandler,
  readClaimHandler,
  withdrawClaimHandler,
} from './claims.ts';
import { challengeSignerHandler, joinByInvitationHandler, joinByOrderCodeHandler, joinBySigningKeyHandler } from './join.ts';

export const claimHandlers: readonly Handler[] = [
  makeOrderCodeHandler,
  inviteFirmHandler,
  joinByInvitationHandler,
  joinByOrderCodeHandler,
  challengeSignerHandler,
  joinBySigningKeyHandler,
  claimOperatorHandler,
  listClaimsHandler,
  listOwnClaimsHandler,
  readClaimHandler,
  decideClaimHandler,
  disputeClaimsHandler,
  withdrawClaimHandler,
  appointAgentHandler,
];

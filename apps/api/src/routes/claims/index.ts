import type { Handler } from '../../handler.ts';
import {
  appointAgentHandler,
  claimOperatorHandler,
  decideClaimHandler,
  disputeClaimsHandler,
  listClaimsHandler,
  listOwnClaimsHandler,
  makeOrderCodeHandler,
  readClaimHandler,
  withdrawClaimHandler,
} from './claims.ts';
import { challengeSignerHandler, joinByOrderCodeHandler, joinBySigningKeyHandler } from './join.ts';

export const claimHandlers: readonly Handler[] = [
  makeOrderCodeHandler,
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

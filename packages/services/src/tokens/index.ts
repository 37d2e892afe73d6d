export {
  issueMachineToken,
  issueOwnToken,
  machinePermissions,
  revokeToken,
  type TokenPorts,
  type TokenRow,
  type WantedToken,
} from './issue-token.ts';

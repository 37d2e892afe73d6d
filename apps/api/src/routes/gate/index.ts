import type { Handler } from '../../handler.ts';
import { createGateCheckHandler, listGateChecksHandler, readGateCheckHandler } from './checks.ts';
import { listGatePoliciesHandler, readGatePolicyHandler, setGatePolicyHandler } from './policies.ts';

/** 上架审核: what a store asks before a package goes on its shelf. */
export const gateHandlers: readonly Handler[] = [
  createGateCheckHandler,
  listGateChecksHandler,
  readGateCheckHandler,
  listGatePoliciesHandler,
  readGatePolicyHandler,
  setGatePolicyHandler,
];

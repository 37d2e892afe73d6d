export { CITED, CITED_WORDS, type Citable, type Citation, type Citations, type CitedWord, citationsOf, wordsIn } from './citations.ts';
export {
  CONDUCT,
  CONDUCT_KINDS,
  CONDUCT_STEPS,
  type ConductEvent,
  type ConductKind,
  type ConductState,
  moveConduct,
  PROOF_KINDS,
  type Proof,
  type ProofKind,
  proofFault,
  USUAL_ATTEMPTS,
} from './conduct.ts';

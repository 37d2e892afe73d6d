export type { QuestionPorts, QuestionTarget, QuestionTransaction } from './ports.ts';
export { type AskQuestion, askQuestion, type QuestionWish, type SpeakOn, speakOn } from './speak.ts';

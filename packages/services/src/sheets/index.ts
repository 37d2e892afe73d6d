export { type AssignSheet, assignSheet, takeSheet } from './assign-sheet.ts';
export { acceptSheet, type CloseSheet, returnSheet } from './close-sheet.ts';
export { type OpenSheet, openSheet, type SheetWish } from './open-sheet.ts';
export type {
  KeptSheet,
  NewSheet,
  SheetAbout,
  SheetCatalogue,
  SheetEvent,
  SheetPorts,
  SheetProfile,
  SheetStateWord,
  SheetTransaction,
  Tester,
} from './ports.ts';
export { type SaveAnswers, saveAnswers } from './save-answers.ts';
export { stateOfSheet } from './state-of-sheet.ts';
export { configHashOf, type SubmitSheet, submitSheet } from './submit-sheet.ts';

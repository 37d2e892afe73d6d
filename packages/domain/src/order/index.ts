export { type AppRow, type ClauseRow, type FieldKind, type FieldValue, isOfKind } from './field.ts';
export { fillDraft } from './fill-draft.ts';
export {
  deadlineWords,
  type FieldFault,
  type FilledTemplate,
  fieldFaults,
  fillTemplate,
  openPlaces,
  type PaperContext,
} from './fill-template.ts';
export {
  attachmentLabel,
  attachmentLines,
  numberedBlocks,
  type OfficialAttachment,
  type OfficialBlock,
  type OfficialCell,
  type OfficialDocument,
  type OfficialTable,
} from './official-document.ts';
export {
  ADDRESSEE_KINDS,
  type AddresseeKind,
  isOrderType,
  ORDER_STATES,
  ORDER_STEPS,
  ORDER_TYPES,
  type OrderEvent,
  type OrderState,
  type OrderType,
  orderAfter,
  orderNumber,
} from './order.ts';
export { printedDay } from './printed-day.ts';
export {
  type LegalBasis,
  type PaperTemplate,
  type ReadTemplate,
  readTemplate,
  type TemplateBlock,
  type TemplateFault,
  type TemplateField,
} from './template.ts';

export {
  attachmentLabel,
  attachmentLines,
  chineseNumber,
  numberedBlocks,
  type OfficialAttachment,
  type OfficialBlock,
  type OfficialCell,
  type OfficialDocument,
  type OfficialTable,
} from './official-document.ts';

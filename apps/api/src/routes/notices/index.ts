import type { Handler } from '../../handler.ts';
import { addEntryHandler, catalogueHandler } from './catalogue.ts';
import {
  addRowsHandler,
  annotateHandler,
  approveHandler,
  draftHandler,
  dropRowsHandler,
  editHandler,
  editRowHandler,
  freezeHandler,
  placeRowHandler,
  publishHandler,
  returnHandler,
  submitHandler,
  withdrawHandler,
} from './edit-notices.ts';
import { loadReportedHandler } from './load-reported.ts';
import { entryHandler, feedHandler } from './notice-feed.ts';
import { listPublishedHandler, publicFileHandler, readPublishedHandler, searchHandler } from './public-notices.ts';
import {
  candidatesHandler,
  checkHandler,
  diffHandler,
  draftFileHandler,
  fileHandler,
  listHandler,
  previewHandler,
  readHandler,
} from './read-notices.ts';
import { figureHandler, figuresHandler, heldRowsHandler } from './reported-figures.ts';

/** 通报: from cases to the public. */
export const noticeHandlers: readonly Handler[] = [
  listHandler,
  candidatesHandler,
  draftHandler,
  readHandler,
  editHandler,
  addRowsHandler,
  editRowHandler,
  placeRowHandler,
  dropRowsHandler,
  previewHandler,
  draftFileHandler,
  diffHandler,
  checkHandler,
  submitHandler,
  returnHandler,
  approveHandler,
  freezeHandler,
  publishHandler,
  withdrawHandler,
  annotateHandler,
  fileHandler,
  figuresHandler,
  figureHandler,
  heldRowsHandler,
  loadReportedHandler,
  catalogueHandler,
  addEntryHandler,
  listPublishedHandler,
  readPublishedHandler,
  searchHandler,
  publicFileHandler,
  feedHandler,
  entryHandler,
];

/** Exceptions of pdf.js, by name. */
const NAMES: ReadonlySet<string> = new Set([
  ...[
    'AbortException',
    'FormatError',
    'InvalidPDFException',
    'Jbig2Error',
    'JpegError',
    'JpxError',
    'MissingDataException',
    'ParserEOFException',
  ],
  ...[
    'PasswordException',
    'RenderingCancelledException',
    'ResponseException',
    'UnknownErrorException',
    'XRefEntryException',
    'XRefParseException',
  ],
]);

export const isOfPdfJs = (reason: unknown): boolean => NAMES.has((reason as { readonly name?: string } | null | undefined)?.name ?? '');

let areHeld = false;

/**
 * Of some damaged files pdf.js rejects promises that nobody waits for: unheld, the first of them would end the process.
 * What is not of pdf.js is left to whoever listens for it, and ends the process where nobody does, as it would without this.
 */
export function holdStrayRejections(): void {
  if (areHeld) return;
  areHeld = true;
  process.on('unhandledRejection', (reason) => {
    if (!isOfPdfJs(reason) && process.listenerCount('unhandledRejection') === 1) throw reason;
  });
}

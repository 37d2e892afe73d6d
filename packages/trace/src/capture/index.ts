export { type CaptureOptions, type CaptureReader, type CaptureSummary, createCaptureReader } from './capture-reader.ts';
export { type CaptureFormat, captureFormat } from './container/capture-format.ts';
export { createKeyLogReader, type KeyLogReader } from './key-log-reader.ts';
export { type CaptureLimits, DEFAULT_CAPTURE_LIMITS } from './limits.ts';
export type { CapturedTls } from './to-request.ts';
export type { Certificate } from './x509/certificate.ts';

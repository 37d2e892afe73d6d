/** Takes the bytes of one direction of a connection, in order. */
export interface ByteStream {
  /** A view: copy what is kept. */
  data(bytes: Uint8Array): void;
  /** So many bytes are missing here. */
  gap(bytes: number): void;
  /** Nothing more will come. */
  end(): void;
}

/** Both directions of a connection, seen from who opened it. */
export interface Conversation {
  readonly up: ByteStream;
  readonly down: ByteStream;
}

/** Bytes that are counted elsewhere and not looked at. */
export const UNREAD: ByteStream = { data: () => {}, gap: () => {}, end: () => {} };

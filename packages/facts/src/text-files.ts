import type { App, AppFile } from '@touchstone/app-model';

/** A text file of the app, cut at a bound. */
export interface TextFile {
  readonly path: string;
  readonly bytes: Uint8Array;
  /** A page or document that people read; scripts and settings are none. */
  readonly isPage: boolean;
}

export interface TextFiles {
  readonly files: readonly TextFile[];
  /** Files that were left out, or of which only the beginning was read. */
  readonly unreadCount: number;
}

const PAGES = /(?:^|!)(?:assets|res)\/.*\.(?:html?|txt|md|json|xhtml)$/i;
/** Code and settings of apps that are web pages inside. Files of res/xml are binary: the app's resources tell of them. */
const SCRIPTS =
  /(?:^|!)(?:assets|res\/raw)\/.*\.(?:js|mjs|cjs|jsx|bundle|jsbundle|xml|plist|properties|conf|cfg|ini|ya?ml|csv|css|vue|ts)$/i;
/** Names that promise a policy are read first, when not all can be read. */
const PROMISING = /priva|policy|agree|protocol|terms|about|yinsi|xieyi|隐私|协议|关于|beian/i;

const MOST_FILES = 2_000;
const MOST_FILE_BYTES = 4 * 1024 * 1024;
const MOST_BYTES = 12 * 1024 * 1024;
/** A larger file is not unpacked for its beginning: made-up ones unpack to anything. */
const LARGEST = 16 * 1024 * 1024;
/** What may be unpacked for the beginnings of large files, in bytes. */
const MOST_UNPACKED = 32 * 1024 * 1024;

const known = new WeakMap<App, TextFiles>();

/** Pages, texts and scripts under assets/ and res/, within a bound on files and bytes; read once for each app. */
export function textFiles(app: App): TextFiles {
  let texts = known.get(app);
  if (texts === undefined) {
    texts = readable(app);
    known.set(app, texts);
  }
  return texts;
}

function readable(app: App): TextFiles {
  const files: TextFile[] = [];
  let unreadCount = 0;
  let [left, unpacked] = [MOST_BYTES, 0];
  for (const file of inOrder(app)) {
    if (files.length >= MOST_FILES || left === 0 || file.sizeBytes > Math.min(LARGEST, MOST_UNPACKED - unpacked)) {
      unreadCount++;
      continue;
    }
    const whole = file.read().value;
    unpacked += whole.length;
    const bytes = whole.subarray(0, Math.min(MOST_FILE_BYTES, left));
    left -= bytes.length;
    if (bytes.length < whole.length) unreadCount++;
    files.push({ path: file.path, bytes, isPage: PAGES.test(file.path) });
  }
  return { files, unreadCount };
}

/** The most telling first: names that promise a policy, then the small ones, which are many to a byte. */
function inOrder(app: App): readonly AppFile[] {
  const rankOf = ({ path }: AppFile): number => {
    if (!PAGES.test(path)) return 2;
    return PROMISING.test(path) ? 0 : 1;
  };
  const ranked = app.files.filter(({ path }) => PAGES.test(path) || SCRIPTS.test(path)).map((file) => ({ file, rank: rankOf(file) }));
  return ranked.sort((a, b) => a.rank - b.rank || a.file.sizeBytes - b.file.sizeBytes).map(({ file }) => file);
}

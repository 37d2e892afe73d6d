import type { App, AppFile } from '@touchstone/app-model';

/** A text file of the app, cut at a bound. */
export interface TextFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const EXTENSIONS = /(?:^|!)(?:assets|res)\/.*\.(html?|txt|md|json|xhtml)$/i;
/** Names that promise a policy are read first, when not all can be read. */
const PROMISING = /priva|policy|agree|protocol|terms|about|yinsi|xieyi|隐私|协议|关于|beian/i;

const MOST_FILES = 300;
const MOST_FILE_BYTES = 1024 * 1024;
const MOST_BYTES = 6 * 1024 * 1024;

const known = new WeakMap<App, readonly TextFile[]>();

/** Pages and texts under assets/ and res/, within a bound on files and bytes; read once for each app. */
export function textFiles(app: App): readonly TextFile[] {
  let files = known.get(app);
  if (files === undefined) {
    files = [...readable(app)];
    known.set(app, files);
  }
  return files;
}

function* readable(app: App): Iterable<TextFile> {
  const texts = app.files.filter(({ path }) => EXTENSIONS.test(path));
  const isPromising = ({ path }: AppFile) => PROMISING.test(path);
  let left = MOST_BYTES;
  for (const file of [...texts.filter(isPromising), ...texts.filter((one) => !isPromising(one))].slice(0, MOST_FILES)) {
    if (file.sizeBytes > MOST_FILE_BYTES || file.sizeBytes > left) continue;
    const bytes = file.read().value;
    left -= bytes.length;
    yield { path: file.path, bytes };
  }
}

/** Whose code: shaped as the app's owners have it, so that `app.owners` fits. */
export interface CodeOwners {
  /** @param descriptor class descriptor `Lcom/umeng/a/B;` */
  of(descriptor: string): CodeOwner;
}

export interface CodeOwner {
  readonly owner: 'app' | 'sdk' | 'library' | 'third-party' | 'unknown';
  readonly sdk?: string;
  readonly package: string;
}

export interface StackOwner extends CodeOwner {
  /** The frame that told it. */
  readonly frame?: string;
}

/**
 * Whose code made a call: the innermost frame that is neither the framework's nor a general library's, which only does what the code
 * around it asks. A stack of nothing else belongs to the library, and without any frame to nobody known.
 */
export function stackOwners(owners: CodeOwners): (stack: readonly string[]) => StackOwner {
  const known = new Map<string, CodeOwner | undefined>();

  const ownerOf = (frame: string): CodeOwner | undefined => {
    const open = frame.indexOf('(');
    const name = frame.slice(0, frame.lastIndexOf('.', open < 0 ? frame.length : open));
    if (known.has(name)) return known.get(name);
    const isNone = name === '' || isFramework(name);
    const owner = isNone ? undefined : owners.of(`L${name.replaceAll('.', '/')};`);
    if (known.size < MOST_CLASSES) known.set(name, owner);
    return owner;
  };

  return (stack) => {
    let library: StackOwner | undefined;
    for (const frame of stack) {
      const owner = ownerOf(frame);
      if (owner === undefined) continue;
      if (owner.owner !== 'library') return { ...owner, frame };
      library ??= { ...owner, frame };
    }
    return library ?? { owner: 'unknown', package: '' };
  };
}

/** Whether a frame or class name is of Android or Java themselves. */
export const isFramework = (name: string): boolean => FRAMEWORK.test(name);

const MOST_CLASSES = 50_000;
/** Classes of Android and Java themselves. `android.taobao` and the like are not among them. */
const FRAMEWORK =
  /^(?:android\.(?!taobao\b|support\b|arch\b)|java\.|javax\.|dalvik\.|libcore\.|sun\.|jdk\.|com\.android\.(?:internal|server|org|okhttp|webview|id|providers|permissioncontroller)\.|org\.(?:apache\.http|json|xml|w3c|xmlpull|chromium)\.|kotlin\.|kotlinx\.|de\.robv\.android\.xposed\.)/;

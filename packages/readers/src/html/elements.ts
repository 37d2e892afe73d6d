/** Elements that begin and end a paragraph. */
export const BLOCKS: ReadonlySet<string> = new Set(
  `address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset
   header hgroup hr html legend li main menu nav ol optgroup option p pre search section summary table tbody td textarea tfoot th thead
   tr ul uni-view view wx-view xmp h1 h2 h3 h4 h5 h6 head title uni-page uni-page-body uni-rich-text uni-scroll-view`.split(/\s+/),
);

/** Elements whose content nobody reads. */
export const DROPPED: ReadonlySet<string> = new Set(
  'script style template noscript noembed noframes iframe object applet audio video canvas svg math select datalist'.split(' '),
);

/** Elements of another language, where `<svg/>` ends what it begins. */
export const FOREIGN: ReadonlySet<string> = new Set(['svg', 'math']);

/** Elements without content or end. */
export const VOID: ReadonlySet<string> = new Set('area base br col embed hr img input link meta param source track wbr'.split(' '));

/** Attributes that the reader looks at. */
export const ATTRIBUTES: ReadonlySet<string> = new Set('href src title style hidden colspan rowspan role aria-level type'.split(' '));

const KB = 1024

/** Items of each form of a test: with fewer, a result says little. */
export const LEAST_ITEMS = 10

/** Bounds on what is read and what is sent. A module is for people on slow links, written in an afternoon. */
export const limits = {
  /** A source file; the longest modules have about 35 KB. */
  sourceBytes: 200 * KB,
  /** Nodes of the syntax tree. */
  nodes: 30_000,
  /** Nesting of lists, quotes and tags. */
  depth: 30,
  /** Seconds for one module in all its languages. */
  seconds: 20,
  /** Blocks and prompts, gzipped: the 50 KB of a first view less what the page around them needs. */
  htmlBytes: 30 * KB,
  pictureBytes: 60 * KB,
  /** Larger files are not even read. */
  pictureBytesRead: 5 * 1024 * KB,
  /** A file that somebody brings into the Studio: photographs of telephones have 3 to 12 MB. */
  uploadBytes: 20 * 1024 * KB,
  /** Of such a photograph: telephones have up to 48 million; unpacked each takes 3 or 4 bytes. */
  picturePixels: 50_000_000,
  /** All pictures of a module: beyond it a warning. */
  picturesBytes: 150 * KB,
  /** A data set's files together: the sandbox holds them all in 64 MB of memory. */
  dataBytes: 10 * 1024 * KB,
  /** Rows of one table of a data set. */
  dataRows: 200_000,
} as const

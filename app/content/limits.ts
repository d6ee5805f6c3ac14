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
  /** All pictures of a module: beyond it a warning. */
  picturesBytes: 150 * KB,
  /** A data set's files together: the sandbox holds them all in 64 MB of memory. */
  dataBytes: 10 * 1024 * KB,
  /** Rows of one table of a data set. */
  dataRows: 200_000,
} as const

const KB = 1024
const MB = 1024 * KB

/** Bounds on what a query may say, take and give back. Milliseconds are of wall time, sizes in bytes. */
export const limits = {
  /** The text of a query, in UTF-8. */
  queryBytes: 20_000,
  rows: 5_000,
  /** All values of a result; numbers count as eight bytes. */
  resultBytes: 1_000_000,
  /** After these the engine itself breaks off. */
  engineMs: 1_500,
  /** After these the thread is ended from outside: one long operation does not look at the clock. */
  threadMs: 2_500,
  /** For queries of authors and of our own: when the machine is busy, nobody has made a mistake. */
  authorEngineMs: 6_000,
  authorThreadMs: 8_000,
  /** On one's own device, which may be slow, and where nobody else waits. */
  offlineEngineMs: 8_000,
  offlineThreadMs: 10_000,
  /** A query is run a second time, for advice, only if the first run was short; and then no longer than this. */
  adviceMs: 100,
  /** Operations of SQLite's machine between two looks at the clock. */
  operationsBetweenLooks: 5_000,
  /** Building an image from rows of our own. */
  buildMs: 20_000,
  /** From starting a thread until it can work. */
  startMs: 30_000,
  /** What the engine may hold in all. */
  heapBytes: 64 * MB,
  /** A heap never shrinks: beyond this the thread is replaced. */
  keptHeapBytes: 32 * MB,
  /** JavaScript's own memory in a thread, in megabytes, as Node counts it. */
  threadMemory: { maxOldGenerationSizeMb: 96, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
  /** Images kept ready, all together. */
  imagesBytes: 32 * MB,
  /** One image: it and what a query needs beside it have to fit into the heap. */
  imageBytes: 16 * MB,
} as const

/** SQLite's own limits, by the names of its C interface without SQLITE_LIMIT_. */
export const sqliteLimits = {
  /** Of a text or blob, in bytes. */
  LENGTH: 2_000_000,
  SQL_LENGTH: limits.queryBytes,
  COLUMN: 200,
  EXPR_DEPTH: 100,
  COMPOUND_SELECT: 50,
  ATTACHED: 0,
  FUNCTION_ARG: 50,
  LIKE_PATTERN_LENGTH: 100,
  VDBE_OP: 100_000,
  VARIABLE_NUMBER: 100,
  TRIGGER_DEPTH: 1,
} as const

const MB = 1024 * 1024

/** Bounds on a file of questions. A question bank of a large course with its pictures still fits. */
export const importLimits = {
  bytes: 10 * MB,
  questions: 2000,
  /** Characters of all texts of one question, pictures aside: a learner reads it in one go. */
  questionText: 20_000,
  /** Answers, pairs or items of one question. */
  answers: 100,
  /** Nesting of XML elements. */
  xmlDepth: 40,
  /** Nesting of HTML elements; what lies deeper is read as if it stood here. */
  htmlDepth: 12,
  /** Pictures of one question. */
  pictures: 20,
  /** Milliseconds that one file may take; what has not been looked at by then is refused. */
  time: 30_000,
} as const

/** Below so many answers nothing is said of how an item tells people apart. */
export const LEAST_ANSWERS = 10

/** Below so many answers what is said of it is marked as uncertain. */
export const SAFE_ANSWERS = 30

/** Whether a figure that tells people apart (discrimination, efficiency, fit) is shown with `n` answers. */
export function standingOf(n: number): 'withheld' | 'marked' | 'shown' {
  if (n < LEAST_ANSWERS) return 'withheld'
  return n < SAFE_ANSWERS ? 'marked' : 'shown'
}

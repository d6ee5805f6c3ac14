/** The four ways in which a request can fail for people. Anything else is a bug and becomes a plain 500. */
export type Problem = 'not-found' | 'not-allowed' | 'conflict' | 'invalid' | 'too-many'

/**
 * An error with something to say to a person. `code` names the message that the page shows
 * (`error_<code>` in app/messages), `values` fill it; `message` is for the log only.
 */
export class DomainError extends Error {
  readonly problem: Problem
  readonly code: string
  readonly values: Record<string, string | number>

  constructor(problem: Problem, code: string, values: Record<string, string | number> = {}) {
    super(`${problem}: ${code}`)
    this.name = 'DomainError'
    this.problem = problem
    this.code = code
    this.values = values
  }
}

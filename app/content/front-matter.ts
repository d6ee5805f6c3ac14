import { z } from 'zod'
import { isId } from './dialect.ts'
import { type Say, top } from './problems.ts'
import { readYaml, type YamlFile } from './read-yaml.ts'

const line = (instead: string) =>
  z.string({ error: instead }).trim().min(1, instead).max(400, 'Use at most 400 characters.')

const id = z.string().refine(isId, 'Use lower-case letters, digits and hyphens: tell-stock-from-flow.')

const keys = 'title, summary, minutes, objectives; in a test also kind, tries, timed'

const fields = z.strictObject(
  {
    kind: z.literal('test', { error: 'Write kind: test, or leave it out in a module.' }).optional(),
    title: line('Write the title of the module in quotes.'),
    summary: line('Write one or two sentences in quotes.'),
    minutes: z
      .int({ error: 'Write the minutes a learner needs, as a whole number: 40.' })
      .min(1, 'Write at least 1.')
      .max(600, 'Split the module: 600 is the most.')
      .optional(),
    tries: z
      .int({ error: 'Write how often the test may be sat before the course, and after it: tries: 1.' })
      .min(1, 'Write at least 1.')
      .max(9, 'Write at most 9.')
      .optional(),
    timed: z
      .boolean({ error: 'Write timed: false for a test without a time limit, or leave it out.' })
      .optional(),
    objectives: z
      .record(id, line('Write what a learner can do afterwards in quotes.'), {
        error: 'Write one objective a line: "tell-stock-from-flow: Tell a stock from a flow".',
      })
      .refine((all) => Object.keys(all).length > 0, 'Write at least one objective.'),
  },
  {
    error: (issue) =>
      issue.code === 'unrecognized_keys' ? keys : 'Write title, summary, minutes and objectives.',
  },
)

const frontMatter = fields.superRefine((front, context) => {
  for (const key of ['tries', 'timed'] as const) {
    if (front.kind === undefined && front[key] !== undefined)
      context.addIssue({
        code: 'custom',
        path: [key],
        message: 'belongs to a test | Drop it, or add kind: test.',
      })
  }
})

export type FrontMatter = z.infer<typeof frontMatter>

export interface SplitText {
  frontMatter: YamlFile<FrontMatter> | null
  /** The text with its front matter blanked, so that lines count as in the file. */
  body: string
}

/**
 * Takes the front matter off a text and reads it as YAML, nothing else. `---js` and the like would be run by readers
 * of front matter that come later; they are refused here and never handed on.
 */
export function splitFrontMatter(text: string, say: Say): SplitText {
  const first = /^[^\n]*/.exec(text)?.[0] ?? ''
  if (/^(---+|\+\+\+|;;;)\s*[^\s-]/.test(first) || /^(\+\+\+|;;;)/.test(first)) {
    say('front-matter-language', top, first.trim().slice(0, 20))
    return { frontMatter: null, body: blankFrontMatter(text) }
  }
  if (!/^---[ \t]*$/.test(first)) {
    say('front-matter-missing', top)
    return { frontMatter: null, body: text }
  }
  const match = /^---[ \t]*\n((?:[\s\S]*?\n)??)---[ \t]*(?:\n|$)/.exec(text)
  if (!match) {
    say('front-matter-open', top)
    return { frontMatter: null, body: '' }
  }
  const yaml = match[1] ?? ''
  return {
    frontMatter: readYaml(yaml, frontMatter, say, 2),
    body: blank(match[0]) + text.slice(match[0].length),
  }
}

const blank = (text: string): string => text.replace(/[^\n]/g, '')

function blankFrontMatter(text: string): string {
  const end = /\n(---|\+\+\+|;;;)[ \t]*(\n|$)/.exec(text)
  if (!end) return ''
  const length = end.index + end[0].length
  return blank(text.slice(0, length)) + text.slice(length)
}

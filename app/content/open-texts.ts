import type { ModuleInput } from './build-module.ts'
import { newerRemark } from './newer-remark.ts'
import { type Problem, type Say, sayInto } from './problems.ts'
import { type AuthoredText, readText } from './read-text.ts'
import { planTranslation, sayAsPlanned, type TranslationPlan } from './translation-plan.server.ts'

/** A text of a module, read. */
export interface Opened {
  language: string
  file: string
  say: Say
  read: AuthoredText | null
  plan: TranslationPlan | null
}

/** Reads a module's source and the translations wanted, each as its blocks stand to the source. */
export function openTexts(input: ModuleInput, problems: Problem[]): Opened[] {
  return input.texts
    .filter(({ language }) => language === input.source || input.wanted.includes(language))
    .map((text): Opened => {
      const { language, file } = text
      const plan = planOf(text, input)
      const say = plan ? sayAsPlanned(sayInto(problems, file), plan) : sayInto(problems, file)
      const context = { ...contextOf(language, input), ...(plan ? takenFrom(plan, language, input) : {}) }
      return { language, file, say, plan, read: readText(plan?.text ?? text.text, context, say) }
    })
}

const contextOf = (language: string, { source, dataSets }: ModuleInput) => ({
  isSource: language === source,
  dataSets,
})

/** How a translation is to be read, when it is known what it was made from. */
function planOf({ language, text, blocks }: ModuleInput['texts'][number], { source, texts }: ModuleInput) {
  const given = texts.find((other) => other.language === source)
  if (!blocks || !given || language === source) return null
  const minor = given.blocks?.minor ?? []
  return planTranslation({ source: given.text, target: text, record: blocks, minor })
}

const takenFrom = ({ borrowed, marks }: TranslationPlan, language: string, input: ModuleInput) => ({
  borrowed: { ids: borrowed, language: input.source },
  remarks: marks.map(({ line, side, kind }) => ({
    line,
    side,
    remark: newerRemark(kind, { ...input, language }),
  })),
})

import { type ImportNote, ImportRefusal, importNote } from '#app/domain/studio/import-report.ts'
import { bareQuestion, type ImportedQuestion, plain } from './imported-question.ts'
import { importLimits } from './limits.ts'
import { moodleBodies } from './moodle-bodies.ts'
import { richOf } from './moodle-rich.ts'
import { childOf, childrenOf, textOfChild, walkQuiz, type XmlElement } from './moodle-xml.ts'
import type { ReadFile } from './read-questions.ts'

/** Settings of every Moodle question that change nothing of what it asks, or that are read elsewhere. */
const known: ReadonlySet<string> = new Set(
  `name questiontext generalfeedback defaultgrade penalty hidden idnumber single shuffleanswers answernumbering
  showstandardinstruction correctfeedback partiallycorrectfeedback incorrectfeedback shownumcorrect answer hint tags usecase
  units unitgradingtype unitpenalty showunits unitsleft subquestion responseformat responserequired responsefieldlines
  minwordlimit maxwordlimit attachments attachmentsrequired maxbytes filetypeslist graderinfo responsetemplate layouttype
  selecttype selectcount gradingtype showgrading numberingstyle image image_base64 instructions`
    .split(/\s+/)
    .filter((name) => name !== ''),
)

/** Moodle's own answer to a further try: the third of a question's points. */
const usualPenalties = ['', '0', '0.1', '0.3333333', '1']

/** Reads Moodle XML. @throws ImportRefusal if it is no such file */
export function readMoodle(xml: string): Omit<ReadFile, 'format'> {
  const questions: ImportedQuestion[] = []
  const notes: ImportNote[] = []
  const ignored = new Set<string>()
  let category: string[] = []
  let penalties = 0
  walkQuiz(xml, (element) => {
    if (element.name !== 'question') {
      ignored.add(`<${element.name}>`)
      return
    }
    if (element.attributes.type === 'category') {
      category = categoryOf(textOfChild(element, 'category'))
      const info = richOf(childOf(element, 'info'))
      if (info) notes.push(importNote('category-text-dropped', { category: category.join(' – ') }))
      return
    }
    if (questions.length >= importLimits.questions)
      throw new ImportRefusal({ refused: 'too-many', values: { most: importLimits.questions } })
    if (Number(textOfChild(element, 'penalty')) > 0) penalties++
    questions.push(questionOf(element, category))
  })
  if (penalties > 0) notes.push(importNote('penalties-dropped', { count: penalties }))
  if (ignored.size > 0) notes.push(importNote('elements-ignored', { names: [...ignored].join(', ') }))
  return { questions, notes }
}

/** `$course$/top/Default for Statistics/Chapter 1` without what every bank has. A slash within a name is doubled. */
export const categoryOf = (path: string): string[] =>
  path
    .split(/(?<!\/)\/(?!\/)/)
    .map((part) => part.replaceAll('//', '/').trim())
    .filter((part) => part !== '' && part !== 'top' && !/^\$.+\$$/.test(part) && !isDefault(part))

const isDefault = (name: string): boolean =>
  /^(default for |défaut pour |por defecto en |defecto para )/i.test(name)

function questionOf(element: XmlElement, category: string[]): ImportedQuestion {
  const name = textOfChild(element, 'name')
  const common = {
    ...bareQuestion(element.line, name, richOf(childOf(element, 'questiontext')) ?? plain('')),
    category,
  }
  common.idWords = textOfChild(element, 'idnumber') || name
  const points = Number(textOfChild(element, 'defaultgrade'))
  if (textOfChild(element, 'defaultgrade') !== '' && Number.isFinite(points)) common.points = points
  const type = element.attributes.type ?? ''
  const read = Object.hasOwn(moodleBodies, type) ? moodleBodies[type] : undefined
  if (!read)
    return {
      ...common,
      body: { kind: 'refused', why: importNote('kind-unsupported', { kind: type || '?' }) },
    }
  tellSettings(element, common.notes)
  const body = read(element, common)
  const general = richOf(childOf(element, 'generalfeedback'))
  if (general) common.explanations.unshift(general)
  common.hints = childrenOf(element, 'hint').flatMap((hint) => richOf(hint) ?? [])
  if (body.kind === 'prose') common.points = 1
  return { ...common, body }
}

function tellSettings(element: XmlElement, notes: ImportNote[]): void {
  const penalty = textOfChild(element, 'penalty')
  if (!usualPenalties.includes(penalty.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '')))
    notes.push(importNote('penalty-dropped', { percent: Math.round(Number(penalty) * 100) || 0 }))
  if (textOfChild(element, 'hidden') === '1') notes.push(importNote('was-hidden', {}))
  const tags = childrenOf(childOf(element, 'tags') ?? { ...element, children: [] }, 'tag')
  if (tags.length > 0)
    notes.push(
      importNote('tags-dropped', {
        tags: tags.map((tag) => (childOf(tag, 'text') ?? tag).text.trim()).join(', '),
      }),
    )
  const others = element.children.filter(
    ({ name, children, text }) => !known.has(name) && (children.length > 0 || text.trim() !== ''),
  )
  if (others.length > 0)
    notes.push(
      importNote('settings-dropped', { names: [...new Set(others.map(({ name }) => name))].join(', ') }),
    )
}

import type {
  FrontError,
  FrontForm,
  FrontKind,
  Objective,
} from '#app/domain/studio/front-matter/front-form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { TextLanguages } from '../text-languages.tsx'
import { courseRefusal, summaryOf } from './course-words.ts'
import { FrontFields } from './front-fields.tsx'
import { RenameForm } from './rename-form.tsx'
import { TakeOut } from './take-out.tsx'

interface ModulePageProps {
  language: Language
  course: CourseHead
  moduleId: string
  textLanguage: string
  languages: string[]
  /** Null while the front matter can't be read. */
  front: FrontForm | null
  /** What the source says, beside a translation. */
  sourceFront: FrontForm | null
  kind: FrontKind
  /** Objectives that exercises point to. */
  used: string[]
  revision: number
  /** Whether the course names the module: one that is set aside can't be taken out. */
  isNamed: boolean
  /** The course has no other. */
  isOnly: boolean
  published: { exercises: string[]; answered: number }
  /** Never published: nothing hangs on its short name yet. */
  canRename: boolean
  done: string | null
  answer: {
    typed: { form: FrontForm; added: Objective } | null
    errors: FrontError[]
    code: string | null
    reason: string
    /** The short name that was refused. */
    newId: string | null
  } | null
}

const doneWords: Record<string, () => string> = {
  save: () => m.studio_done_front(),
  add: () => m.studio_done_objective(),
  remove: () => m.studio_done_objective_gone(),
  up: () => m.studio_done_objective_moved(),
  down: () => m.studio_done_objective_moved(),
  renamed: () => m.studio_done_renamed(),
}

/** What a module's text says of itself before its first line: title, summary, minutes, objectives. */
export function ModulePage(props: ModulePageProps) {
  const { language, course, moduleId, textLanguage, languages, kind, front, revision, answer } = props
  const home = `/${language}/studio/${course.id}`
  const said = answer ? null : doneIn(doneWords, props.done)
  const errors = answer?.errors ?? []
  return (
    <StudioFrame
      language={language}
      course={course}
      current="course"
      title={m.studio_what_of({ what: moduleId, of: m.studio_module_about() })}
      lead={kind.isSource ? m.studio_module_lead() : m.studio_module_lead_translation()}
    >
      <TextLanguages
        language={language}
        languages={languages}
        current={textLanguage}
        hrefOf={(code) => `${home}/module/${moduleId}/${code}`}
      >
        <li>
          <a href={`${home}/write/${moduleId}/${textLanguage}`}>
            {m.studio_files_write({ language: languageName(language, textLanguage) })}
          </a>
        </li>
      </TextLanguages>
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {answer?.code && answer.newId === null && (
        <Notice kind="error" role="alert">
          {courseRefusal(answer.code)}
        </Notice>
      )}
      <ErrorSummary errors={summaryOf(errors)} />
      {front ? (
        <FrontFields
          // Filled in once: after a save it begins anew with what was saved.
          key={`${textLanguage} ${revision}`}
          textLanguage={textLanguage}
          front={front}
          sourceFront={props.sourceFront}
          kind={kind}
          used={props.used}
          revision={revision}
          typed={answer?.typed ?? null}
          errors={errors}
        />
      ) : (
        <Notice kind="caution">{m.studio_problem_front()}</Notice>
      )}
      {kind.isSource && props.isNamed && props.canRename && (
        <RenameForm
          moduleId={moduleId}
          refused={answer?.code && answer.newId !== null ? { id: answer.newId, code: answer.code } : null}
        />
      )}
      {kind.isSource && props.isNamed && (
        <TakeOut
          isTest={kind.isTest}
          isOnly={props.isOnly}
          published={props.published}
          reason={answer && !answer.typed ? answer.reason : null}
        />
      )}
    </StudioFrame>
  )
}

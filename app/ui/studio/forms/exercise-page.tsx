import type { FilledForm } from '#app/domain/studio/forms/filled.ts'
import type { PlacedProblem } from '#app/domain/studio/forms/place-problems.ts'
import { sourceFields } from '#app/domain/studio/forms/source-beside.ts'
import type { FieldProblems } from '#app/domain/studio/forms/take-filled.ts'
import type { ExerciseTag } from '#app/domain/studio/source/form.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { ErrorSummary } from '#app/ui/form/error-summary.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { refusalOf } from '../studio-words.ts'
import { ItemRows, PairRows } from './answer-rows.tsx'
import { AskBeforeLeaving } from './ask-before-leaving.tsx'
import { CodeRows } from './code-rows.tsx'
import { fieldProblem, wordsOfKind } from './form-words.ts'
import { HelpRows } from './help-rows.tsx'
import { OwnProblems } from './own-problems.tsx'
import { SettingFields } from './setting-fields.tsx'
import { type FormSetting, TextBox } from './text-box.tsx'
import { ToldProvider } from './told.tsx'

interface ExercisePageProps {
  language: Language
  course: CourseHead
  moduleId: string
  textLanguage: string
  exerciseId: string
  tag: ExerciseTag
  /** On which it begins in the source. */
  line: number
  revision: number
  isSource: boolean
  isTest: boolean
  /** Null where no form can show the exercise. */
  filled: FilledForm | null
  kept: string[]
  objectives: Record<string, string>
  dataSetIds: string[]
  problems: PlacedProblem[]
  /** The same exercise in the source, of a translation. */
  twin: { language: string; filled: FilledForm } | null
  /** The number of its block on the page of the translation. */
  block: number | null
  done: string | null
  sent: {
    filled: FilledForm
    revision: number
    problems: FieldProblems
    code: string | null
    focus: string | null
    turn: number
  } | null
}

/** An exercise as a form: for those who don't write its source, and into the same source. */
export function ExercisePage(props: ExercisePageProps) {
  const { language, course, moduleId, textLanguage, exerciseId, tag, line, sent, problems, done } = props
  const home = `/${language}/studio/${course.id}`
  const source = `${home}/write/${moduleId}/${textLanguage}?line=${line}`
  const back = props.block !== null && (
    <a href={`${home}/translate/${moduleId}/${textLanguage}?at=${props.block}#block-${props.block}`}>
      {m.studio_form_to_block({ number: props.block })}
    </a>
  )
  const refusing = problems.filter(({ severity }) => severity === 'error').length
  const errors = Object.entries(sent?.problems ?? {}).map(([id, problem]) => ({
    id,
    text: fieldProblem(problem),
  }))
  return (
    <StudioFrame
      language={language}
      course={course}
      current="course"
      title={m.studio_what_of({ what: wordsOfKind(tag).name(), of: exerciseId })}
      lead={wordsOfKind(tag).graded()}
    >
      <nav aria-label={m.studio_form_ways()} className="text-languages">
        <ul>
          {back && <li>{back}</li>}
          <li>
            <a href={`${home}/exercises/${moduleId}/${textLanguage}`}>
              {m.studio_exercises_of({ moduleId })}
            </a>
          </li>
          <li>
            <a href={source}>{m.studio_form_to_source({ line })}</a>
          </li>
          <li>
            <a href={`/${textLanguage}/studio/${course.id}/preview/${moduleId}#${exerciseId}`}>
              {m.studio_form_to_preview()}
            </a>
          </li>
        </ul>
      </nav>
      {done && !sent && (
        <Notice kind={refusing > 0 ? 'caution' : 'good'} role="status">
          {doneWords(done, refusing)} {back}
        </Notice>
      )}
      {sent?.code && (
        <Notice kind="error" role="alert">
          {refusalOf(sent.code)}
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      {!sent && <OwnProblems problems={problems} source={source} />}
      {props.filled ? (
        <PostForm name="exercise" keepsPlace key={sent?.turn ?? props.revision}>
          {(isBusy) => (
            <ToldProvider value={sent ? [] : problems}>
              <Fields {...props} isBusy={isBusy} />
            </ToldProvider>
          )}
        </PostForm>
      ) : (
        <Notice kind="caution">
          {m.studio_form_unreadable()} <a href={source}>{m.studio_form_to_source({ line })}</a>
        </Notice>
      )}
    </StudioFrame>
  )
}

/** What was saved is saved, also where it can't be published yet: both in one sentence. */
function doneWords(done: string, refusing: number): string {
  if (done === 'added') return m.studio_form_added()
  return refusing > 0 ? m.studio_told_saved({ count: refusing }) : m.studio_state_saved()
}

function Fields({ isBusy, ...props }: ExercisePageProps & { isBusy: boolean }) {
  const { language, tag, isSource, sent, kept, textLanguage, twin } = props
  const filled = sent?.filled ?? props.filled
  if (!filled) return null
  const beside = twin && {
    language: twin.language,
    name: languageName(language, twin.language),
    fields: sourceFields(twin.filled, filled),
  }
  const setting = { problems: sent?.problems ?? {}, focus: sent?.focus ?? null, textLanguage, beside }
  const { items, table, codes } = filled
  return (
    <>
      {/* The Enter key presses the first button of a form: it must be the one that saves. */}
      <button type="submit" name="do" value="save" hidden />
      <input type="hidden" name="revision" value={sent?.revision ?? props.revision} />
      <AskBeforeLeaving isUnsaved={sent !== null} />
      {!isSource && <p className="hint">{m.studio_form_translation()}</p>}
      <TextBox
        id="prompt"
        label={m.studio_form_prompt()}
        hint={m.studio_form_prompt_hint()}
        value={filled.prompt}
        rows={4}
        {...setting}
      />
      <Answers {...props} {...{ items, table }} setting={setting} />
      {codes.length > 0 && tag !== 'Numeric' && <CodeRows {...{ tag, codes, isSource }} {...setting} />}
      {tag === 'Numeric' && (isSource || codes.some(({ from }) => from !== null)) && (
        <details className="form-more" open={codes.some(({ text }) => text !== '') || undefined}>
          <summary>{m.studio_form_code_computed()}</summary>
          <CodeRows {...{ tag, codes, isSource }} {...setting} />
        </details>
      )}
      <HelpRows
        hints={filled.hints}
        solution={filled.solution}
        hasHints={!props.isTest}
        sourceHints={twin ? twin.filled.hints.length : null}
        {...setting}
      />
      <SettingFields {...props} attributes={filled.attributes} problems={setting.problems} beside={beside} />
      {kept.length > 0 && (
        <section className="form-part">
          <h2>{m.studio_form_kept()}</h2>
          <p className="hint">{m.studio_form_kept_hint()}</p>
          {kept.map((piece) => (
            <pre key={piece} className="form-source" dir="ltr" translate="no">
              {piece}
            </pre>
          ))}
        </section>
      )}
      <p className="form-save">
        <Button name="do" value="save" isBusy={isBusy}>
          {m.studio_save()}
        </Button>
      </p>
    </>
  )
}

interface AnswersProps extends ExercisePageProps, Pick<FilledForm, 'items' | 'table'> {
  setting: FormSetting
}

function Answers(props: AnswersProps) {
  const { tag, items, table, isSource, setting, language, course, moduleId, textLanguage, line } = props
  if (tag === 'Sql' || tag === 'R') return null
  const isTable = tag === 'Match' || tag === 'Classify'
  if (isTable && table) return <PairRows {...{ tag, table, isSource }} {...setting} />
  if (!isTable && items) return <ItemRows {...{ tag, items, isSource }} {...setting} />
  return (
    <Notice kind="caution">
      {m.studio_form_answers_kept()}{' '}
      <a href={`/${language}/studio/${course.id}/write/${moduleId}/${textLanguage}?line=${line}`}>
        {m.studio_form_to_source({ line })}
      </a>
    </Notice>
  )
}

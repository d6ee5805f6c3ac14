import type { ListedExercise } from '#app/domain/studio/forms/list-exercises.ts'
import type { TextSurroundings } from '#app/domain/studio/forms/surroundings.server.ts'
import type { TextPlaceChoice } from '#app/domain/studio/source/insert-block.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { languageName } from '#app/ui/format.ts'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { refusalOf } from '../studio-words.ts'
import { TextLanguages } from '../text-languages.tsx'
import { wordsOfKind } from './form-words.ts'
import { KindCards } from './kind-cards.tsx'
import { type RefusedSnippet, SnippetForms } from './snippet-forms.tsx'
import { wordsOfSnippet } from './snippet-words.ts'

interface ExercisesPageProps {
  language: Language
  course: CourseHead
  moduleId: string
  textLanguage: string
  sourceLanguage: string
  isSource: boolean
  revision: number
  /** That have a text of this module. */
  languages: string[]
  exercises: ListedExercise[]
  /** How many exercises the source has, of a translation. */
  inSource: number
  places: TextPlaceChoice[]
  offered: Omit<TextSurroundings, 'taken'>
  done: string | null
  refused: { code: string | null; snippet: RefusedSnippet | null } | null
}

/** The exercises of a text, new ones from working examples, and all else that can be put into it. */
export function ExercisesPage(props: ExercisesPageProps) {
  const { language, course, moduleId, textLanguage, isSource, revision, places, offered, done, refused } =
    props
  const home = `/${language}/studio/${course.id}`
  const doneName = wordsOfSnippet(done ?? '')
  return (
    <StudioFrame
      language={language}
      course={course}
      current="course"
      title={m.studio_exercises_of({ moduleId })}
      lead={m.studio_exercises_lead({ language: languageName(language, textLanguage) })}
    >
      {props.languages.length > 1 && (
        <TextLanguages
          language={language}
          languages={props.languages}
          current={textLanguage}
          hrefOf={(code) => `${home}/exercises/${moduleId}/${code}`}
        />
      )}
      <nav aria-label={m.studio_form_ways()} className="text-languages">
        <ul>
          <li>
            <a href={`${home}/write/${moduleId}/${textLanguage}`}>{m.studio_form_whole_source()}</a>
          </li>
          <li>
            <a href={`/${textLanguage}/studio/${course.id}/preview/${moduleId}`}>
              {m.studio_form_to_preview()}
            </a>
          </li>
          <li>
            <a href="#new">{m.studio_new_exercise()}</a>
          </li>
          <li>
            <a href="#insert">{m.studio_insert_title()}</a>
          </li>
        </ul>
      </nav>
      {doneName && !refused && (
        <Notice kind="good" role="status">
          {m.studio_insert_done({ what: doneName })}
        </Notice>
      )}
      {refused?.code && (
        <Notice kind="error" role="alert">
          {refusalOf(refused.code)}
        </Notice>
      )}
      <ExerciseList {...props} home={home} />
      <section aria-labelledby="new">
        <h2 id="new">{m.studio_new_exercise()}</h2>
        {isSource ? (
          <KindCards {...{ places, offered, revision, textLanguage }} />
        ) : (
          <p>
            {m.studio_new_only_source()}{' '}
            <a href={`${home}/exercises/${moduleId}/${props.sourceLanguage}#new`}>
              {languageName(language, props.sourceLanguage)}
            </a>
          </p>
        )}
      </section>
      <section aria-labelledby="insert">
        <h2 id="insert">{m.studio_insert_title()}</h2>
        <p>{m.studio_insert_lead()}</p>
        <SnippetForms
          {...{ places, offered, revision, textLanguage }}
          filesHref={`${home}/files/${moduleId}`}
          refused={refused?.snippet ?? null}
        />
      </section>
    </StudioFrame>
  )
}

function ExerciseList(props: ExercisesPageProps & { home: string }) {
  const { language, exercises, inSource, moduleId, textLanguage, sourceLanguage, home } = props
  if (exercises.length === 0 && inSource > 0)
    return (
      <p>
        {m.studio_exercises_untranslated({
          count: inSource,
          language: languageName(language, sourceLanguage),
        })}{' '}
        <a href={`${home}/translate/${moduleId}/${textLanguage}`}>{m.studio_exercises_translate()}</a>
      </p>
    )
  if (exercises.length === 0) return <p>{m.studio_exercises_none()}</p>
  return (
    <ol className="cohort-list">
      {exercises.map(({ id, tag, title, line }) => (
        <li key={line} className="exercise-line">
          <span>
            <strong>
              {id ? (
                <a href={`${home}/exercise/${moduleId}/${textLanguage}/${id}`}>
                  <bdi lang={textLanguage}>{title || id}</bdi>
                </a>
              ) : (
                m.studio_exercise_without_id()
              )}
            </strong>
            <br />
            <span className="soft">
              {wordsOfKind(tag).name()}
              {id && title && ` · ${id}`}
            </span>
          </span>
          <a href={`${home}/write/${moduleId}/${textLanguage}?line=${line}`}>
            {m.studio_form_to_source({ line })}
          </a>
        </li>
      ))}
    </ol>
  )
}

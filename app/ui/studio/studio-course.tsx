import type { StudioModule } from '#app/domain/studio/list-modules.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { OpenComments } from './review/open-comments.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'

interface StudioCourseProps {
  language: Language
  course: CourseHead
  modules: StudioModule[]
  /** How many comments on one's own draft wait, by file. */
  comments: Record<string, number>
  refused: { typed: { id: string; title: string }; code: string } | null
}

/** The modules of a course in their order, with a way to each text. */
export function StudioCourse({ language, course, modules, comments, refused }: StudioCourseProps) {
  const home = `/${language}/studio/${course.id}`
  const listed = modules.filter(({ isTest }) => !isTest)
  const errorAt = (field: 'id' | 'title') =>
    refused && (refused.code === 'studio_title_missing') === (field === 'title')
      ? [refusalOf(refused.code)]
      : []
  return (
    <StudioFrame language={language} course={course} current="course">
      <ol className="cohort-list">
        {modules.map((module) => (
          <li key={module.id} id={module.id} className="line-with-button">
            <span>
              <strong>{module.title}</strong>{' '}
              {module.isTest && <span className="soft">{m.studio_test()}</span>}
              <br />
              {module.languages.map((code) => (
                <a key={code} href={`${home}/write/${module.id}/${code}`} className="me-3">
                  {m.studio_write_in({ language: nameOf(language, code) })}
                  {module.drafts.includes(code) && ` (${m.studio_has_draft()})`}
                </a>
              ))}
              <a href={`${home}/exercises/${module.id}/${module.sourceLanguage}`} className="me-3">
                {m.studio_nav_exercises()}
              </a>
              <a href={`${home}/files/${module.id}`}>{m.studio_files_title()}</a>
              {module.languages.map((code) => (
                <OpenComments
                  key={code}
                  href={`${home}/review/${module.id}/${code}`}
                  count={comments[`${module.id}/${code}.mdx`] ?? 0}
                  textLanguage={code}
                />
              ))}
            </span>
            {!module.isTest && (
              <span className="flex flex-wrap gap-2">
                <Move module={module} by="up" isEdge={module === listed[0]} />
                <Move module={module} by="down" isEdge={module === listed.at(-1)} />
              </span>
            )}
          </li>
        ))}
      </ol>
      <section>
        <h2>{m.studio_add_module()}</h2>
        <PostForm name="add" className="mt-4">
          {(isBusy) => (
            <>
              <Field
                id="title"
                name="title"
                label={m.studio_module_title()}
                defaultValue={refused?.typed.title}
                errors={errorAt('title')}
                required
              />
              <Field
                id="id"
                name="id"
                label={m.studio_module_id()}
                hint={m.studio_module_id_hint()}
                defaultValue={refused?.typed.id}
                errors={errorAt('id')}
                autoCapitalize="none"
                spellCheck={false}
                required
              />
              <Button isBusy={isBusy}>{m.studio_add_module_button()}</Button>
            </>
          )}
        </PostForm>
      </section>
    </StudioFrame>
  )
}

function Move({ module, by, isEdge }: { module: StudioModule; by: 'up' | 'down'; isEdge: boolean }) {
  if (isEdge) return null
  const words = by === 'up' ? m.studio_move_up : m.studio_move_down
  return (
    <PostForm name="move">
      {(isBusy) => (
        <>
          <input type="hidden" name="module" value={module.id} />
          <input type="hidden" name="by" value={by} />
          <Button kind="plain" isBusy={isBusy} aria-label={`${words()}: ${module.title}`}>
            {words()}
          </Button>
        </>
      )}
    </PostForm>
  )
}

const nameOf = (language: string, code: string) =>
  new Intl.DisplayNames([language], { type: 'language' }).of(code) ?? code

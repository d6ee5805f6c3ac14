import type { SetAsideModule } from '#app/domain/studio/course-file/set-aside.ts'
import type { StudioModule } from '#app/domain/studio/list-modules.server.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { courseRefusal } from './course/course-words.ts'
import { ModuleList, type Moved } from './course/module-list.tsx'
import { NewModuleForm, type RefusedModule } from './course/new-module-form.tsx'
import { SetAside } from './course/set-aside.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'

interface StudioCourseProps {
  language: Language
  course: CourseHead
  /** Whether course.yaml can be read: else nothing can be added or moved. */
  isReadable: boolean
  modules: StudioModule[]
  /** How many comments on one's own draft wait, by file. */
  comments: Record<string, number>
  aside: SetAsideModule[]
  moved: Moved | null
  done: string | null
  refused: RefusedModule | null
}

const doneWords: Record<string, () => string> = {
  aside: () => m.studio_done_aside(),
  back: () => m.studio_done_back(),
  deleted: () => m.studio_done_deleted(),
}

/** The modules of a course in their order, with what may be done to the list. */
export function StudioCourse(props: StudioCourseProps) {
  const { language, course, isReadable, modules, comments, aside, moved, done, refused } = props
  const home = `/${language}/studio/${course.id}`
  const said = refused ? null : doneIn(doneWords, done)
  const isElsewhere = refused && refused.typed.form !== 'add' && refused.typed.form !== 'test'
  return (
    <StudioFrame language={language} course={course} current="course">
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {isElsewhere && (
        <Notice kind="error" role="alert">
          {courseRefusal(refused.code)}
        </Notice>
      )}
      {!isReadable && (
        <Notice kind="caution">
          {m.studio_problem_course_file()} <a href={`${home}/about`}>{m.studio_about_title()}</a>
        </Notice>
      )}
      <ModuleList
        language={language}
        home={home}
        modules={modules}
        comments={comments}
        moved={refused ? null : moved}
      />
      {isReadable && (
        <>
          <p className="mt-4">
            <a href={`${home}/about`}>{m.studio_about_link()}</a>
          </p>
          <section>
            <h2>{m.studio_add_module()}</h2>
            <NewModuleForm name="add" button={m.studio_add_module_button()} refused={refused} />
          </section>
          {!modules.some(({ isTest }) => isTest) && (
            <section>
              <h2>{m.studio_test_title()}</h2>
              <p>{m.studio_test_lead()}</p>
              <details open={refused?.typed.form === 'test'}>
                <summary>{m.studio_test_begin()}</summary>
                <NewModuleForm
                  name="test"
                  button={m.studio_test_button()}
                  suggestedId={`${course.id}-test`.slice(-64)}
                  refused={refused}
                />
              </details>
            </section>
          )}
          <SetAside modules={aside} />
        </>
      )}
    </StudioFrame>
  )
}

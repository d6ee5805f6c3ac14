import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import type { CourseFileView } from './about-page.tsx'

interface CourseFileTextProps {
  text: string
  revision: number
  problems: CourseFileView['problems']
  /** It has to be looked at. */
  isOpen: boolean
}

/** course.yaml as it is written, for its comments, and for mending it when no form can read it. */
export function CourseFileText({ text, revision, problems, isOpen }: CourseFileTextProps) {
  return (
    <section>
      <h2>{m.studio_file_title()}</h2>
      {problems.length > 0 && (
        <ol className="problem-lines">
          {problems.map(({ severity, line, wrong, instead }, index) => (
            <li
              // biome-ignore lint/suspicious/noArrayIndexKey: the same problem may stand twice on a line.
              key={`${line}:${index}`}
              className={severity === 'error' ? 'problem-refuses' : 'problem-advises'}
            >
              <strong>{severity === 'error' ? m.studio_refuses() : m.studio_advises()}</strong>{' '}
              {m.studio_line({ line })} {wrong} {instead}
            </li>
          ))}
        </ol>
      )}
      <details open={isOpen}>
        <summary>{m.studio_file_open()}</summary>
        <PostForm name="file" className="mt-3">
          {(isBusy) => (
            <>
              <input type="hidden" name="revision" value={revision} />
              <label className="label" htmlFor="text">
                course.yaml
              </label>
              <p className="hint" id="text-hint">
                {m.studio_file_hint()}
              </p>
              <textarea
                className="input source-text"
                id="text"
                name="text"
                rows={18}
                dir="auto"
                spellCheck={false}
                aria-describedby="text-hint"
                defaultValue={text}
              />
              <Button kind="plain" isBusy={isBusy}>
                {m.studio_save()}
              </Button>
            </>
          )}
        </PostForm>
      </details>
    </section>
  )
}

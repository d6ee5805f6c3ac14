import type { AddedPicture } from '#app/domain/studio/files/change-pictures.server.ts'
import type { StudioPicture } from '#app/domain/studio/files/studio-picture.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { type CourseHead, StudioFrame } from '../studio-frame.tsx'
import { refusalOf } from '../studio-words.ts'
import { FileField, MOST_BYTES, PICTURES } from './file-field.tsx'
import { PictureCard } from './picture-card.tsx'
import { resultWords } from './picture-words.ts'

interface FilesPageProps {
  language: Language
  course: CourseHead
  moduleId: string
  languages: string[]
  pictures: StudioPicture[]
  removed: { path: string; hash: string } | null
  answer: {
    results: AddedPicture[]
    code: string | null
    typed: { src: string; alt: string } | null
  } | null
}

/** The pictures of a module: bring them, say what they show, put them into a text, replace and remove them. */
export function FilesPage({
  language,
  course,
  moduleId,
  languages,
  pictures,
  removed,
  answer,
}: FilesPageProps) {
  const home = `/${language}/studio/${course.id}`
  return (
    <StudioFrame
      language={language}
      course={course}
      current="course"
      title={m.studio_what_of({ what: moduleId, of: m.studio_files_title() })}
      lead={m.studio_files_lead()}
    >
      <p>
        {languages.map((code) => (
          <a key={code} href={`${home}/write/${moduleId}/${code}`} className="me-3">
            {m.studio_files_write({ language: code })}
          </a>
        ))}
      </p>
      {answer?.code && (
        <Notice kind="error" role="alert">
          {refusalOf(answer.code)}
        </Notice>
      )}
      {removed && (
        <Notice kind="good" role="status">
          {m.studio_files_removed({ path: removed.path })}
          <PostForm name="restore" className="mt-2">
            {(isBusy) => (
              <>
                <input type="hidden" name="path" value={removed.path} />
                <input type="hidden" name="hash" value={removed.hash} />
                <Button kind="plain" isBusy={isBusy}>
                  {m.studio_files_undo()}
                </Button>
              </>
            )}
          </PostForm>
        </Notice>
      )}
      {answer && answer.results.length > 0 && <Results language={language} results={answer.results} />}
      <section>
        <h2>{m.studio_files_add()}</h2>
        <PostForm name="add" hasFile className="mt-3">
          {(isBusy) => (
            <>
              <FileField
                name="file"
                label={m.studio_files_field()}
                hint={m.studio_files_hint()}
                accept={PICTURES}
                multiple
                most={MOST_BYTES}
                tooLarge={m.studio_files_too_large()}
              />
              <Button isBusy={isBusy}>{m.studio_files_upload()}</Button>
            </>
          )}
        </PostForm>
      </section>
      <section>
        <h2>{m.studio_files_list()}</h2>
        {pictures.length === 0 ? (
          <p>{m.studio_files_none()}</p>
        ) : (
          <ul className="picture-cards">
            {pictures.map((picture) => (
              <PictureCard
                key={picture.path}
                language={language}
                home={home}
                picture={picture}
                languages={languages}
                typed={answer?.typed?.src === picture.src ? answer.typed.alt : null}
              />
            ))}
          </ul>
        )}
      </section>
    </StudioFrame>
  )
}

function Results({ language, results }: { language: Language; results: AddedPicture[] }) {
  const isAllGood = results.every(({ outcome }) => outcome !== 'refused')
  return (
    <Notice
      kind={isAllGood ? 'good' : 'caution'}
      role={isAllGood ? 'status' : 'alert'}
      title={m.studio_files_results()}
    >
      <ul>
        {results.map((result, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two files may have one name.
          <li key={index}>{resultWords(language, result)}</li>
        ))}
      </ul>
    </Notice>
  )
}

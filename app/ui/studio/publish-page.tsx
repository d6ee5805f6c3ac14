import type { CorrectionView } from '#app/domain/correction/views.ts'
import type { ChangedFile } from '#app/domain/studio/changes.server.ts'
import { choiceField } from '#app/domain/studio/merge-choices.ts'
import type { FileConflict } from '#app/domain/studio/merge-draft.server.ts'
import type { DraftReviews } from '#app/domain/studio/review/draft-reviews.server.ts'
import type { ToldProblem } from '#app/domain/studio/told-problem.ts'
import { m } from '#app/messages/generated/messages.js'
import type { Language } from '#app/messages/languages.ts'
import { Button } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { doneIn } from '#app/ui/teach/cohort-words.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { ChangeList } from './change-list.tsx'
import { MergeChoices } from './merge-choices.tsx'
import { isAboutReason, PublishForm, type RefusedPublication } from './publish-form.tsx'
import { PublishProblems } from './publish-problems.tsx'
import { ReviewNotice } from './review/review-notice.tsx'
import { type CourseHead, StudioFrame } from './studio-frame.tsx'
import { refusalOf } from './studio-words.ts'

interface PublishPageProps {
  language: Language
  course: CourseHead
  changes: ChangedFile[]
  problems: ToldProblem[]
  reviewed: DraftReviews
  /** Keys that change under answers that are there. */
  corrections: CorrectionView[]
  /** Files that somebody else has published since this draft began. */
  behind: string[]
  done: string | null
  refused: RefusedPublication | null
  conflicts: FileConflict[]
}

const doneWords: Record<string, () => string> = {
  published: () => m.studio_done_published(),
  merged: () => m.studio_done_merged(),
  discarded: () => m.studio_done_discarded(),
}

/** What publishing would change, what keeps it from being published, and the button. */
export function PublishPage(props: PublishPageProps) {
  const { language, course, changes, problems, corrections, behind, done, refused, conflicts } = props
  const said = doneIn(doneWords, done)
  const home = `/${language}/studio/${course.id}`
  const refusing = problems.filter(({ severity }) => severity === 'error')
  const advised = problems.filter(({ severity }) => severity !== 'error')
  return (
    <StudioFrame language={language} course={course} current="publish" title={m.studio_nav_publish()}>
      {said && !refused && (
        <Notice kind="good" role="status">
          {said}{' '}
          {done === 'published' && (
            <a href={`/${language}/courses/${course.id}`}>{m.studio_see_published()}</a>
          )}
        </Notice>
      )}
      {refused && (
        <Notice kind="error" role="alert">
          {isAboutReason(refused) ? (
            <>
              {m.studio_not_published()} <a href="#reason">{refusalOf(refused.code)}</a>
            </>
          ) : (
            refusalOf(refused.code)
          )}
        </Notice>
      )}
      {changes.length === 0 ? (
        <p>{m.studio_nothing_in_the_making()}</p>
      ) : (
        <>
          {behind.length > 0 && <Merge behind={behind} conflicts={conflicts} />}
          <section>
            <h2>{m.studio_what_changes()}</h2>
            <ChangeList files={changes} />
            <Discard files={changes} />
          </section>
          <ReviewNotice language={language} courseId={course.id} reviewed={props.reviewed} />
          <PublishProblems title={m.studio_refusing_title()} problems={refusing} home={home} />
          <PublishProblems title={m.studio_advised_title()} problems={advised} home={home} />
          {behind.length === 0 && refusing.length === 0 && (
            <PublishForm corrections={corrections} refused={refused} />
          )}
        </>
      )}
    </StudioFrame>
  )
}

/** Somebody has published the same files since: what both changed is put side by side. */
function Merge({ behind, conflicts }: { behind: string[]; conflicts: FileConflict[] }) {
  return (
    <section>
      <h2>{m.studio_merge_title()}</h2>
      <p>{m.studio_merge_lead({ files: behind.join(', ') })}</p>
      <PostForm name="merge" className="mt-4">
        {(isBusy) => (
          <>
            {conflicts.map(({ path, conflicts }) =>
              (conflicts.length > 0 ? conflicts : [{ base: '', mine: path, theirs: path }]).map(
                ({ mine, theirs }, index) => (
                  <MergeChoices
                    key={choiceField(path, index)}
                    name={choiceField(path, index)}
                    legend={m.studio_merge_both({ path })}
                    mine={{ words: m.studio_merge_mine(), text: mine }}
                    theirs={{ words: m.studio_merge_theirs(), text: theirs }}
                  />
                ),
              ),
            )}
            <Button isBusy={isBusy}>{m.studio_merge_button()}</Button>
          </>
        )}
      </PostForm>
    </section>
  )
}

function Discard({ files }: { files: ChangedFile[] }) {
  return (
    <details className="mt-4">
      <summary>{m.studio_discard_title()}</summary>
      <p>{m.studio_discard_lead()}</p>
      {files.map(({ path }) => (
        <PostForm key={path} name="discard" className="line-with-button">
          {(isBusy) => (
            <>
              <code>{path}</code>
              <input type="hidden" name="path" value={path} />
              <Button
                kind="danger"
                isBusy={isBusy}
                aria-label={m.studio_what_of({ what: m.studio_discard(), of: path })}
              >
                {m.studio_discard()}
              </Button>
            </>
          )}
        </PostForm>
      ))}
    </details>
  )
}

import { m } from '#app/messages/generated/messages.js'
import { Button } from '#app/ui/form/button.tsx'
import { Field } from '#app/ui/form/field.tsx'
import { PostForm } from '#app/web/post-form.tsx'

interface Named {
  id: string
  name: string
}

/** Who writes a course. */
export function Authors({ authors }: { authors: Named[] }) {
  return (
    <section>
      <h2>{m.studio_authors_title()}</h2>
      <p>{m.studio_authors_lead()}</p>
      <People
        people={authors}
        form="remove-author"
        words={m.studio_author_remove()}
        canRemove={authors.length > 1}
      />
      <PostForm name="author" className="mt-4">
        {(isBusy) => (
          <>
            <Field
              id="author-email"
              name="email"
              type="email"
              label={m.studio_author_email()}
              hint={m.studio_author_email_hint()}
              autoComplete="off"
              autoCapitalize="none"
              required
            />
            <Button kind="plain" isBusy={isBusy}>
              {m.studio_author_add()}
            </Button>
          </>
        )}
      </PostForm>
    </section>
  )
}

/** Who reads drafts of a course before they are published. */
export function Reviewers({ reviewers }: { reviewers: Named[] }) {
  return (
    <section id="reviewers">
      <h2>{m.studio_review_staff_title()}</h2>
      <p>{m.studio_review_staff_lead()}</p>
      {reviewers.length === 0 && <p className="soft">{m.studio_review_staff_none()}</p>}
      <People
        people={reviewers}
        form="remove-reviewer"
        words={m.studio_review_staff_remove()}
        canRemove={true}
      />
      <PostForm name="reviewer" className="mt-4">
        {(isBusy) => (
          <>
            <Field
              id="reviewer-email"
              name="email"
              type="email"
              label={m.studio_review_staff_email()}
              hint={m.studio_review_staff_email_hint()}
              autoComplete="off"
              autoCapitalize="none"
              required
            />
            <Button kind="plain" isBusy={isBusy}>
              {m.studio_review_staff_add()}
            </Button>
          </>
        )}
      </PostForm>
    </section>
  )
}

interface PeopleProps {
  people: Named[]
  /** The name of the form that takes one of them out. */
  form: string
  words: string
  canRemove: boolean
}

function People({ people, form, words, canRemove }: PeopleProps) {
  return (
    <ul className="cohort-list">
      {people.map(({ id, name }) => (
        <li key={id} className="line-with-button">
          <span>{name}</span>
          {canRemove && (
            <PostForm name={form}>
              {(isBusy) => (
                <>
                  <input type="hidden" name="person" value={id} />
                  <Button
                    kind="plain"
                    isBusy={isBusy}
                    aria-label={m.studio_what_of({ what: words, of: name })}
                  >
                    {words}
                  </Button>
                </>
              )}
            </PostForm>
          )}
        </li>
      ))}
    </ul>
  )
}

import { m } from '#app/messages/generated/messages.js'
import { isLanguage } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { PostForm } from '#app/web/post-form.tsx'
import { SignOutForm } from './sign-out-form.tsx'

interface JoinLinkPanelProps {
  language: string
  /** `ask`: somebody is signed in here; `taken`: the link is somebody else's; `gone`: it no longer works. */
  state: 'ask' | 'taken' | 'gone'
  cohort: string
  /** Who is signed in; null for a guest without a name. */
  name: string | null
}

/** What a personal link says where it can't simply lead on. */
export function JoinLinkPanel({ language, state, cohort, name }: JoinLinkPanelProps) {
  const shown = isLanguage(language) ? language : 'en'
  if (state === 'gone')
    return (
      <>
        <p className="lead">{m.join_gone()}</p>
        <p className="button-row">
          <ButtonLink href={`/${language}/join`}>{m.join_title()}</ButtonLink>
          <ButtonLink kind="plain" href={`/${language}`}>
            {m.join_to_courses()}
          </ButtonLink>
        </p>
      </>
    )
  if (state === 'taken')
    return (
      <>
        <p className="lead">{m.join_taken()}</p>
        <SignOutForm language={shown} text={m.sign_out_button()} />
      </>
    )
  return (
    <>
      <p className="lead">{m.join_ask({ cohort })}</p>
      <p className="mb-4">{name ? m.join_as({ name }) : m.join_as_guest()}</p>
      <p className="mb-4">{m.join_trainers_see()}</p>
      <PostForm name="take-up">{(isBusy) => <Button isBusy={isBusy}>{m.join_take_up()}</Button>}</PostForm>
    </>
  )
}

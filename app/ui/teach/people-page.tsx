import type { Member } from '#app/domain/cohort/cohort.ts'
import type { InvitedPerson } from '#app/domain/cohort/cohort-people.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { type Language, languageNames } from '#app/messages/languages.ts'
import { Button, ButtonLink } from '#app/ui/form/button.tsx'
import { Notice } from '#app/ui/form/notice.tsx'
import { ago } from '#app/ui/format.ts'
import { PostForm } from '#app/web/post-form.tsx'
import { CohortFrame, type CohortHead } from './cohort-frame.tsx'
import { doneIn, refusalWords } from './cohort-words.ts'
import { CopyButton } from './copy-button.tsx'

interface PeoplePageProps {
  language: Language
  cohort: CohortHead
  origin: string
  now: number
  done: string | null
  asking: Member[]
  members: Member[]
  gone: Member[]
  invited: InvitedPerson[]
  refusal: string | null
}

const doneWords: Record<string, () => string> = {
  'let-in': () => m.teach_done_let_in(),
  'turn-away': () => m.teach_done_turned_away(),
  'take-out': () => m.teach_done_taken_out(),
  'take-back': () => m.teach_done_taken_back(),
  withdraw: () => m.teach_done_withdrawn(),
  renew: () => m.teach_done_renewed(),
}

/** Everybody of a cohort: who asks to be let in, who takes part, who is invited, who has gone. */
export function PeoplePage(props: PeoplePageProps) {
  const { language, cohort, origin, now, done, asking, members, gone, invited, refusal } = props
  const home = `/${language}/teach/${cohort.id}`
  const said = refusal ? null : doneIn(doneWords, done)
  return (
    <CohortFrame language={language} cohort={cohort} current="people" title={m.teach_nav_people()}>
      {said && (
        <Notice kind="good" role="status">
          {said}
        </Notice>
      )}
      {refusal && (
        <Notice kind="error" role="alert">
          {refusalWords(refusal)}
        </Notice>
      )}
      {!cohort.isArchived && (
        <p className="button-row">
          <ButtonLink href={`${home}/invite`}>{m.teach_invite_title()}</ButtonLink>
          {invited.length > 0 && (
            <ButtonLink kind="plain" href={`${home}/links`}>
              {m.teach_sheet_title()}
            </ButtonLink>
          )}
        </p>
      )}
      {asking.length > 0 && (
        <section id="asking">
          <h2>{m.teach_asking_title({ count: asking.length })}</h2>
          <ul className="cohort-list">
            {asking.map((one) => (
              <li key={one.personId} className="line-with-button">
                <Who member={one} />
                {!cohort.isArchived && (
                  <div className="button-row">
                    <Deed deed="let-in" person={one} text={m.teach_let_in()} />
                    <Deed deed="turn-away" person={one} text={m.teach_turn_away()} />
                  </div>
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section>
        <h2>{m.teach_members_title({ count: members.length })}</h2>
        {members.length === 0 && <p>{m.teach_members_none()}</p>}
        <ul className="cohort-list">
          {members.map((one) => (
            <li key={one.personId} className="line-with-button">
              <Who member={one} href={`${home}/people/${one.personId}`} />
              {!cohort.isArchived && <Deed deed="take-out" person={one} text={m.teach_take_out()} />}
            </li>
          ))}
        </ul>
      </section>
      {invited.length > 0 && (
        <section id="invited">
          <h2>{m.teach_invited_title({ count: invited.length })}</h2>
          <p>{m.teach_invited_lead()}</p>
          <ul className="cohort-list">
            {invited.map((one) => (
              <Invited
                key={one.id}
                one={one}
                language={language}
                origin={origin}
                now={now}
                isArchived={cohort.isArchived}
              />
            ))}
          </ul>
        </section>
      )}
      {gone.length > 0 && (
        <section>
          <h2>{m.teach_gone_title({ count: gone.length })}</h2>
          <p>{m.teach_gone_lead()}</p>
          <ul className="cohort-list">
            {gone.map((one) => (
              <li key={one.personId} className="line-with-button">
                <span>
                  <Who member={one} href={`${home}/people/${one.personId}`} />{' '}
                  <span className="soft">
                    {one.state === 'left' ? m.teach_state_left() : m.teach_state_removed()}
                  </span>
                </span>
                {!cohort.isArchived && one.state === 'removed' && (
                  <Deed deed="take-back" person={one} text={m.teach_take_back()} />
                )}
              </li>
            ))}
          </ul>
        </section>
      )}
    </CohortFrame>
  )
}

const nameOf = ({ name, email }: Pick<Member, 'name' | 'email'>) => name ?? email ?? m.teach_nameless()

function Who({ member, href }: { member: Member; href?: string }) {
  const name = nameOf(member)
  const more = [member.organisation, member.name ? member.email : null].filter(Boolean).join(' · ')
  return (
    <span>
      {href ? <a href={href}>{name}</a> : name} {more && <span className="soft">{more}</span>}
    </span>
  )
}

function Deed({ deed, person, text }: { deed: string; person: Member; text: string }) {
  return (
    <PostForm name={deed}>
      {(isBusy) => (
        <>
          <input type="hidden" name="person" value={person.personId} />
          <Button
            kind="plain"
            isBusy={isBusy}
            aria-label={m.teach_deed_of({ deed: text, name: nameOf(person) })}
          >
            {text}
          </Button>
        </>
      )}
    </PostForm>
  )
}

interface InvitedProps {
  one: InvitedPerson
  language: Language
  origin: string
  now: number
  isArchived: boolean
}

function Invited({ one, language, origin, now, isArchived }: InvitedProps) {
  const name = nameOf(one)
  const link = `${origin}${one.path}`
  return (
    <li>
      <details>
        <summary>
          {name}{' '}
          <span className="soft">
            {one.openedAt === null
              ? m.teach_invited_when({ when: ago(language, one.invitedAt, now) })
              : m.teach_opened_when({ when: ago(language, one.openedAt, now) })}
          </span>
        </summary>
        <p className="soft">
          {[one.name ? one.email : null, languageNames[one.language as Language]].filter(Boolean).join(' · ')}
        </p>
        <p className="link-line">
          <a href={link}>{link}</a> <CopyButton text={link} label={m.teach_copy_link_of({ name })} />
        </p>
        <p>
          {m.teach_code()} <code>{one.code}</code>
        </p>
        {!isArchived && (
          <div className="button-row">
            <InvitationDeed deed="renew" one={one} text={m.teach_renew_link()} name={name} />
            <InvitationDeed deed="withdraw" one={one} text={m.teach_withdraw()} name={name} />
          </div>
        )}
      </details>
    </li>
  )
}

interface InvitationDeedProps {
  deed: string
  one: InvitedPerson
  text: string
  name: string
}

function InvitationDeed({ deed, one, text, name }: InvitationDeedProps) {
  return (
    <PostForm name={deed}>
      {(isBusy) => (
        <>
          <input type="hidden" name="invitation" value={one.id} />
          <input type="hidden" name="serial" value={one.serial} />
          <Button kind="plain" isBusy={isBusy} aria-label={m.teach_deed_of({ deed: text, name })}>
            {text}
          </Button>
        </>
      )}
    </PostForm>
  )
}

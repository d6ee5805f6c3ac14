import type { MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { requireActor } from '#app/auth/actor.server.ts'
import { m } from '#app/messages/generated/messages.js'
import { AccountNav, AccountPage } from '#app/ui/account/account-page.tsx'
import { handler } from '#app/web/handler.ts'
import { accountHeaders } from './account-headers.ts'

export const headers = accountHeaders
export const meta: MetaFunction = () => [{ title: `${m.my_data_title()} · ${m.app_name()}` }]

export const loader = handler(async ({ request, actor, language }) => {
  const { isGuest } = requireActor(actor, request)
  return { language, isGuest }
})

export default function Data() {
  const { language, isGuest } = useLoaderData<typeof loader>()
  const file = (name: string) => `/${language}/account/data/${name}`
  return (
    <AccountPage
      title={m.my_data_title()}
      lead={m.my_data_lead()}
      nav={!isGuest && <AccountNav language={language} current="data" />}
    >
      <dl>
        <dt>
          <a href={file('jalon.json')} download>
            {m.data_json()}
          </a>
        </dt>
        <dd className="soft mb-4">{m.data_json_hint()}</dd>
        <dt>
          <a href={file('jalon-answers.csv')} download>
            {m.data_csv()}
          </a>
        </dt>
        <dd className="soft">{m.data_csv_hint()}</dd>
      </dl>
    </AccountPage>
  )
}

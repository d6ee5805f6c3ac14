import { DomainError } from '#app/domain/errors.ts'

/** More than the largest form of ours has; going through very many costs more than sending them. */
const MOST_FIELDS = 1000

const unreadable = () => new DomainError('invalid', 'form_unreadable')

/** The fields of a form that was sent; a body of any other kind, or with more fields than any form has, is refused. */
export async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  const failed = () => {
    throw unreadable()
  }
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return formIn(await request.text().catch(failed))
  if (!/^multipart\/form-data\b/i.test(type)) throw unreadable()
  const form = await request.formData().catch(failed)
  if ([...form.keys()].length > MOST_FIELDS) throw unreadable()
  return form
}

/** Counts before it reads: a hundred times quicker than reading in order to count. */
function formIn(body: string): FormData {
  let count = 1
  for (let at = body.indexOf('&'); at >= 0 && count <= MOST_FIELDS; at = body.indexOf('&', at + 1)) count += 1
  if (count > MOST_FIELDS) throw unreadable()
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(body)) form.append(name, value)
  return form
}

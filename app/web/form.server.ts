import { DomainError } from '#app/domain/errors.ts'

/** The fields of a form that was sent; a body of any other kind is refused. */
export async function formOf(request: Request): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(type)) {
    throw new DomainError('invalid', 'form_unreadable')
  }
  return request.formData().catch(() => {
    throw new DomainError('invalid', 'form_unreadable')
  })
}

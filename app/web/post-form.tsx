import { Form, useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

interface PostFormProps {
  /** Tells the forms of a page apart. */
  name: string
  className?: string
  children: (isBusy: boolean) => ReactNode
}

/** A form that posts to its own page: as data where scripts run, so that nothing reloads; as a page where they don't. */
export function PostForm({ name, className, children }: PostFormProps) {
  const { formData } = useNavigation()
  return (
    <Form
      method="post"
      className={className}
      // The server checks everything, and says what is wrong in the page's language; a browser would in its own.
      noValidate
    >
      <input type="hidden" name="form" value={name} />
      {children(formData?.get('form') === name)}
    </Form>
  )
}

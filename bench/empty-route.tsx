/** The least that Remix can do for a page: a loader and an action that return nothing, and one paragraph. */
export const loader = () => null
export const action = () => null

export default function Empty() {
  return <p>Empty</p>
}

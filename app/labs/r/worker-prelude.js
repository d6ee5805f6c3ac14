// Stands before webR's worker script, in the worker. It counts the bytes that arrive, for the progress bar, and tells
// the page when the start fails: webR itself would stay silent, and the page wait for ever.
{
  const fetchPlainly = self.fetch.bind(self)

  /** @param {unknown} reason */
  const tellFailure = (reason) => self.postMessage({ type: 'start-failed', data: String(reason) })

  /** @param {Parameters<typeof fetch>} request */
  self.fetch = async (...request) => {
    const url = new URL(request[0] instanceof Request ? request[0].url : request[0], self.location.href)
    try {
      const response = await fetchPlainly(...request)
      if (!response.ok || !response.body) throw new Error(`${url.pathname}: ${response.status}`)
      let bytes = 0
      const counter = new TransformStream({
        transform(chunk, controller) {
          bytes += chunk.byteLength
          self.postMessage({ type: 'loaded', data: { path: url.pathname, bytes } })
          controller.enqueue(chunk)
        },
      })
      return new Response(response.body.pipeThrough(counter), { headers: response.headers })
    } catch (error) {
      tellFailure(error)
      throw error
    }
  }

  self.addEventListener('unhandledrejection', (event) => tellFailure(event.reason))
  self.addEventListener('error', (event) => tellFailure(event.message))
}

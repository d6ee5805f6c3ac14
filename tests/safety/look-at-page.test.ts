import { describe, expect, test } from 'vitest'
import { faultsOf } from '#tests/support/look-at-page.ts'

const origin = 'http://127.0.0.1:9'
const page = (inner: string) =>
  `<!DOCTYPE html><html lang="en"><head><title>x</title></head><body><main>${inner}</main></body></html>`
const faults = (inner: string) => faultsOf(page(inner), origin)

describe('a page that is only a page has no faults', () => {
  test.each([
    '<p>1 &lt; 2 &amp; <em>so</em><br/>on<!-- -->.</p>',
    '<a href="https://example.org/?a=b">x</a><a href="mailto:a@b.example">y</a><a href="../m#s-x">z</a>',
    '<img src="/media/ab/x.svg" alt="&quot;&gt;&lt;script&gt;"/>',
    '<textarea name="text">&lt;script&gt;1&lt;/script&gt;</textarea>',
    '<svg viewBox="0 0 1 1"><title>x</title><path d="M0 0"></path></svg>',
    '<math><mfrac><mn>1</mn><mn>2</mn></mfrac></math>',
    '<script type="application/json" id="d">{"a":"\\u003cscript>"}</script>',
    '<script nonce="n">window.__remixContext.streamController.enqueue("[\\"\\\\u003c\\"]");</script>',
    '<iframe src="/en/studio/a/preview/b" sandbox="allow-same-origin" title="x"></iframe>',
  ])('%s', (inner) => expect(faults(inner)).toEqual([]))
})

describe('a page that was broken into has faults', () => {
  test.each([
    '<script>1</script>',
    '<script nonce="n">globalThis.__pwned=1</script>',
    '<script nonce="n">window.__remixContext.streamController.enqueue("a");globalThis.__pwned=1//");</script>',
    '<script type="application/json">{"a":"</script><script>1</script>"}</script>',
    '<script type="text/javascript" nonce="">1</script>',
    '<p onclick="x">y</p>',
    '<p ONCLICK="x">y</p>',
    '<img src=x onerror=x>',
    '<img src="x" onerror="x"/>',
    '<img src="https://evil.example/x.png"/>',
    '<img src="//evil.example/x.png"/>',
    '<img src="data:image/png;base64,AA"/>',
    '<img alt="x"y" src="/x"/>',
    '<a href="javascript:x">y</a>',
    '<a href="java&#9;script:x">y</a>',
    '<a href="&#106;avascript&colon;x">y</a>',
    '<a href=" javascript:x">y</a>',
    '<a href="data:text/html,x">y</a>',
    '<a href="vbscript:x">y</a>',
    '<form action="https://evil.example/"><input/></form>',
    '<form><button formaction="javascript:x">y</button></form>',
    '<iframe srcdoc="x"></iframe>',
    '<iframe src="/en/studio/a/preview/b" sandbox="allow-same-origin allow-scripts"></iframe>',
    '<iframe src="https://evil.example/" sandbox="allow-same-origin"></iframe>',
    '<object data="x"></object>',
    '<embed src="x"/>',
    '<base href="/"/>',
    '<meta http-equiv="refresh" content="0"/>',
    '<link rel="prefetch" href="/x"/>',
    '<link rel="stylesheet" href="https://evil.example/x.css"/>',
    '<style>p{}</style>',
    '<p style="x">y</p>',
    '<svg><script>1</script></svg>',
    '<svg><foreignObject><p>x</p></foreignObject></svg>',
    '<svg><use href="#x"></use></svg>',
    '<svg><a href="javascript:x">y</a></svg>',
    '<math><maction>x</maction></math>',
    '<math href="javascript:x"></math>',
    '<math><mtext><img src="/x"/></mtext></math>',
    '<jalon-part n="0">x</jalon-part>',
    '<template><p>x</p></template>',
    '<p>1 < 2</p>',
    '<p>a\0b</p>',
    '<!-- a comment --><p>x</p>',
    '<!-- --!><script>1</script>-->',
    '</main><p>x</p>',
    '<p>never closed',
    '<textarea>x</textarea><img src="/x" onload="x"></textarea>',
    '<title>x</title></title>',
    '<plaintext>',
  ])('%s', (inner) => expect(faults(inner)).not.toEqual([]))

  test('also where it ends early, or begins with something else', () => {
    expect(faultsOf(`x${page('')}`, origin)).not.toEqual([])
    expect(faultsOf(page('').replace('</body>', ''), origin)).not.toEqual([])
  })
})

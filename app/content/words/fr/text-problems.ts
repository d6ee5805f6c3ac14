import { secondsOn2G } from '#app/domain/studio/slow-link.ts'
import { limits } from '../../limits.ts'
import type { textProblems as english } from '../../text-problems.ts'
import type { WordsFor } from '../language-words.ts'
import { kilobytes, number } from './numbers.ts'
import { saidOrQuoted, told } from './phrases.ts'
import { fr } from './typeset.ts'

export const textProblems: WordsFor<typeof english> = {
  'too-deep': () => [
    fr`Listes, citations et balises sont imbriquées à plus de ${number(limits.depth)} niveaux.`,
    fr`Mettez-les à plat.`,
  ],
  'too-many-nodes': () => [
    fr`Le texte a plus de ${number(limits.nodes)} parties.`,
    fr`Partagez le module en deux.`,
  ],
  'too-slow': (seconds) => [
    fr`La lecture de ce module a pris plus de ${number(seconds)} secondes : elle a été abandonnée.`,
    fr`Cherchez de longues suites de crochets, d’étoiles ou de traits de soulignement.`,
  ],
  unparseable: (reason) => [
    fr`Ceci est illisible : ${saidOrQuoted(reason)}.`,
    fr`Comparez avec docs/authoring.md.`,
  ],
  'stray-angle': () => [
    fr`Un « < » commence une balise, et ceci n’en est pas une.`,
    fr`Écrivez \\< pour « inférieur à », [texte](adresse) pour un lien ; le HTML et ses commentaires ne sont pas admis.`,
  ],
  'html-comment': () => [fr`Les commentaires HTML ne sont pas admis.`, fr`Retirez le commentaire.`],
  'angle-link': () => [fr`Les liens entre chevrons ne sont pas admis.`, fr`Écrivez [texte](adresse).`],
  'stray-brace': () => [
    fr`Un « { » commence du code de programme, qui n’est pas admis.`,
    fr`Écrivez \\{ pour une accolade.`,
  ],
  'tag-open': (tag) => [
    fr`${tag} n’est pas fermé là où il le faudrait.`,
    fr`Fermez-le par ${tag.replace('<', '</')}, sur sa propre ligne, hors d’une liste ou d’un paragraphe que la balise ne contient pas.`,
  ],
  'tag-broken': (reason) => [
    fr`Une balise est incomplète : « ${reason} ».`,
    fr`Donnez à chaque <Tag> son </Tag>, sur leurs propres lignes, sans enjamber une liste ni un paragraphe.`,
  ],
  'program-code': () => [
    fr`Le code de programme ({…}) n’est pas admis dans un texte.`,
    fr`Retirez-le ; écrivez \\{ pour une accolade.`,
  ],
  'import-export': (word) => [
    fr`« ${word} » au début d’une ligne serait du code de programme.`,
    fr`Retirez-le ; rien n’est importé dans un texte.`,
  ],
  'unknown-tag': (name, known) => [
    fr`<${name}> n’est pas une balise connue.`,
    fr`Les balises connues sont ${known}.`,
  ],
  'not-allowed': (what) => [
    fr`« ${what.replace(/^"(.*)"$/s, '$1')} » n’est pas admis.`,
    fr`Comparez avec docs/authoring.md.`,
  ],
  'attribute-program': (name) => [
    fr`${name} est du code de programme.`,
    fr`Les attributs sont du simple texte entre guillemets droits : title="Census night".`,
  ],
  'attribute-unknown': (tag, name, known) => [
    fr`<${tag}> n’a pas d’attribut « ${name} ».`,
    known ? fr`Attributs possibles : ${known}.` : fr`Cette balise n’en prend aucun.`,
  ],
  'attribute-twice': (name) => [fr`L’attribut « ${name} » figure deux fois.`, fr`N’en gardez qu’un.`],
  'attribute-missing': (tag, name) => [
    fr`<${tag}> demande l’attribut « ${name} ».`,
    fr`Écrivez <${tag} ${name}="…">.`,
  ],
  'attribute-value': (name, value, instead) => [fr`${name}="${value}" ne peut pas servir.`, told(instead)],
  'tag-place': (tag, where) => [fr`<${tag}> ne peut pas figurer ici.`, fr`Sa place est ${told(where)}.`],
  'tag-in-line': (tag) => [
    fr`<${tag}> figure dans une ligne de texte.`,
    fr`Donnez-lui ses propres lignes, avec une ligne vide avant et après.`,
  ],
  'term-in-block': () => [
    fr`<Term> occupe ses propres lignes.`,
    fr`Écrivez-le dans une phrase, sur une seule ligne : un <Term id="stock">stock</Term> compte des personnes.`,
  ],
  'term-place': (where) => [
    fr`<Term> ne peut pas figurer dans ${told(where)}.`,
    fr`Employez-le dans une phrase du texte ou de la question.`,
  ],
  'term-unknown': (id) => [
    fr`Le glossaire n’a pas de terme « ${id} ».`,
    fr`Ajoutez-le à glossary.yaml, ou corrigez l’identifiant.`,
  ],
  'term-language': (id, language) => [
    fr`Le glossaire n’a pas de texte en « ${language} » pour « ${id} ».`,
    fr`Ajoutez le terme et sa définition dans cette langue.`,
  ],
  'heading-title': () => [
    fr`Un titre de premier niveau figure dans le texte.`,
    fr`Commencez par ## ; la page montre le titre de l’en-tête.`,
  ],
  'heading-jump': (from, to) => [
    fr`Le titre saute du niveau ${from} au niveau ${to}.`,
    fr`Employez ici ${'#'.repeat(from + 1)}.`,
  ],
  'heading-deep': () => [fr`Les titres descendent jusqu’à #### seulement.`, fr`Employez moins de niveaux.`],
  'heading-place': () => [
    fr`Un titre figure dans une balise, une liste ou une citation.`,
    fr`Placez-le sur la page elle-même, ou écrivez la ligne en **gras**.`,
  ],
  'heading-empty': () => [fr`Le titre n’a pas de texte.`, fr`Écrivez-en un, ou retirez-le.`],
  'link-scheme': (url) => [
    fr`L’adresse « ${url} » ne peut pas devenir un lien.`,
    fr`Un lien commence par https://, http:// ou mailto:, par # pour cette page, ou par ../ pour un autre module.`,
  ],
  'link-broken': (url) => [
    fr`Le lien « ${url} » ne mène nulle part.`,
    fr`Nommez un dossier de module qui figure dans course.yaml (../stock-and-flow), ou un titre de cette page (#ses-mots-avec-traits-d-union).`,
  ],
  'link-empty': () => [
    fr`Le lien n’a pas de texte.`,
    fr`Écrivez ce que l’on y trouve : [Essentials of Migration Management](https://…).`,
  ],
  'link-bare': (url) => [
    fr`L’adresse « ${url} » ne devient pas un lien.`,
    fr`Écrivez [ce que l’on y trouve](adresse), ou mettez-la entre \`accents graves\` si elle n’est que citée.`,
  ],
  'picture-missing': (src) => [
    fr`Il n’y a pas d’image « ${src} ».`,
    fr`Placez le fichier dans le dossier du module, ou corrigez son nom ; les images d’autres sites ne sont pas montrées.`,
  ],
  'picture-broken': (src, reason) => [
    fr`L’image « ${src} » ne peut pas servir : ${saidOrQuoted(reason)}.`,
    fr`Exportez-la de nouveau en simple SVG, PNG, JPEG, WebP ou AVIF.`,
  ],
  'picture-too-big': (src, bytes) => [
    fr`L’image « ${src} » pèse ${kilobytes(bytes)}, soit ${number(secondsOn2G(bytes))}\u00a0s sur une liaison 2G ; la limite est de ${kilobytes(limits.pictureBytes)}.`,
    fr`Réduisez-la, ou dessinez-la en SVG.`,
  ],
  'alt-missing': () => [
    fr`L’image n’a pas de texte de remplacement.`,
    fr`Dites en une phrase ce qu’elle montre : alt="Deux barres : 5\u202f090 et 6\u202f330 enfants".`,
  ],
  'alt-file-name': () => [
    fr`Le texte de remplacement ne fait que répéter le nom du fichier.`,
    fr`Dites en une phrase ce que l’image montre, chiffres compris, à qui ne peut pas la voir.`,
  ],
  'footnote-unknown': (id) => [
    fr`La note [^${id}] n’est écrite nulle part.`,
    fr`Ajoutez une ligne qui commence par [^${id}]:`,
  ],
  'footnote-unused': (id) => [
    fr`La note [^${id}] n’est jamais appelée.`,
    fr`Appelez-la dans le texte, ou retirez-la.`,
  ],
  'footnote-place': () => [
    fr`Une note est appelée là où la page ne la montre pas d’emblée.`,
    fr`Appelez les notes dans le texte ou dans une question ; ici, nommez la source en toutes lettres.`,
  ],
  formula: (reason) => [
    fr`La formule est illisible : ${saidOrQuoted(reason)}.`,
    fr`Comparez avec TeX ; écrivez \\$ pour un signe dollar.`,
  ],
  'formula-maybe-money': () => [
    fr`Deux signes dollar font une formule des mots qui les séparent.`,
    fr`Écrivez \\$ s’il s’agit de dollars.`,
  ],
  'sentence-long': (words, begins) => [
    fr`Une phrase a ${number(words)} mots : « ${begins} … ».`,
    fr`Faites-en deux, ou une liste. Vingt mots se lisent d’un trait, plus de quarante se relisent.`,
  ],
  'headings-none': (words) => [
    fr`Le texte a ${number(words)} mots et aucun titre.`,
    fr`Donnez un titre à chaque partie (## …) : c’est par eux que l’on se repère sur un téléphone.`,
  ],
  'sample-text': (sentence) => [
    fr`« ${sentence} » est encore l’exemple par lequel le texte a commencé.`,
    fr`Écrivez vos propres mots à sa place, ou retirez-le.`,
  ],
}

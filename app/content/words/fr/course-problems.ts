import { secondsOn2G } from '#app/domain/studio/slow-link.ts'
import type { courseProblems as english } from '../../course-problems.ts'
import { limits } from '../../limits.ts'
import type { WordsFor } from '../language-words.ts'
import { differing } from './differing.ts'
import { kilobytes, number } from './numbers.ts'
import { fr } from './typeset.ts'

export const courseProblems: WordsFor<typeof english> = {
  'translation-missing': (id, language) => [
    fr`Le module « ${id} » n’a pas de ${language}.mdx.`,
    fr`D’ici là, les lecteurs voient la langue source, avec un avis.`,
  ],
  'language-not-listed': (id, language) => [
    fr`${id}/${language}.mdx n’est pas publié : la langue ne figure pas dans la liste.`,
    fr`Ajoutez-la à languages, ou retirez le fichier.`,
  ],
  'translation-exercise-missing': (id, at) => [
    fr`Il manque à la traduction l’exercice « ${id} » de la source (${at}).`,
    fr`Traduisez-le ici.`,
  ],
  'translation-exercise-extra': (id, source) => [
    fr`La source (${source}) n’a pas d’exercice « ${id} ».`,
    fr`Ajoutez-le d’abord là-bas, ou retirez-le ici.`,
  ],
  'translation-order': (id, at) => [
    fr`L’exercice « ${id} » n’est pas à la même place que dans la source (${at}).`,
    fr`Gardez l’ordre de la source.`,
  ],
  'translation-differs': (what, own, source, at) => [
    differing(what, own, source, at),
    fr`Les clés figurent une seule fois, dans la source : répétez ce qu’elle dit.`,
  ],
  'translation-stale': (source) => [
    fr`La source (${source}) a changé depuis la dernière modification de cette traduction.`,
    fr`Comparez les deux ; toute modification faite ici règle la question.`,
  ],
  'block-older': (name, source) => [
    fr`Depuis sa traduction, « ${name} » a changé de sens dans la source (${source}).`,
    fr`Traduisez ce qui a changé ; d’ici là, les lecteurs voient une marque, et un exercice tel qu’il est dans la source.`,
  ],
  'block-missing': (name, source) => [
    fr`« ${name} », dans la source (${source}), n’est pas traduit.`,
    fr`Traduisez-le ; d’ici là, les lecteurs voient une marque, et un exercice tel qu’il est dans la source.`,
  ],
  'block-extra': (name, source) => [
    fr`« ${name} » ne figure plus dans la source (${source}).`,
    fr`Retirez-le, sauf s’il est destiné aux seuls lecteurs de cette langue ; un exercice est déjà laissé de côté.`,
  ],
  'module-missing': (id) => [
    fr`Le module « ${id} » n’a pas de dossier.`,
    fr`Créez-le, ou retirez le module de la liste.`,
  ],
  'source-missing': (id, language) => [
    fr`Le module « ${id} » n’a pas de ${language}.mdx, la langue source du cours.`,
    fr`Écrivez-le d’abord ; les traductions suivent.`,
  ],
  'module-not-listed': (id) => [
    fr`course.yaml ne nomme pas le dossier de module « ${id} ».`,
    fr`Ajoutez-le à modules quand il est prêt ; un test se nomme à part, test: son-dossier.`,
  ],
  'module-heavy': (bytes) => [
    fr`Le texte du module pèse ${kilobytes(bytes)} une fois comprimé ; la limite est de ${kilobytes(limits.htmlBytes)}.`,
    fr`Partagez le module en deux.`,
  ],
  'module-heavy-pictures': (bytes) => [
    fr`Les images du module pèsent ensemble ${kilobytes(bytes)}, soit ${number(secondsOn2G(bytes))}\u00a0s sur une liaison 2G ; au-delà de ${kilobytes(limits.picturesBytes)}, c’est lent.`,
    fr`Dessinez-les en SVG, ou retirez-en.`,
  ],
}

import type { fileProblems as english } from '../../file-problems.ts'
import { limits } from '../../limits.ts'
import type { WordsFor } from '../language-words.ts'
import { kilobytes } from './numbers.ts'
import { told } from './phrases.ts'
import { fr } from './typeset.ts'

export const fileProblems: WordsFor<typeof english> = {
  'file-too-big': (bytes) => [
    fr`Le fichier pèse ${kilobytes(bytes)} ; ${kilobytes(limits.sourceBytes)} au plus sont lus.`,
    fr`Partagez le module en deux.`,
  ],
  'not-text': () => [fr`Le fichier n’est pas du texte en UTF-8.`, fr`Enregistrez-le en UTF-8.`],
  'folder-name': (name) => [
    fr`Le nom de dossier « ${name} » ne peut pas faire partie d’une adresse.`,
    fr`Employez des lettres minuscules, des chiffres et des traits d’union : stock-and-flow.`,
  ],
  'folder-unreadable': (reason) => [
    fr`Le dossier est illisible : « ${reason} ».`,
    fr`Nommez un dossier de cours qui existe.`,
  ],
  'studio-newer': (courseId) => [
    fr`Ce cours a été modifié ici et dans l’Atelier, et l’Atelier l’a publié depuis.`,
    fr`Prenez les fichiers de l’Atelier avec « jalon courses export ${courseId} » et réunissez les deux, ou publiez avec --replace pour mettre le dossier à leur place.`,
  ],
  'studio-data-newer': (id) => [
    fr`L’Atelier a publié un jeu de données « ${id} », et ce n’est pas celui de ce dossier.`,
    fr`Donnez un autre nom au dossier, ou publiez avec --replace pour le mettre à la place de celui de l’Atelier.`,
  ],
  'course-file-missing': () => [
    fr`Le cours n’a pas de course.yaml.`,
    fr`Écrivez-en un : docs/authoring.md contient un modèle à copier.`,
  ],
  'yaml-syntax': (reason) => [
    fr`Ce YAML n’est pas valable : « ${reason} ».`,
    fr`Vérifiez les retraits et les deux-points ; mettez entre guillemets droits les textes qui contiennent un deux-points.`,
  ],
  'yaml-value': (path, reason, instead) => [
    // A path may be an id, which is nobody's phrase.
    fr`${path === 'the file' ? told(path) : path} : ${told(reason)}.`,
    told(instead),
  ],
  'yaml-unknown-key': (key, known) => [
    fr`« ${key} » n’est pas connu ici.`,
    // A file that nobody writes by hand is told what to do in a whole sentence.
    known.endsWith('.') ? told(known) : fr`Sont connus : ${told(known)}.`,
  ],
  'front-matter-missing': () => [
    fr`Le fichier ne commence pas par un en-tête.`,
    fr`Commencez par une ligne de trois traits d’union, puis title, summary, minutes et objectives, puis de nouveau trois traits d’union.`,
  ],
  'front-matter-language': (name) => [
    fr`Un en-tête en « ${name} » n’est jamais lu, car il pourrait s’exécuter comme un programme.`,
    fr`Écrivez du simple YAML entre deux lignes de trois traits d’union.`,
  ],
  'front-matter-open': () => [
    fr`L’en-tête n’a pas de fin.`,
    fr`Fermez-le par une ligne de trois traits d’union.`,
  ],
}

import { z } from 'zod';
import { day } from './dates.ts';
import { line } from './fields.ts';
import { labelled } from './labels.ts';

/** The four answers that bloggers know from presskit(): yes, after asking, where nothing is earned, no. */
export const permissionStates = ['yes', 'ask', 'non-commercial', 'no'] as const;
export type PermissionState = (typeof permissionStates)[number];

const state = () => z.enum(permissionStates).optional();

/** What anyone may do with the kit's material, in answers that hold from a day on. What is not answered does not show. */
export const permissions = z.strictObject({
  date: labelled(
    day,
    ['Given on', 'The page of this version keeps these answers for good.'],
    ['Données le', 'La page de cette version garde ces réponses pour de bon.'],
  ),
  print: labelled(state(), ['In print'], ['En imprimé']),
  web: labelled(state(), ['On the web'], ['Sur le web']),
  video: labelled(state(), ['In videos'], ['En vidéo']),
  monetisedVideo: labelled(
    state(),
    ['In videos that earn money', 'With advertisements, or paid by viewers.'],
    ['En vidéo rémunérée', 'Avec de la publicité, ou payée par le public.'],
  ),
  merchandise: labelled(state(), ['On things for sale'], ['Sur des objets vendus']),
  aiTraining: labelled(
    state(),
    ['To train models', 'To make programs learn from it.'],
    ['Pour entraîner des modèles', 'Pour que des programmes en apprennent.'],
  ),
  note: labelled(line(300).optional(), ['Note'], ['Remarque']),
});

/** Each use that the kit gives an answer for, in the order in which pages show them. */
export const permissionUses = [
  'print',
  'web',
  'video',
  'monetisedVideo',
  'merchandise',
  'aiTraining',
] as const;

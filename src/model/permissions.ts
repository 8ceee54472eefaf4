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
  date: labelled(day, 'permissions.date'),
  print: labelled(state(), 'permissions.print'),
  web: labelled(state(), 'permissions.web'),
  video: labelled(state(), 'permissions.video'),
  monetisedVideo: labelled(state(), 'permissions.monetisedVideo'),
  merchandise: labelled(state(), 'permissions.merchandise'),
  aiTraining: labelled(state(), 'permissions.aiTraining'),
  note: labelled(line(300).optional(), 'permissions.note'),
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

import type { ForgePhrases } from '../en/forge.ts';

export const words: ForgePhrases = {
  needsToken: (repository) =>
    `Dieses Redaktionssystem schreibt in Ihrem Namen in ${repository}, mit einem Token von Ihnen.`,
  scopes:
    'Legen Sie ein „fine-grained token“ nur für dieses Repository an. Geben Sie ihm unter „Repository permissions“ für Contents, Pull requests und Issues das Recht zu lesen und zu schreiben.',
  makeToken: 'Token anlegen',
  token: 'Token',
  kept: 'Es bleibt in diesem Browser, bis Sie sich abmelden, und wird nur an die Git-Plattform gesendet.',
  enter: 'Anmelden',
  entering: 'Anmeldung läuft\u00a0…',
  noToken:
    'Die Git-Plattform kennt dieses Token nicht. Vielleicht ist es abgelaufen, oder ein Zeichen fehlt.',
  noAccess: (repository) =>
    `Mit diesem Token dürfen Sie nicht in ${repository} schreiben. Bitten Sie dort um Zugang, und geben Sie dem Token die drei Rechte.`,
  changed: 'Jemand anders hat es geändert',
  noLibrary:
    'Ein Bild gehört zu dem Text, der es zeigt, damit beide geprüft werden: Öffnen Sie den Text und fügen Sie das Bild dort ein.',
  noDeletion:
    'Was auf der Website steht, wird durch eine protokollierte Entscheidung vom Netz genommen und nicht hier.',
};

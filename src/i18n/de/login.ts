import type { LoginWords } from '../en/login.ts';

export const words: LoginWords = {
  title: 'Namen wählen',
  intro:
    'Auf diesem Rechner fragt niemand nach einem Passwort: Wählen Sie Ihren Namen, denn er steht bei allem, was Sie speichern und entscheiden.',
  nobody:
    'In policy.yaml steht noch niemand. Tragen Sie dort Personen mit ihren Abteilungen ein, dann können sie sich hier anmelden.',
  demo: 'Demo',
  site: 'Zur Website',
  problem: 'Das Redaktionssystem kann hier nicht arbeiten',
};

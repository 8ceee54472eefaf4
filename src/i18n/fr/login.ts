import type { LoginWords } from '../en/login.ts';

export const words: LoginWords = {
  title: 'Choisissez votre nom',
  intro:
    'Sur cette machine, aucun mot de passe\u00a0: choisissez votre nom, il accompagne ce que vous enregistrez et décidez.',
  nobody:
    'policy.yaml ne nomme encore personne. Ajoutez-y des personnes et leurs services pour vous connecter ici.',
  demo: 'démo',
  site: 'Vers le site',
  problem: 'Le CMS ne peut pas travailler ici',
};

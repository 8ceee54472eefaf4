import type { LoginWords } from '../en/login.ts';

export const words: LoginWords = {
  title: 'Elija su nombre',
  intro: 'En este equipo no se pide contraseña: elija su nombre, que acompañará a lo que guarde y decida.',
  nobody: 'policy.yaml no nombra todavía a nadie. Añada personas con sus departamentos y podrán entrar aquí.',
  demo: 'demo',
  site: 'Al sitio',
  problem: 'El gestor de contenidos no puede trabajar aquí',
};

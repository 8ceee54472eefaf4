import type { ImportWords } from '../en/import.ts';

export const words: ImportWords = {
  released: 'Lanzamiento',
  founded: 'Fundación',
  basedIn: 'Sede',
  address: 'Dirección',
  platforms: 'Plataformas',
  prices: 'Precios',
  partner: 'Socio',
  related: 'Véase también',
  copies: 'Ejemplares para prensa',
  onRequest: 'Previa solicitud',
  website: 'Sitio web',
  requestCopy: 'Solicitar un ejemplar para prensa',
  history: 'Historia',
  awards: 'Premios',
  logo: 'Logotipo',
  picture: 'Imagen',
};

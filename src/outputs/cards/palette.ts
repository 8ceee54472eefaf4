/**
 * The cards' colours: paper, ink and the editor's blue pencil. Flat, for small files; all text has a contrast of at
 * least 4.5:1.
 */
export const palette = {
  paper: '#ffffff',
  ink: '#14161a',
  pencil: '#1b4dd8',
  faint: '#8a919c',
  quiet: '#4d545e',
  rule: '#c9ced6',
} as const;

/** The page's colour, for the browser's own interface. The same as `--paper` in tokens.css. */
export const themeColor = { light: '#ffffff', dark: '#111418' };

/** The colour of the page, for what the browser paints around and before it. The same as `--paper` in tokens.css. */
export const themeColor = { light: '#ffffff', dark: '#111418' };

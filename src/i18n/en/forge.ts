/** What the editor says where it speaks with a forge by itself. */
export interface ForgePhrases {
  needsToken: (repository: string) => string;
  scopes: string;
  makeToken: string;
  token: string;
  kept: string;
  enter: string;
  entering: string;
  noToken: string;
  noAccess: (repository: string) => string;
  changed: string;
  noLibrary: string;
  noDeletion: string;
}

/** What the editor says where it speaks with a forge by itself. */
export const words: ForgePhrases = {
  needsToken: (repository) => `This editor writes to ${repository} in your name, with a token of yours.`,
  scopes:
    'Make a fine-grained token for this one repository. Under “Repository permissions” give it Contents, Pull requests and Issues: read and write.',
  makeToken: 'Make a token',
  token: 'Token',
  kept: 'It stays in this browser until you log out, and is sent to the forge alone.',
  enter: 'Log in',
  entering: 'Logging in…',
  noToken: 'The forge does not know this token. It may have ended, or a character is missing.',
  noAccess: (repository) =>
    `With this token you may not write to ${repository}. Ask whoever runs it to let you in, and give the token the three permissions.`,
  changed: 'Somebody else has changed it',
  noLibrary:
    'A picture goes with the text that uses it, so that both are reviewed: open the text and add the picture there.',
  noDeletion: 'What is on the site is taken down by a decision on record, and not here.',
};

/** The page on which somebody chooses who they are. */
export const words = {
  title: 'Choose your name',
  intro:
    'On this machine nobody asks for a password: choose yourself, since your name goes into what you save and decide.',
  nobody: 'policy.yaml names nobody yet. Add people with their desks to it, and they can log in here.',
  demo: 'demo',
  site: 'To the site',
  problem: 'The CMS cannot work here',
};

export type LoginWords = typeof words;

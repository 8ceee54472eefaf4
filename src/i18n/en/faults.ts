/** What kept a forge from doing what it was asked, by what somebody can do about it. */
export type FaultKind =
  /** The token has ended, was revoked, or is none. */
  | 'login'
  /** The token is good, and its organisation wants it confirmed first. */
  | 'confirm'
  /** Whoever it belongs to may not do this. */
  | 'forbidden'
  /** Too many requests: the forge says when there may be more. */
  | 'limited'
  /** What was asked about is not there. */
  | 'missing'
  /** Something changed in between: the same request, asked anew from what is true now, may work. */
  | 'moved'
  /** The forge said no, and why. */
  | 'refused'
  /** This machine has no network. */
  | 'offline'
  /** Nobody answered, or the forge has a fault of its own. Nobody knows whether it was done. */
  | 'unreachable'
  /** Something answered that is no forge, such as the login page of a network. */
  | 'strange';

/** What somebody was about to do as a request failed. */
export type Task = 'save' | 'publish' | 'status' | 'discard' | 'list' | 'open' | 'enter';

export interface FaultPhrases {
  title: Record<Task, string>;
  /** Why. `said` is what the forge said, in its own language; it stands below these words. */
  reason: Record<FaultKind, string>;
  /** As far as it reads otherwise where the page speaks with a desk. */
  atDesk: Partial<Record<FaultKind, string>>;
  gone: string;
  partlyTitle: string;
  partly: (folder: string) => string;
  loading: (count: string, all: string) => string;
  /** Where the text is now. */
  kept: string;
  notDone: string;
  /** Said where nobody knows whether the forge did it. */
  unsure: string;
  said: string;
  waiting: (time: string, left: string) => string;
  again: Record<Task, string>;
  now: string;
  logIn: Record<Task, string>;
  logInOnly: string;
  logInWindow: string;
  confirm: string;
  asNew: string;
  reload: string;
  savedAs: (name: string) => string;
  other: (name: string, before: string) => string;
  toRepository: string;
}

/** What the editor says where a request failed. */
export const words: FaultPhrases = {
  title: {
    save: 'Not saved',
    publish: 'Not published',
    status: 'The status has not changed',
    discard: 'The draft was not deleted',
    list: 'The list could not be loaded',
    open: 'The text could not be loaded',
    enter: 'The editor could not begin',
  },
  reason: {
    login: 'You are logged out: your token has ended, or was taken back.',
    confirm: 'Your organisation wants you to confirm your login before this token may be used.',
    forbidden: 'With your token you may not do this.',
    limited: 'The forge has had too many requests in a short time, and asks to wait.',
    missing:
      'The forge finds nothing there. The repository was moved or removed, or your token may not see it.',
    moved: 'Somebody changed the draft on the forge at the same moment.',
    refused: 'The forge refused it.',
    offline: 'This device is not connected to the network.',
    unreachable: 'The forge does not answer.',
    strange:
      'Something between you and the forge answered in its place, such as the login page of a network.',
  },
  atDesk: {
    login: 'You are logged out. Log in again in another tab; this page stays as it is.',
    forbidden: 'You may not do this.',
    refused: 'The desk refused it.',
    unreachable: 'The desk does not answer. It may be starting again, or your connection is broken.',
  },
  gone: 'The draft is no longer on the forge: somebody published, closed or deleted it.',
  partlyTitle: 'This list is not whole',
  loading: (count, all) => `${count} of ${all} files loaded…`,
  partly: (folder) =>
    `The forge gave out only a part of the folder ${folder}: some entries are missing from this list.`,
  kept: 'Your text is in the form, and this browser keeps it.',
  notDone: 'Nothing was lost.',
  unsure: 'It may have arrived all the same: the next try looks first.',
  said: 'It said:',
  waiting: (time, left) => `It goes on by itself at ${time}, in ${left}.`,
  again: {
    save: 'Save again',
    publish: 'Publish again',
    status: 'Try again',
    discard: 'Try again',
    list: 'Load again',
    open: 'Load again',
    enter: 'Try again',
  },
  now: 'Try now',
  logIn: {
    save: 'Log in and save',
    publish: 'Log in and publish',
    status: 'Log in and change it',
    discard: 'Log in and delete it',
    list: 'Log in and load',
    open: 'Log in and load',
    enter: 'Log in',
  },
  logInOnly: 'Log in again',
  logInWindow: 'Log in again in a window',
  confirm: 'Confirm on the forge',
  asNew: 'Save it as a new draft',
  reload: 'Show what is there now',
  savedAs: (name) => `Saved as ${name}`,
  other: (name, before) => `You are logged in as ${name} now, and no longer as ${before}.`,
  toRepository: 'Open the repository',
};

/** What the review page says on a forge, beside what it says at the desk. */
type Group = 'mine' | 'others' | 'ready' | 'written' | 'beside';

export interface ReviewWords {
  groups: Record<Group, string>;
  hints: Record<Group, string>;
  none: string;
  noneHint: string;
  asking: string;
  again: string;
  signIn: string;
  signInIntro: (repository: string) => string;
  kept: string;
  openOnForge: string;
  mergeOnForge: string;
  ready: string;
  own: string;
  unknownPerson: string;
  notAsked: string;
  forDesks: string;
  whichDesk: string;
  comment: string;
  approve: string;
  ask: string;
  sayWhy: string;
  chooseDesk: string;
  done: Record<'approve' | 'request-changes', string>;
  stamp: string;
  asksFor: (name: string, day: string) => string;
  ended: (name: string, day: string) => string;
  counted: string;
  beyond: string;
  otherFiles: string;
  reviewsHead: string;
  reviewStates: Record<'approved' | 'changes-requested' | 'commented' | 'dismissed', string>;
  notCounted: (why: string) => string;
  gone: string;
  more: (count: number) => string;
  failed: string;
  moved: string;
}

/** What the review page says on a forge, beside what it says at the desk. */
export const words: ReviewWords = {
  groups: {
    mine: 'Waits for you',
    others: 'Waits for others',
    ready: 'Ready',
    written: 'Being written',
    beside: 'Without texts',
  },
  hints: {
    mine: 'Your word is asked.',
    others: 'Somebody else has the next word.',
    ready: 'Nothing is missing. It can be merged.',
    written: 'Drafts. They can be read, and are not yet to be judged.',
    beside: 'These change files that no desk approves.',
  },
  none: 'No pull request is open.',
  noneHint: 'What is saved in the editor comes here.',
  asking: 'Asking the forge…',
  again: 'Try again',
  signIn: 'Log in to review',
  signInIntro: (repository) =>
    `The pull requests of ${repository} are read and reviewed in your name, with a token of yours.`,
  kept: 'It is forgotten when this tab is closed, and is sent to the forge alone.',
  openOnForge: 'Open it on the forge',
  mergeOnForge: 'Merge it on the forge',
  ready: 'Nothing is missing. Who may merge can do so now.',
  own: 'This is your own pull request: somebody else reviews it.',
  unknownPerson: 'policy.yaml does not know your account, so that your review would not be put on record.',
  notAsked: 'None of your desks is asked, or you have said your word.',
  forDesks: 'You speak for',
  whichDesk: 'For which desk?',
  comment: 'Comment',
  approve: 'Approve',
  ask: 'Ask for changes',
  sayWhy: 'Say what should change: without a reason nobody knows what to do next.',
  chooseDesk: 'Choose the desk for which you decide.',
  done: {
    approve: 'Your review is handed in. It goes on record when the pull request is merged.',
    'request-changes': 'Your review is handed in. The author is told.',
  },
  stamp: 'Changes',
  asksFor: (name, day) => `${name} asks for changes, ${day}`,
  ended: (name, day) => `${name} approved an earlier version, ${day}; a later save ended that.`,
  counted: 'Counted for the version that is shown here.',
  beyond: 'The policy asks for a signature here, which is made with npm run approvals -- record --sign.',
  otherFiles: 'Other files',
  reviewsHead: 'Reviews',
  reviewStates: {
    approved: 'approves',
    'changes-requested': 'asks for changes',
    commented: 'comments',
    dismissed: 'was dismissed',
  },
  notCounted: (why) => `Does not count: ${why}.`,
  gone: 'A deleted account',
  more: (count) => `${String(count)} more are open; the newest are shown.`,
  failed: 'The forge could not be asked',
  moved: 'Somebody saved another version meanwhile. Look at it, then decide.',
};

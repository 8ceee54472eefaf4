/** Where the emulator and our forge differ, who is right, and how that is known. */
export interface Ruling {
  /** The steps that it is about; all where it is absent. */
  on?: readonly string[];
  /** Where in the answer; with `status`, what each side answers. */
  at: RegExp | { theirs: number; ours: number };
  /** Nobody where GitHub says neither, and no client should rely on it. */
  right: 'ours' | 'theirs' | 'nobody';
  because: string;
}

const status = (theirs: number, ours: number) => ({ theirs, ours });

/** What a request leads to. */
const outcomes: Ruling[] = [
  {
    on: ['somebody by number', 'the published site', 'a secret of workflows', 'a variable of workflows'],
    at: status(404, 200),
    right: 'ours',
    because: 'The emulator does not have these addresses; GitHub does.',
  },
  {
    on: ['whether Léa takes part'],
    at: status(404, 204),
    right: 'ours',
    because: 'The emulator does not have this address; GitHub does.',
  },
  {
    on: ['a machine is content'],
    at: status(404, 201),
    right: 'ours',
    because: 'The emulator has no statuses; GitHub does.',
  },
  {
    on: ['what machines say'],
    at: status(404, 200),
    right: 'ours',
    because: 'The emulator has no statuses; GitHub does.',
  },
  {
    on: ['whether it is merged'],
    at: status(404, 204),
    right: 'ours',
    because: 'The emulator does not have this address; GitHub does.',
  },
  {
    on: ['what Eve may do'],
    at: status(404, 200),
    right: 'ours',
    because:
      'Everybody may read a public repository, and GitHub says `read` of them: Decap asks so for its forks.',
  },
  {
    on: ['who may do what, for an outsider'],
    at: status(200, 403),
    right: 'ours',
    because: 'GitHub tells it to who may push: "Must have push access to view repository collaborators."',
  },
  {
    on: ['the folder', 'the folder, as one part of the address'],
    at: status(404, 200),
    right: 'ours',
    because: 'GitHub takes whatever git rev-parse takes; Decap lists every folder so.',
  },
  {
    on: ['a commit that is not there'],
    at: status(404, 422),
    right: 'ours',
    because:
      'The description has both; GitHub says "No commit found for SHA" with 422 to what looks like one.',
  },
  {
    on: ['a tree that begins from a commit'],
    at: status(422, 201),
    right: 'ours',
    because: "GitHub takes a commit for its tree; Decap's every save begins from one.",
  },
  {
    on: ['a text of an outsider'],
    at: status(403, 404),
    right: 'ours',
    because:
      'GitHub hides from a token what it may not write; 403 is for fine-grained tokens and applications.',
  },
  {
    on: ["an outsider's word for it", 'a label by an outsider'],
    at: status(200, 403),
    right: 'ours',
    because: "The emulator asks nobody's rights here.",
  },
  {
    on: ['what differs, with the owner named'],
    at: status(404, 200),
    right: 'ours',
    because: 'The description has BASE...HEAD with `user:branch`; Decap asks so when it saves again.',
  },
  {
    on: ['no label twice'],
    at: status(201, 422),
    right: 'ours',
    because: 'GitHub tells labels apart without regard to case.',
  },
  {
    on: ['protection, for who may not see it'],
    at: status(200, 404),
    right: 'ours',
    because: "A branch's protection is for its administrators.",
  },
  {
    on: ['main, past the pull request'],
    at: status(409, 422),
    right: 'ours',
    because:
      'The description has 409 and 422; GitHub was seen to answer 422, with 409 for files (`contents`).',
  },
  {
    on: ['merged without an approval', 'merged again'],
    at: status(422, 405),
    right: 'ours',
    because:
      'Described: "Method Not Allowed if merge cannot be performed". Decap forces a merge on 405 alone.',
  },
  {
    on: ['merged as it never stood'],
    at: status(422, 409),
    right: 'ours',
    because: 'Described: "Conflict if sha was provided and pull request head did not match".',
  },
  {
    on: [
      'approved',
      'an approval',
      'one that is not handed in',
      'another that is not handed in',
      'an approval that counts for nothing',
    ],
    at: status(201, 200),
    right: 'ours',
    because: 'The description has 200 and no 201 for a new review.',
  },
  {
    on: ['its branch, gone before', 'a ref that is not there'],
    at: status(404, 422),
    right: 'ours',
    because: 'GitHub says "Reference does not exist" with 422; Decap passes over that one alone.',
  },
  {
    on: ['the second of two'],
    at: status(200, 405),
    right: 'ours',
    because:
      "The two are in conflict. The emulator takes the second's tree, and what the first wrote is lost.",
  },
  {
    on: ['a review that is not handed in'],
    at: status(422, 200),
    right: 'ours',
    because:
      'The description lets a comment name a line; the emulator wants a position, which GitHub has given up.',
  },
  {
    on: ['other words', 'handed in', 'one review', 'its comments', 'away with it'],
    at: status(404, 200),
    right: 'ours',
    because: 'They follow from the review before, which the emulator refused; it has no DELETE at all.',
  },
  {
    on: ['the second save, merged'],
    at: status(422, 200),
    right: 'ours',
    because:
      'The emulator freezes the head of a pull request when it is opened, and does not see the second save.',
  },
  {
    on: ['the second save on main'],
    at: status(404, 200),
    right: 'ours',
    because: 'As above: what was saved again is never merged.',
  },
  {
    on: ['a branch inside a branch'],
    at: status(201, 422),
    right: 'ours',
    because: 'Git cannot have both; the emulator keeps no git. Decap has a sentence for it.',
  },
  {
    on: ['approve what is my own', 'ask myself for changes'],
    at: status(201, 422),
    right: 'ours',
    because: 'GitHub: "Can not approve your own pull request", and the same for asking for changes.',
  },
  {
    on: ['ask for changes, without words', 'and a second one'],
    at: status(201, 422),
    right: 'ours',
    because:
      'The description asks for a body; GitHub says "User can only have one pending review per pull request".',
  },
  {
    on: ['the same pull request again', 'a pull request of no branch'],
    at: status(201, 422),
    right: 'ours',
    because: 'GitHub: "A pull request already exists for", and the head is invalid.',
  },
  {
    on: ['merged by an outsider'],
    at: status(200, 404),
    right: 'ours',
    because: 'The emulator lets anybody merge.',
  },
  {
    on: ['no way back'],
    at: status(200, 422),
    right: 'ours',
    because: 'A pull request whose branch is gone cannot be opened again.',
  },
];

/** What stands in an answer. */
const contents: Ruling[] = [
  {
    at: /(^|\.)documentation_url$/,
    right: 'nobody',
    because: 'Words for people: theirs leads to their own pages.',
  },
  {
    on: [
      'a branch that is not there',
      'a tree without what was never there',
      'a tree of what is not there',
      'a commit of no tree',
      'a branch without a commit',
      'a label that it has not',
      'no protection',
      'not forward',
      'settings, for who may not change them',
    ],
    at: /^message$/,
    right: 'ours',
    because:
      'These are words that GitHub was seen to use; "Update is not a fast forward" is what clients look for.',
  },
  {
    on: ['the protected branch, gone'],
    at: /^message$/,
    right: 'nobody',
    because: 'We know the words of a push, and none of the API.',
  },
  {
    at: /(^|\.)git_refs_url$/,
    right: 'ours',
    because: "GitHub's examples have git/refs{/sha}.",
  },
  {
    on: [
      'on main',
      'its ref',
      'refs that begin so',
      'by force',
      'the branch of hello',
      'the branch of a',
      'the branch of b',
      'the branch of again',
      'the branch of last',
    ],
    at: /(^|\.)url$/,
    right: 'ours',
    because: "GitHub's examples have git/refs/heads/…, though one is read at git/ref/heads/….",
  },
  {
    at: /(^|\.)size$/,
    on: ['the repository', 'the repository, for an outsider', 'settings'],
    right: 'nobody',
    because: 'GitHub counts a repository at night.',
  },
  {
    at: /\.repo\.size$/,
    right: 'nobody',
    because: 'GitHub counts a repository at night.',
  },
  {
    at: /(^|\.)has_pages$/,
    right: 'nobody',
    because: 'The emulator has no pages; ours has some for one step.',
  },
  {
    at: /^permissions\.(admin|maintain|push|triage)$/,
    right: 'ours',
    because: 'The emulator says of an outsider that they may do everything: Decap would let them in.',
  },
  {
    at: /^allow_rebase_merge$/,
    right: 'nobody',
    because: 'A setting. Ours cannot rebase and says so here; GitHub then refuses as ours does.',
  },
  {
    on: ['the repository, for an outsider'],
    at: /^(allow_\w+|delete_branch_on_merge)$/,
    right: 'ours',
    because: 'How a repository merges is told to who may push.',
  },
  {
    at: /\.repo\.(permissions\.\w+|allow_\w+|delete_branch_on_merge)$/,
    right: 'ours',
    because: "GitHub's examples do not have them inside a pull request; all are optional.",
  },
  {
    at: /(^|\.)reactions\./,
    right: 'theirs',
    because: 'GitHub counts them; optional, and nothing here looks at them.',
  },
  {
    at: /(^|\.)open_issues(_count)?$/,
    right: 'ours',
    because: 'What the emulator merged or closed otherwise counts otherwise.',
  },
  {
    on: ['who am I'],
    at: /^user_view_type$/,
    right: 'ours',
    because: 'GitHub says `private` to people who see their own.',
  },
  {
    on: ['how much may I ask'],
    at: /^(rate|resources\.(core|search))\.(remaining|used)$/,
    right: 'nobody',
    because: 'Ours counts what was asked before by the same person.',
  },
  {
    on: ['how much may I ask'],
    at: /^resources\.(graphql|integration_manifest|source_import|actions_runner_registration|scim|code_search)\./,
    right: 'theirs',
    because: 'Optional; ours has none of what they limit.',
  },
  {
    on: ['who may do what'],
    at: /^\[\d\]\./,
    right: 'ours',
    because: 'The owner takes part, and stands first.',
  },
  {
    on: ['what Léa may do'],
    at: /^permission$/,
    right: 'ours',
    because: 'The description: admin, write, read, or none. Decap looks for `write`.',
  },
  {
    on: ['the commits'],
    at: /^\[0\]\.commit\.(author|committer)\.(name|email)$/,
    right: 'nobody',
    because: 'The first commit is made by each in its own way.',
  },
  {
    at: /(^|\.)content$/,
    right: 'ours',
    because: 'GitHub breaks base64 into lines and ends the last: a client must take that.',
  },
  {
    at: /^tree\[\d\]\.(path|mode|type|sha|size)$/,
    right: 'ours',
    because: 'Git sorts by bytes, with folders among files; the emulator puts folders first.',
  },
  {
    at: /^files\[0\]\.patch$/,
    right: 'ours',
    because: 'Git leaves out a length of one.',
  },
  {
    at: /(^|\.)labels?(\[\d\])?\.color$|^\[0\]\.color$|^\[1\]\.color$/,
    right: 'ours',
    because: 'A label that comes into being by being set is grey; the emulator draws lots.',
  },
  {
    on: ['all labels'],
    at: /^\[\d\]\./,
    right: 'nobody',
    because: 'No order is promised; the emulator has "legal" and "Legal".',
  },
  {
    at: /^maintainer_can_modify$/,
    right: 'ours',
    because: 'It is about forks.',
  },
  {
    at: /^(commits|additions|deletions|changed_files)$/,
    right: 'ours',
    because:
      'One commit adds or changes one line of one file. The emulator counts from the first commit on, and no lines.',
  },
  {
    on: ['its commits'],
    at: /^\[\d\]\./,
    right: 'ours',
    because: "The emulator counts a commit of main among the pull request's.",
  },
  {
    on: ['its files', 'all comments on lines'],
    at: /^$/,
    right: 'ours',
    because: 'There is a file, and a comment; the emulator has none.',
  },
  {
    at: /^permalink_url$/,
    right: 'nobody',
    because: 'How much of an id stands there is for each to choose.',
  },
  {
    on: ['questions with a label'],
    at: /^\[0\]\.closed_by$/,
    right: 'theirs',
    because: 'Optional in lists, and read by nobody here.',
  },
  {
    on: ['protected', 'its protection'],
    at: /^(required_status_checks|restrictions)$/,
    right: 'ours',
    because: 'The description lets neither be null: what is not asked for is absent.',
  },
  {
    at: /^(mergeable|rebaseable|mergeable_state)$/,
    right: 'ours',
    because: 'In conflict, merged or closed. The emulator calls all of them clean.',
  },
  {
    on: ['the merge', 'what was squashed', 'what would differ'],
    at: /(^|\.)(committer\.\w+|message)$/,
    right: 'ours',
    because:
      'GitHub commits what it merges, from owner/branch, and names what it squashed by its title and number.',
  },
  {
    on: ['what was squashed', 'what would differ'],
    at: /(^|\.)tree\.(sha|url)$/,
    right: 'ours',
    because: "The emulator takes the head's tree as it is: what came to main meanwhile is gone.",
  },
  {
    on: ['what is on main now'],
    at: /^(sha|git_url|_links\.git)$/,
    right: 'ours',
    because: 'The emulator merged the second of two in conflict.',
  },
  {
    at: /^base\.sha$/,
    right: 'ours',
    because: 'The emulator merged something else before.',
  },
  {
    on: ['the pull request, pushed to'],
    at: /^(head\.sha|statuses_url|_links\.statuses\.href)$/,
    right: 'ours',
    because: 'The emulator does not see what is pushed after a pull request was opened.',
  },
  {
    on: ['an approval taken back', 'the reviews, without it'],
    at: /(^|\.)body$/,
    right: 'ours',
    because: "The reason is an event beside the review; the reviewer's own words stay.",
  },
  {
    on: ['the reviews, without it'],
    at: /^\[1\]\./,
    right: 'ours',
    because: 'What is not handed in is for nobody else to see.',
  },
  {
    on: ['closed with its branch'],
    at: /^(merged\w*|merged_by\.\w+|merge_commit_sha|labels(\[0\]\.\w+)?)$/,
    right: 'ours',
    because: 'The emulator let an outsider label and merge it before.',
  },
];

export const rulings: readonly Ruling[] = [...outcomes, ...contents];

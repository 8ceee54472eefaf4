/** A difference between the emulator and our forge: who is right, and how that is known. */
export interface Ruling {
  /** The steps that it is about; all if absent. */
  on?: readonly string[];
  /** Where in the answer; with `status`, the status of each side. */
  at: RegExp | { theirs: number; ours: number };
  /** `nobody` if GitHub does not define it and no client should rely on it. */
  right: 'ours' | 'theirs' | 'nobody';
  because: string;
}

const status = (theirs: number, ours: number) => ({ theirs, ours });

/** The results of requests. */
const outcomes: Ruling[] = [
  {
    on: ['a user by id', 'the published site', 'a secret of workflows', 'a variable of workflows'],
    at: status(404, 200),
    right: 'ours',
    because: 'The emulator does not have these addresses; GitHub does.',
  },
  {
    on: ['whether Léa is a collaborator'],
    at: status(404, 204),
    right: 'ours',
    because: 'The emulator does not have this address; GitHub does.',
  },
  {
    on: ['a check passes'],
    at: status(404, 201),
    right: 'ours',
    because: 'The emulator has no statuses; GitHub does.',
  },
  {
    on: ['the combined status'],
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
    on: ['Eve’s permission'],
    at: status(404, 200),
    right: 'ours',
    because: 'Everybody may read a public repository, so GitHub answers `read`; Decap uses this for forks.',
  },
  {
    on: ['the collaborators, for an outsider'],
    at: status(200, 403),
    right: 'ours',
    because: 'Only for users who may push: "Must have push access to view repository collaborators."',
  },
  {
    on: ['the folder', 'the folder, with an encoded slash'],
    at: status(404, 200),
    right: 'ours',
    because: 'GitHub accepts what git rev-parse accepts; Decap lists every folder in this way.',
  },
  {
    on: ['a commit that does not exist'],
    at: status(404, 422),
    right: 'ours',
    because:
      'The description has both; GitHub says "No commit found for SHA" with 422 to what looks like one.',
  },
  {
    on: ['a tree based on a commit'],
    at: status(422, 201),
    right: 'ours',
    because: "GitHub accepts a commit in place of its tree; every save of Decap's does this.",
  },
  {
    on: ['a text by an outsider'],
    at: status(403, 404),
    right: 'ours',
    because:
      'GitHub answers 404 to a token without write access; 403 is for fine-grained tokens and applications.',
  },
  {
    on: ['change a comment as an outsider', 'a label by an outsider'],
    at: status(200, 403),
    right: 'ours',
    because: 'The emulator does not check permissions here.',
  },
  {
    on: ['the comparison, with the owner named'],
    at: status(404, 200),
    right: 'ours',
    because: 'The description has BASE...HEAD with `user:branch`; Decap uses this when it saves again.',
  },
  {
    on: ['a label that differs only in case'],
    at: status(201, 422),
    right: 'ours',
    because: 'For GitHub, labels that differ only in case are the same.',
  },
  {
    on: ['protection, without the right to see it'],
    at: status(200, 404),
    right: 'ours',
    because: "Only administrators may see a branch's protection.",
  },
  {
    on: ['move protected main directly'],
    at: status(409, 422),
    right: 'ours',
    because:
      'The description has 409 and 422; GitHub was seen to answer 422, with 409 for files (`contents`).',
  },
  {
    on: ['merge without an approval', 'merge again'],
    at: status(422, 405),
    right: 'ours',
    because:
      'Described: "Method Not Allowed if merge cannot be performed". Decap forces a merge on 405 alone.',
  },
  {
    on: ['merge with a wrong head'],
    at: status(422, 409),
    right: 'ours',
    because: 'Described: "Conflict if sha was provided and pull request head did not match".',
  },
  {
    on: [
      'approved',
      'an approval',
      'a pending review',
      'another pending review',
      'an approval by an outsider',
    ],
    at: status(201, 200),
    right: 'ours',
    because: 'The description has 200 and no 201 for a new review.',
  },
  {
    on: ['delete its branch again', 'a ref that does not exist'],
    at: status(404, 422),
    right: 'ours',
    because: 'GitHub says "Reference does not exist" with 422; Decap ignores only this error.',
  },
  {
    on: ['merge the second of two drafts'],
    at: status(200, 405),
    right: 'ours',
    because: "The two are in conflict. The emulator takes the second's tree, and the first change is lost.",
  },
  {
    on: ['a pending review with a comment'],
    at: status(422, 200),
    right: 'ours',
    because:
      'In the description a comment can name a line; the emulator wants a position, which GitHub gave up.',
  },
  {
    on: [
      'change the pending review',
      'submit the pending review',
      'one review',
      'the comments of a review',
      'delete the pending review',
    ],
    at: status(404, 200),
    right: 'ours',
    because: 'They need the review before, which the emulator refused; it has no DELETE at all.',
  },
  {
    on: ['merge the second save'],
    at: status(422, 200),
    right: 'ours',
    because:
      'The emulator freezes the head of a pull request when it is opened, and does not see the second save.',
  },
  {
    on: ['the second save on main'],
    at: status(404, 200),
    right: 'ours',
    because: 'As above: the emulator never merges the second save.',
  },
  {
    on: ['a branch inside a branch'],
    at: status(201, 422),
    right: 'ours',
    because: 'Git cannot have both; the emulator has no git. Decap has a message for this case.',
  },
  {
    on: ['approve one’s own pull request', 'request changes of oneself'],
    at: status(201, 422),
    right: 'ours',
    because: 'GitHub: "Can not approve your own pull request", and the same for asking for changes.',
  },
  {
    on: ['request changes without a comment', 'a second pending review'],
    at: status(201, 422),
    right: 'ours',
    because:
      'The description asks for a body; GitHub says "User can only have one pending review per pull request".',
  },
  {
    on: ['the same pull request again', 'a pull request without a branch'],
    at: status(201, 422),
    right: 'ours',
    because: 'GitHub: "A pull request already exists for", and the head is invalid.',
  },
  {
    on: ['merge as an outsider'],
    at: status(200, 404),
    right: 'ours',
    because: 'The emulator lets anybody merge.',
  },
  {
    on: ['open a pull request without its branch'],
    at: status(200, 422),
    right: 'ours',
    because: 'A pull request whose branch is gone cannot be opened again.',
  },
];

/** The content of answers. */
const contents: Ruling[] = [
  {
    at: /(^|\.)documentation_url$/,
    right: 'nobody',
    because: 'For people only: theirs links to their own pages.',
  },
  {
    on: [
      'a branch that does not exist',
      'a tree without a file that does not exist',
      'a tree with a blob that does not exist',
      'a commit whose tree does not exist',
      'a branch whose commit does not exist',
      'remove a label that is not set',
      'no protection',
      'move a branch without force',
      'settings, without the right to change them',
    ],
    at: /^message$/,
    right: 'ours',
    because: 'GitHub has been seen to use these messages; clients look for "Update is not a fast forward".',
  },
  {
    on: ['delete the protected branch'],
    at: /^message$/,
    right: 'nobody',
    because: 'We know GitHub’s message for a push, but not the one of the API.',
  },
  {
    at: /(^|\.)git_refs_url$/,
    right: 'ours',
    because: "GitHub's examples have git/refs{/sha}.",
  },
  {
    on: [
      'move main to the commit',
      'its ref',
      'refs with this prefix',
      'move a branch by force',
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
    because: 'The emulator gives an outsider all permissions: Decap would let them in.',
  },
  {
    at: /^allow_rebase_merge$/,
    right: 'nobody',
    because: 'A setting. Ours cannot rebase and says so here; GitHub with this setting refuses too.',
  },
  {
    on: ['the repository, for an outsider'],
    at: /^(allow_\w+|delete_branch_on_merge)$/,
    right: 'ours',
    because: 'Only users who may push see how a repository merges.',
  },
  {
    at: /\.repo\.(permissions\.\w+|allow_\w+|delete_branch_on_merge)$/,
    right: 'ours',
    because: "GitHub's examples do not have them inside a pull request; all are optional.",
  },
  {
    at: /(^|\.)reactions\./,
    right: 'theirs',
    because: 'GitHub counts them; they are optional and not used here.',
  },
  {
    at: /(^|\.)open_issues(_count)?$/,
    right: 'ours',
    because: 'The emulator merged or closed other ones, so its counts differ.',
  },
  {
    on: ['the user of the token'],
    at: /^user_view_type$/,
    right: 'ours',
    because: 'GitHub answers `private` to users who read their own account.',
  },
  {
    on: ['the rate limit'],
    at: /^(rate|resources\.(core|search))\.(remaining|used)$/,
    right: 'nobody',
    because: 'Ours counts the earlier requests of the same person.',
  },
  {
    on: ['the rate limit'],
    at: /^resources\.(graphql|integration_manifest|source_import|actions_runner_registration|scim|code_search)\./,
    right: 'theirs',
    because: 'Optional; ours has none of the resources that they limit.',
  },
  {
    on: ['the collaborators'],
    at: /^\[\d\]\./,
    right: 'ours',
    because: 'The owner is a collaborator and comes first.',
  },
  {
    on: ['Léa’s permission'],
    at: /^permission$/,
    right: 'ours',
    because: 'The description: admin, write, read, or none. Decap looks for `write`.',
  },
  {
    on: ['the commits'],
    at: /^\[0\]\.commit\.(author|committer)\.(name|email)$/,
    right: 'nobody',
    because: 'Each side makes the first commit in its own way.',
  },
  {
    at: /(^|\.)content$/,
    right: 'ours',
    because: 'GitHub breaks base64 into lines and ends the last one too: a client must accept that.',
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
    because: 'A label that is created by setting it is grey; the emulator chooses a random colour.',
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
      'One commit adds or changes one line of one file. The emulator counts from the first commit, and no lines.',
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
    because: 'Each side chooses how many characters of an id it shows.',
  },
  {
    on: ['issues with a label'],
    at: /^\[0\]\.closed_by$/,
    right: 'theirs',
    because: 'Optional in lists, and not used here.',
  },
  {
    on: ['protect main', 'its protection'],
    at: /^(required_status_checks|restrictions)$/,
    right: 'ours',
    because: 'In the description neither may be null: a setting that is not used is absent.',
  },
  {
    at: /^(mergeable|rebaseable|mergeable_state)$/,
    right: 'ours',
    because: 'In conflict, merged or closed. The emulator calls all of them clean.',
  },
  {
    on: ['the merge', 'the squashed commit', 'the comparison of the second draft'],
    at: /(^|\.)(committer\.\w+|message)$/,
    right: 'ours',
    because:
      'GitHub is the committer of merges from owner/branch; a squashed commit has the title and number.',
  },
  {
    on: ['the squashed commit', 'the comparison of the second draft'],
    at: /(^|\.)tree\.(sha|url)$/,
    right: 'ours',
    because: "The emulator takes the head's tree as it is: later changes on main are lost.",
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
    on: ['the pull request after the push'],
    at: /^(head\.sha|statuses_url|_links\.statuses\.href)$/,
    right: 'ours',
    because: 'The emulator ignores pushes after a pull request was opened.',
  },
  {
    on: ['dismiss an approval', 'the reviews without the pending one'],
    at: /(^|\.)body$/,
    right: 'ours',
    because: "The reason is a separate event; the reviewer's own comment stays.",
  },
  {
    on: ['the reviews without the pending one'],
    at: /^\[1\]\./,
    right: 'ours',
    because: 'Nobody else may see a pending review.',
  },
  {
    on: ['closed with its branch'],
    at: /^(merged\w*|merged_by\.\w+|merge_commit_sha|labels(\[0\]\.\w+)?)$/,
    right: 'ours',
    because: 'The emulator let an outsider label and merge it before.',
  },
];

export const rulings: readonly Ruling[] = [...outcomes, ...contents];

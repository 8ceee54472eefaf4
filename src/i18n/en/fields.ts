/**
 * What an editor reads beside each field: its label, and a hint where one helps. A key is where the field stands in the
 * model: the schema's name, and the names of the fields that lead to it.
 */
export const words = {
  'image.src': ['File'],
  'image.alt': ['Alternative text', 'What the picture shows, for people who do not see it.'],
  'image.credit': ['Credit', 'Who made the picture, as they want to be named. It stands beneath it.'],
  'image.licence': ['Licence', 'What allows you to use it: CC BY 4.0, or an agreement of a date.'],
  'entry.updated': ['Updated', 'When readers should know that the text changed.'],
  'entry.corrections': [
    'Corrections',
    'For what was wrong; the page shows each with its date. A mended comma needs none.',
  ],
  'entry.corrections.date': ['Corrected on'],
  'entry.corrections.text': ['What changed', 'What the text said before, and what it says now. Plain text.'],
  'entry.draft': ['Draft', 'A draft is nowhere on the site.'],
  'entry.publishAt': ['Publish at', 'Not on the site before this moment (UTC unless a zone is given).'],
  'entry.expireAt': ['Take down at', 'Not on the site from this moment on.'],
  'entry.takenDown': ['Once taken down', 'What the address says from the moment above on.'],
  'entry.takenDown.reason': ['Reason', 'For everybody who still has the address.'],
  'entry.takenDown.replacement': ['Instead', 'What to read in its place, such as faq/what-is-it.'],
  'entry.aliases': ['Former addresses', 'Addresses that this entry had before, such as /old/address/.'],
  'entry.related': ['Related', 'Entries to read next, such as faq/what-is-it.'],
  'entry.id': [
    'Id in feeds',
    'Feed readers know the text by it: what stands here must not change. Fill it in only where another site published the text before, with the id that it had there.',
  ],
  'site.name': ['Name'],
  'site.tagline': ['Tagline'],
  'site.description': ['Description'],
  'site.url': ['Address', 'Where the site will stand; it may have a path, as on a shared host.'],
  'site.feedBase': [
    'First address',
    'For a site that moved: the address that it had when its first text was published. Ids in feeds begin with it, so that readers do not see every text as new.',
  ],
  'site.languages': ['Languages', 'The first has no prefix in addresses.'],
  'site.feedLanguage': [
    'First language once',
    'For a site whose first language changed: the one that was first when its first text was published. Ids in feeds keep to it.',
  ],
  'site.navigation': ['Navigation'],
  'site.navigation.label': ['Label'],
  'site.navigation.to': ['Address'],
  'site.contacts': ['Contacts'],
  'site.contacts.editorial': ['Editorial'],
  'site.contacts.press': ['Press'],
  'site.contacts.security': [
    'Security',
    'Where to report a weakness of the site: an e-mail address, or a page. It stands in security.txt.',
  ],
  'site.image': ['Default social picture', 'Shown where a page has neither a picture nor a card of its own.'],
  'site.image.src': ['File'],
  'site.image.alt': ['Alternative text'],
  'site.share': [
    'Share links',
    'What posts, answers and kits offer at their foot, in this order; [] for none.',
  ],
  'site.publisher': ['Publisher'],
  'site.repository': [
    'Who can read the repository',
    'In a public one a kit under embargo would be readable, and is refused.',
  ],
  'site.admin': [
    'Editor on the public site',
    'Puts the editor at /admin/ of the built site, for teams that work through a forge.',
  ],
  'site.forge': [
    'Forge',
    'Where texts are reviewed and merged. Without it they are at the desk of this machine.',
  ],
  'forge.kind': ['Forge'],
  'forge.repository': ['Repository', 'Owner and name: my-town/site.'],
  'forge.branch': [
    'Branch',
    'The site is built from it; nobody should be able to write to it without a review.',
  ],
  'forge.api': ['API', 'Only for a GitHub of your own: https://github.example.org/api/v3.'],
  'forge.login': [
    'Login service',
    'An OAuth proxy that lets people log in by a window. Without one, each pastes a token of their own.',
  ],
  'forge.maintainers': [
    'Maintainers',
    'Who owns the code, the policy and the workflows in CODEOWNERS: @olga, or a team.',
  ],
  'forge.preview': [
    'Preview',
    'The name of the commit status with which your host says where a pull request can be seen.',
  ],
  'desk.name': ['Name'],
  'desk.contact': ['Contact for corrections'],
  'desk.team': [
    'Team',
    'Its team on the forge, for CODEOWNERS: @my-town/legal. Without one its people are named.',
  ],
  'membership.desk': ['Desk'],
  'membership.from': ['From', 'The first day on which decisions count (UTC).'],
  'membership.until': [
    'Until',
    'The last day. Who leaves gets one and stays on the list: what they approved remains approved.',
  ],
  'member.desks': ['Desks'],
  'member.forge': ['Accounts', 'The number of the account, which stays when a login name changes.'],
  'member.forge.github': ['GitHub id'],
  'member.forge.gitlab': ['GitLab id'],
  'member.forge.forgejo': ['Forgejo id'],
  'member.login': ['Login', 'For CODEOWNERS, which knows no numbers: @olga. Nobody is let in by it.'],
  'member.keys': ['Signing keys', 'SSH public keys, without the comment at their end.'],
  'rule.match': ['Files', 'A path with * and **, such as posts/** or kits/fr/*.'],
  'rule.when': ['Only when', 'Fields of the front matter: partnership: true means that it is filled in.'],
  'rule.require': ['Desks that must approve', 'How many people of each. Empty: nothing is asked for.'],
  'rule.ownerDesk': ['Owner desk', 'How many people of the desk that the entry names as its owner.'],
  'rule.notAuthor': ['Not the author', 'An approval by an author of the text does not count.'],
  'rule.minAssurance': ['Assurance', 'The least that must be known of who decided.'],
  'rule.reviewEvery': ['Check again after', 'An approval ends after this time: P1Y is a year.'],
  'rule.onUnapproved': [
    'Without approval',
    'exclude leaves the entry out, fail refuses the build, last-approved shows the last approved version.',
  ],
  'policy.desks': ['Desks'],
  'policy.people': ['People'],
  'policy.rules': ['Rules', 'The first that matches a file counts.'],
  'policy.import': [
    'Import',
    'The record of what stood before the records began; npm run approvals -- import writes it.',
  ],
} satisfies Record<string, readonly [label: string, hint?: string]>;

export type FieldKey = keyof typeof words;
export type FieldWords = Record<FieldKey, readonly [label: string, hint?: string]>;

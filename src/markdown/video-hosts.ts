/** A site that hosts films. Both the check and the page use this table. */
interface VideoHost {
  /** As visitors know it. */
  name: string;
  /** The company that gets the visitor's IP address on a click. */
  company: string;
  /** Host names, without `www.`. */
  hosts: readonly string[];
  /** The film's id in an address; undefined where the address leads to something else. */
  id: (url: URL) => string | undefined;
  /** Address of the player, in the host's most private mode. */
  player: (id: string, url: URL) => string;
}

/** A film on another site. */
export interface RemoteVideo {
  host: string;
  company: string;
  /** Where the link leads without JavaScript. */
  page: string;
  /** What the frame shows after the click. It starts at once, since the visitor asked for it. */
  player: string;
}

const word = /^[\w-]{3,40}$/;
const number = /^\d{3,20}$/;

const videoHosts: readonly VideoHost[] = [
  {
    name: 'YouTube',
    company: 'Google',
    hosts: ['youtube.com', 'm.youtube.com', 'youtu.be', 'youtube-nocookie.com'],
    id: (url) =>
      matching(
        word,
        url.hostname === 'youtu.be'
          ? /^\/([^/]+)\/?$/.exec(url.pathname)?.[1]
          : url.pathname === '/watch'
            ? (url.searchParams.get('v') ?? undefined)
            : /^\/(?:embed|shorts|live)\/([^/]+)\/?$/.exec(url.pathname)?.[1],
      ),
    player: (id) => `https://www.youtube-nocookie.com/embed/${id}?autoplay=1&rel=0`,
  },
  {
    name: 'Vimeo',
    company: 'Vimeo',
    hosts: ['vimeo.com', 'player.vimeo.com'],
    id: (url) =>
      matching(number, /^\/(?:video\/|channels\/[\w-]+\/)?(\d+)(?:\/[\da-f]+)?\/?$/.exec(url.pathname)?.[1]),
    // Unlisted films have a second key, which the player expects as `h`.
    player: (id, url) => {
      const key = /^\/\d+\/([\da-f]+)\/?$/.exec(url.pathname)?.[1] ?? url.searchParams.get('h');
      return `https://player.vimeo.com/video/${id}?autoplay=1&dnt=1${key !== null && /^[\da-f]+$/.test(key) ? `&h=${key}` : ''}`;
    },
  },
  {
    name: 'Dailymotion',
    company: 'Dailymotion',
    hosts: ['dailymotion.com', 'dai.ly'],
    id: (url) =>
      matching(
        word,
        (url.hostname === 'dai.ly' ? /^\/([^/]+)\/?$/ : /^\/(?:embed\/)?video\/([^/]+)\/?$/).exec(
          url.pathname,
        )?.[1],
      ),
    player: (id) => `https://geo.dailymotion.com/player.html?video=${id}&mute=false`,
  },
];

/** For the Content-Security-Policy: the only origins that our frames may show. */
export const playerOrigins = [
  'https://www.youtube-nocookie.com',
  'https://player.vimeo.com',
  'https://geo.dailymotion.com',
] as const;

export const videoHostNames = videoHosts.map(({ name }) => name);

/** The film that an address leads to; undefined where it is no film on a known host. */
export function remoteVideo(address: string): RemoteVideo | undefined {
  if (!URL.canParse(address)) return undefined;
  const url = new URL(address);
  const plain = url.hostname.replace(/^www\./, '');
  const found = videoHosts.find(({ hosts }) => hosts.includes(plain));
  if (found === undefined || url.protocol !== 'https:' || url.port !== '' || url.username !== '')
    return undefined;
  const id = found.id(url);
  if (id === undefined) return undefined;
  return { host: found.name, company: found.company, page: url.href, player: found.player(id, url) };
}

function matching(pattern: RegExp, text: string | undefined): string | undefined {
  return text !== undefined && pattern.test(text) ? text : undefined;
}

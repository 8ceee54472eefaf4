import { expect, test } from 'vitest';
import { readAddress } from '../../src/markdown/address.ts';
import { playerOrigins, remoteVideo } from '../../src/markdown/video-hosts.ts';

test.each([
  ['/faq/what-is-it/', 'site'],
  ['/fr/faq/what-is-it/#why', 'site'],
  ['/search/?q=a%3Ab', 'site'],
  ['/', 'site'],
  ['/%C3%A9/', 'site'],
  ['#größe', 'anchor'],
  ['#a:b', 'anchor'],
  ['https://example.org', 'elsewhere'],
  ['HTTP://EXAMPLE.org/', 'elsewhere'],
  ['https://example.org/a?b=javascript:c', 'elsewhere'],
  ['https://例え.jp/', 'elsewhere'],
  ['mailto:a@example.org?subject=b', 'elsewhere'],
  ['tel:+33-1.23(4)5', 'elsewhere'],
  ['/media/a/b.png', 'media'],
  ['/media/a.pdf#page=2', 'media'],
])('%s: %s', (raw, kind) => {
  expect(readAddress(raw)).toMatchObject({ kind, href: raw });
});

test('every accepted address leads where it says, in a browser too', () => {
  for (const raw of ['/a/', '/a/?b=//c', '/a/#//b', '/media/a.png']) {
    expect(new URL(raw, 'https://site.example/b/c/').origin).toBe('https://site.example');
    expect(readAddress(raw).kind).not.toBe('refused');
  }
});

test('a path of the media folder is given with the file’s real name', () => {
  expect(readAddress('/media/caf%C3%A9.pdf#a')).toEqual({
    kind: 'media',
    href: '/media/caf%C3%A9.pdf#a',
    path: '/media/café.pdf',
  });
});

test.each([
  [
    'https://www.youtube.com/watch?v=aqz-KE-bpKQ',
    'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0',
  ],
  ['https://youtu.be/aqz-KE-bpKQ?t=3', 'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0'],
  [
    'https://m.youtube.com/shorts/aqz-KE-bpKQ',
    'https://www.youtube-nocookie.com/embed/aqz-KE-bpKQ?autoplay=1&rel=0',
  ],
  ['https://vimeo.com/76979871', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1'],
  ['https://vimeo.com/76979871/ab12cd', 'https://player.vimeo.com/video/76979871?autoplay=1&dnt=1&h=ab12cd'],
  [
    'https://www.dailymotion.com/video/x84sh87',
    'https://geo.dailymotion.com/player.html?video=x84sh87&mute=false',
  ],
  ['https://dai.ly/x84sh87', 'https://geo.dailymotion.com/player.html?video=x84sh87&mute=false'],
])('%s plays', (address, player) => {
  const video = remoteVideo(address);
  expect(video?.player).toBe(player);
  expect(playerOrigins).toContain(new URL(video?.player ?? '').origin);
});

test.each([
  'https://www.youtube.com/',
  'https://vimeo.com/abc',
  'https://example.org/watch?v=aqz-KE-bpKQ',
  '/media/a.mp4',
  'https://youtube.com.example.org/watch?v=aqz-KE-bpKQ',
  'https://www.youtube.com/watch?v=a"b',
])('%s is not a video that the site shows', (address) => {
  expect(remoteVideo(address)).toBeUndefined();
});

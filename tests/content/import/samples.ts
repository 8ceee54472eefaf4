/** A product in the format of presskit.html: comments before the declaration, and every element that it knows. */
export const product = `<!-- Our game -->
<?xml version="1.0" encoding="utf-8"?>
<product>
  <title>Lighthouse &amp; Sons</title>
  <website>lighthouse.example/game</website>
  <press-copy-request>https://lighthouse.example/copies</press-copy-request>
  <partners>
    <partner><type>Publisher</type><title>Harbour Press</title><website>https://harbour.example/</website><based-in>Brest</based-in></partner>
  </partners>
  <release-dates><release-date>4 February 2025</release-date><release-date>10 October 2025</release-date></release-dates>
  <platforms>
    <platform><name>PC</name><link>https://store.example/1</link></platform>
    <platform><name>Paper</name></platform>
  </platforms>
  <prices><price><currency>EUR</currency><value>20</value></price><price><currency>JPY</currency><value>2300</value></price></prices>
  <relations><relation><type>Sequel</type><product>Lighthouse II</product></relation></relations>
  <description>
    Keep the light burning. A game of fog,
    {patience} and *oil*.
  </description>
  <history>It began with a storm.

  Then came the fog.</history>
  <features>
    <feature>Forty storms.</feature>
    <feature>${'A very long feature. '.repeat(20)}</feature>
  </features>
  <trailers>
    <trailer><name>Trailer</name><youtube>7jQbITg0MSk</youtube><vimeo>23571681</vimeo></trailer>
    <trailer><name>On disk</name><mov>trailer.mov</mov></trailer>
  </trailers>
  <widgets><steam>347160</steam></widgets>
  <awards><award><description>Best fog</description><info>Brest, 2025</info></award></awards>
  <quotes>
    <quote><description>I could not stop.</description><name>Ann Oak</name><website>The Weekly</website><link>https://weekly.example/1</link></quote>
  </quotes>
  <additionals>
    <additional><title>Soundtrack</title><description>Listen for free at</description><link>https://music.example/</link></additional>
    <additional><title>Notes</title><description>Written over three winters.</description><link>https://notes.example/</link></additional>
  </additionals>
  <credits><credit><person>Zoë Straße</person><role>Light</role><website>www.zoe.example</website></credit></credits>
  <contacts>
    <contact><name>Inquiries</name><mail>press@lighthouse.example</mail></contact>
    <contact><name>Second</name><mail>second@lighthouse.example</mail></contact>
    <contact><name>Skype</name><link>callto:lighthouse</link></contact>
  </contacts>
  <analytics>UA-1</analytics>
</product>
`;

/** A company in the format of presskit(), in its <game> element. */
export const company = `<?xml version="1.0" encoding="utf-8"?>
<game>
  <title>Studio North</title>
  <founding-date>1 September 2010</founding-date>
  <based-in>Brest, France</based-in>
  <press-contact>press@north.example</press-contact>
  <phone>+33 1 00 00 00 00</phone>
  <address><line>1 Quay</line><line>29200 Brest</line></address>
  <socials><social><name>Social</name><link>social.example/north</link></social></socials>
  <description>We make games.</description>
  <histories>
    <history><header>Early days</header><text>In a boat.</text></history>
    <history><header>Today</header><text>In a house.</text></history>
  </histories>
  <press-can-request-copy>TRUE</press-can-request-copy>
  <monetization-permission>monetize</monetization-permission>
</game>
`;

/** The format of milou. */
export const milou = `type: product
title: Lighthouse & Sons
description: Keep the light burning.
releaseDates: [4 February 2025 (PC)]
platforms:
  - name: PC
    link: https://store.example/1
  - name: A store (to be told)
histories:
  - header: A storm
    text: It began so.
trailers:
  - name: Download
    download: https://files.example/trailer.zip
abouts:
  - title: Studio North
    description: We make games.
prices:
  - currency: EUR
    value: 20
`;

import type { Card } from '../../../src/outputs/cards/card.ts';

/** A card to vary: all samples are the same except for the title, unless noted otherwise. */
export function card(title: string, over: Partial<Card> = {}): Card {
  return {
    path: 'cards/en/posts/sample.png',
    kind: 'post',
    lang: 'en',
    title,
    kicker: 'Blog · Moderation',
    meta: 'Inès Moreau · 2 November 2026',
    site: 'Colophon',
    host: 'colophon.example',
    ...over,
  };
}

/** The golden pictures: each kind, and each script and difficulty of a title. */
export const samples: Record<string, Card> = {
  post: card('Who answers for a partner’s gift once the post is online?', { label: 'Advertising — gift' }),
  answer: card('May I use a photograph that somebody posted in our group?', {
    kind: 'answer',
    kicker: 'Answer · Rights',
    meta: 'Legal desk · reviewed 12 October 2026',
  }),
  kit: card('Launch kit: Colophon 1.0', { kind: 'kit', kicker: 'Partner kit' }),
  page: card('About this site', { kind: 'page', kicker: '', meta: '' }),
  short: card('How we moderate'),
  long: card(
    'A long headline that wants to know what happens when everybody in the whole building has an opinion on it',
  ),
  cut: card('Moderation, approvals, records, digests and departments '.repeat(5)),
  unbroken: card('Datenschutz'.repeat(12).slice(0, 120)),
  'one-long-word': card('Datenschutzgrundverordnungskonformität für Gemeinden', { lang: 'de' }),
  'long-lines': card('Long lines around it', {
    kicker: 'A very long section name · and a very long topic that goes on and on and on',
    meta: 'Inès Moreau, Somebody Else, a Third Person and a Fourth Person · 2 November 2026',
    label: 'Commercial partnership — the trip was paid for by the partner',
    site: 'The Community Site of the Association of Everything',
    host: 'community.association-of-everything.example',
  }),
  french: card('Qui répond d’un cadeau\u202F? «\u00A0L’œuvre\u00A0» de garçon, décomposé', { lang: 'fr' }),
  'polish-turkish': card('Zażółć gęślą jaźń: İstanbul’da ğüşıöç', { lang: 'pl' }),
  vietnamese: card('Điều gì xảy ra khi bài viết được xuất bản? Ẩm thực Việt', { lang: 'vi' }),
  cyrillic: card('Кто отвечает за подарок партнёра? Їжак, ґанок, љубав', {
    lang: 'ru',
    kicker: 'Блог · Модерация',
    meta: 'Инес Моро · 2 ноября 2026',
  }),
  greek: card('Ποιος απαντά για το δώρο του συνεργάτη; Ἀθῆναι', { lang: 'el' }),
  arabic: card('من يجيب عن هدية الشريك بعد نشر المقال؟', {
    lang: 'ar',
    kicker: 'المدونة · الإشراف',
    meta: 'إيناس مورو · 2 نوفمبر 2026',
    label: 'إعلان — هدية',
  }),
  'arabic-answer': card('هل يجوز لي استخدام صورة نشرها شخص آخر؟', {
    kind: 'answer',
    lang: 'ar',
    kicker: 'إجابة · الحقوق',
  }),
  'arabic-vowels': card('كِتابٌ عن مُحَمَّدٍ لأنّه جَميلٌ', { lang: 'ar' }),
  'hebrew-mixed': card('מי אחראי על Colophon (גרסה 2.0) בשנת 2026 (beta)?', { lang: 'he' }),
  'hebrew-per-cent': card('הנחה של 50% (עד 10.5 ש"ח) [draft]', { lang: 'he' }),
  devanagari: card('हिन्दी में शर्तें: कर्म, पूर्व, ट्रैफ़िक और ज़रूर', { lang: 'hi' }),
  japanese: card('投稿が公開された後、パートナーからの贈り物については誰が責任を負うのか？', { lang: 'ja' }),
  chinese: card('文章发布之后，谁对合作伙伴的礼物负责？（2026）', { lang: 'zh' }),
  korean: card('글이 게시된 후 파트너의 선물에 대해 누가 책임을 지나요?', { lang: 'ko' }),
  emoji: card('Ship it 🚀: 5 steps 👩🏽‍💻 with ❤️ → done ✓ 🇫🇷', { kicker: 'Blog · 🎉 News' }),
  missing: card('Hello ใครรับผิดชอบ'),
};

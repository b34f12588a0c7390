# The words of the interface, in Turkish. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite plural (siz) in sentences and in imperatives, as on turkiye.gov.tr; short imperatives of
# software on buttons (Kopyala, Yazdır). Turkish has no grammatical gender.
# No suffix is attached to a number or a date, since its form depends on how the number is read.
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one (1), other (everything else); the noun stays in the singular after a number.

## Around every page

skip-link = İçeriğe geç
menu = Menü
menu-close = Menüyü kapat
reach-label = Sayfada gezinme
to-top = Başa dön
nav-label = Ana gezinme
nav-earlier = Öncekiler ({ $n })
nav-later = Sonrakiler ({ $n })
breadcrumbs-label = Sayfa yolu
# unsure: the name of a group of links to indexes and lists.
footer-label = Dizinler
languages-label = Dil
language-untranslated = (henüz çevrilmedi)
tools-open = Dil ve görünüm
appearance = Görünüm
appearance-auto = Cihazla aynı
appearance-light = Açık
appearance-dark = Koyu
a-z = A–Z dizini
a-z-description = Alfabetik sırayla sayfa başlıkları, ara başlıklar ve terimler.
letters-label = Harfler
parts-label = Listenin bölümleri
glossary = Terimler sözlüğü
glossary-description = Burada karşınıza çıkan terimler ve anlamları.
glossary-synonyms = Diğer adları:
glossary-page = Ayrıntılı bilgi:
tags = Konular
tags-description = Tüm konular ve içerdikleri.
tags-all = Tüm konular
tag = Konu
tag-description = Bu konuyla ilgili her şey.
tag-count = { $n ->
    [one] { $n } sayfa
   *[other] { $n } sayfa
}
page-count = { $n ->
    [one] { $n } sayfa
   *[other] { $n } sayfa
}
map = Site haritası
map-description = Neyin nerede olduğu ve sayfaların birbirine nasıl bağlandığı.
map-picture = Resim: sayfalar ve aralarındaki bağlantılar. Aynı bilgiler aşağıda liste olarak da yer alıyor.
map-list = Aynı bilgiler liste olarak
map-leads-to = Şuralara götürür:
print = Tümünü yazdır
print-description = Sitenin tamamı tek sayfada. Tarayıcınızın yazdırma komutuyla yazdırabilir veya kaydedebilirsiniz.
print-too-long = Bu site tek sayfaya sığmayacak kadar büyük. Her sayfa ayrı ayrı yazdırılabilir:
print-toc = İçindekiler
feed = Yenilikler (Atom)

## A page

toc = Bu sayfada
reading-time = { $n ->
    [one] { $n } dakikalık okuma
   *[other] { $n } dakikalık okuma
}
review-done = İncelendi
review-next = Sonraki inceleme
updated = Güncellendi
changes = Neler değişti
change-major = Önemli:
status-deprecated = Bu sayfa güncel değil
status-withdrawn = Bu sayfa geri çekildi
status-withdrawn-text = Artık geçerli değil.
status-instead = Bunun yerine okuyun:
generated-title = Makine çevirisi
generated-source = Bu metni bir program çevirdi. Aslını okuyun
review-none = Henüz incelenmedi
review-overdue = İncelemenin süresi geçti
owner = Sorumlu:
place = Geçerli olduğu yer:
sources = Kaynaklar
exception-title = Bu önerinin geçerli olmadığı durumlar
children = Bu bölümde
related = Sonraki adımlar
used-by = Bundan söz eden sayfalar
used-by-rest = { $n } tane daha
kind-page = sayfa
kind-scenario = durum
kind-quiz = soru formu
kind-glossary = terim
sequence-label = Önceki ve sonraki sayfa
previous = Önceki
next = Sonraki
edit = Bu sayfa için değişiklik önerin
feedback = Bu sayfadaki bir hatayı bildir
home-children = Sitenin tüm bölümleri
home-scenarios = Durumunuzu bulun
copy = Kopyala
copied = Kopyalandı
copy-failed = Kopyalanamadı, lütfen metni elle seçin

## Inside the text

callout-note = Not
callout-tip = İpucu
callout-important = Önemli
callout-warning = Uyarı
callout-caution = Tehlike
callout-info = Bilgi
callout-success = Başarılı
callout-question = Soru
callout-danger = Tehlike
callout-bug = Hata
callout-example = Örnek
callout-quote = Alıntı
callout-abstract = Özet
callout-details = Ayrıntılar
table = Tablo
code = Kod
letter = Hazır metin
diagram-source = Diyagramın kaynağı
footnotes = Dipnotlar
footnote-back = Metne dön
heading-anchor = Bölüm bağlantısı:
changed-section = Bu bölüm özgün metinde değişti.
missing-section = Bu bölüm henüz çevrilmedi.

## Translations

translations = Çevirilerin durumu
translations-description = Hangi sayfaların çevrildiği ve hangilerinin özgün metnin gerisinde kaldığı.
translations-page = Sayfa
translations-pages = Bu çevirinin tüm sayfaları
translations-state = Durum
translations-changed = Eksikler
translations-since = Başlangıç
state-source = özgün
state-fresh = güncel
state-stale = güncel değil
state-removed = özgün metinden bir bölüm çıkarıldı
state-moved = özgün metinde bir bölüm taşındı
state-incomplete = eksik
state-extra = fazlası var
state-unconfirmed = onaylanmadı
state-untranslated = çevrilmedi
state-in-translation = çevriliyor
state-orphan = özgün metni yok
sections-of = { $n ->
    [one] { $total } bölümden { $n } tanesi değişti
   *[other] { $total } bölümden { $n } tanesi değişti
}
sections-missing = { $n ->
    [one] { $n } bölüm eksik
   *[other] { $n } bölüm eksik
}
freshness-label = Çevirinin durumu
freshness-stale-title = Bu çeviri güncel değil
freshness-changed = { $n ->
    [one] Özgün metinde { $total } bölümden { $n } tanesi değişti.
   *[other] Özgün metinde { $total } bölümden { $n } tanesi değişti.
}
freshness-since = Son karşılaştırma: { $date }.
freshness-missing = { $n ->
    [one] { $n } bölüm hâlâ özgün dilinde.
   *[other] { $n } bölüm hâlâ özgün dilinde.
}
freshness-beginning = Sayfanın başı
freshness-in-source = özgün metinde
freshness-major = önemli değişiklik
freshness-untranslated-title = Bu sayfa henüz çevrilmedi
freshness-untranslated = Sayfa özgün dilinde gösteriliyor.
freshness-open-source = Özgün metni aç
freshness-unconfirmed = Bu çevirinin özgün metinle örtüştüğü henüz onaylanmadı.

## Search

search = Arama
search-description = Sayfa, durum veya terim arayın.
search-label = Bu sitede ara
search-placeholder = Ara
search-count = { $n ->
    [one] { $n } sonuç
   *[other] { $n } sonuç
}
search-none = Sonuç bulunamadı. Başka bir kelime veya yalnızca kelimenin başını deneyin.
search-loading = Yükleniyor…
search-failed = Arama yüklenemedi. Her şeyi burada da bulabilirsiniz:
search-results = Arama sonuçları
search-more = Daha fazla sonuç
search-ways = Diğer arama yolları
search-all = Tüm sonuçlar
search-other = Diğer dillerde
search-unknown = Bu sitede yok:
search-similar = Benzer sözcükler:
search-clear = Temizle
search-kind = Tür
search-everything = Tümü
search-noscript = Arama için JavaScript gerekir. JavaScript olmadan her şeyi burada bulabilirsiniz:

## Situations

scenarios = Durumlar
scenarios-by-severity = Ciddiyetine göre
scenarios-by-signal = Ne olduğuna göre
scenarios-signal = Ne oluyor
scenarios-scenario = Durum
severity = Ciddiyet
severity-info = Olağan durum
severity-caution = Dikkatli olun
severity-serious = Ciddi durum
severity-danger = Tehlike
scenario-signals = Nasıl anlaşılır
scenario-channel = Nasıl iletilir
scenario-steps = Ne yapmalı
scenario-scripts = Ne söylemeli veya yazmalı
scenario-risks = Neler ters gidebilir
scenario-exceptions = Burada geçerli olmayan öneriler
scenario-related = Sonraki adımlar
channel-recommended = En iyisi
channel-allowed = Bu da olur
channel-never = Asla
step-when = Şu durumda geçerli:
step-page = Nasıl yapılır:
step-script = Hazır metin:
script-channel = İletişim yolu:
script-fields = Bilgileri doldurun
script-private = Yazdıklarınız bu pencerede kalır. Gönderilmez ve kaydedilmez.
script-remember = Bu bilgileri başka metinler için de bu cihazda hatırla. Bu tarayıcıyı kullanan herkes onları görebilir.
script-email = E-postada aç
script-download = İndir
script-missing = Doldurulması gerekenler:
safety-title = Şu anda tehlikede misiniz?
safety-leave = Bu sayfadan hemen çık
safety-leave-key = Esc tuşuna üç kez basmak da aynı işlevi görür.

## Quiz

and = ve
or = veya
# unsure: "anket" is more usual, but it means an opinion poll.
quizzes = Soru formları
quiz-how = Soruları yanıtlayın. Sonucunuz ve planınız soruların altındadır.
quiz-many = Size uyanların hepsini seçin.
quiz-questions = Sorular
quiz-question = soru { $n }
quiz-only-if = Yalnızca şu durumda yanıtlayın:
quiz-skipped = Bu soruyu atlarsanız sayılacak puan:
quiz-go-to = Devamı:
# unsure: stands before a condition in parentheses.
quiz-not = şu doğru değil:
quiz-outcome = Sonuç
quiz-stop = Önce bu
quiz-cap = Ondan önce
quiz-applies-if = Şu durumda geçerli:
quiz-then = Sonucunuz:
quiz-best-result = Olabilecek en iyi sonuç:
quiz-add-up = Puanlarınızı toplayın
quiz-add-up-how = Yanıtlarınızın yanındaki sayıları önce satır satır, sonra hepsini birlikte toplayın.
quiz-dimension = Alan
quiz-yours = Puanınız
quiz-most = En fazla
quiz-total = Toplam
quiz-floors = Ayrıca
quiz-result = Sonuç
quiz-band = { $from }–{ $to }
quiz-band-best = { $from } veya üzeri
quiz-floor = en az { $n }
quiz-read = Okuyun:
quiz-plan = Planınız
quiz-plan-how = En az bir gerekçesi size uyan adımlar sizin içindir.
quiz-because = Seçtiğiniz yanıt nedeniyle:
quiz-because-condition = Yanıtlarınız nedeniyle
quiz-because-result = Sonucunuz nedeniyle:
quiz-step = { $left ->
    [0] Soru { $n }, sonuncu
    [one] Soru { $n }, en fazla { $left } kaldı
   *[other] Soru { $n }, en fazla { $left } kaldı
}
quiz-continue = Devam
quiz-back = Geri
quiz-error-title = Bir sorun var
quiz-error-prefix = Hata:
quiz-print = Yazdır
quiz-copy-plan = Planı kopyala
quiz-score = Alanlara göre puanlar
quiz-score-of = { $n } / { $max }
quiz-answers = Yanıtlarınızı gözden geçirin
quiz-change = Değiştir
quiz-own = Yanıtlarınız
quiz-own-memory = Yalnızca bu sekmedeler. Sekmeyi kapattığınızda silinirler.
quiz-own-kept = Bu cihazda saklanıyorlar.
quiz-keep = Bu cihazda sakla
quiz-keep-note = Bu tarayıcıyı kullanan herkes onları görebilir.
quiz-copy-link = Bağlantıyı kopyala
quiz-copy-link-note = Bağlantıyı alan herkes yanıtlarınızı görebilir.
quiz-delete = Yanıtlarımı sil
quiz-delete-note = Hemen ve tümü, saklananlar da dahil.
quiz-deleted = Yanıtlarınız silindi.
quiz-kept = Yanıtlarınız bu cihazda saklanıyor.
quiz-not-kept = Yanıtlarınız artık bu cihazda saklanmıyor.
quiz-keep-failed = Tarayıcınız saklamaya izin vermedi. Yanıtlarınız yalnızca bu sayfada kalır.
quiz-outdated = Soru formu bu arada değişti. Önceki yanıtlarınız artık uymuyor, lütfen yeniden yanıtlayın.

## Special pages

accessibility = Erişilebilirlik
accessibility-full = Bu site WCAG 2.2 AA yönergelerini karşılar.
accessibility-partial = Bu site WCAG 2.2 AA yönergelerinin çoğunu karşılar.
accessibility-none = Bu site WCAG 2.2 AA yönergelerini henüz karşılamıyor.
accessibility-problems = Henüz çalışmayanlar
accessibility-tests = Site nasıl test ediliyor
accessibility-tests-text = Programlar her tür sayfayı test eder: axe ve bir HTML doğrulayıcıyla, klavyeyle, betikler olmadan, küçük ekranlarda, tüm renklerde ve baskıda. Sorunların yalnızca bir kısmını bulurlar.
accessibility-contact = Neyin çalışmadığını bize bildirin
accessibility-prepared = Bildirimin denetlendiği tarih:
not-found = Bu sayfa bulunamadı
not-found-description = Adres yanlış yazılmış veya sayfa taşınmış olabilir.
not-found-home = Ana sayfa
redirect = Bu sayfa taşındı
redirect-text = Yeni adres:

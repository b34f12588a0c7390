# The words of the interface, in Japanese. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: polite です・ます in sentences, nouns and plain verbs on buttons, as is usual in Japanese
# software. "You" is left out. A page is ページ, the whole site is サイト.
# The template ends conditions with a full stop, so labels before them end with a colon.
# Plural forms: other.

## Around every page

skip-link = 本文へ移動
menu = メニュー
menu-close = メニューを閉じる
reach-label = ページ内の移動
to-top = ページの先頭へ
nav-label = メインナビゲーション
nav-earlier = 前の項目 ({ $n })
nav-later = 次の項目 ({ $n })
breadcrumbs-label = 現在位置
# unsure: the name of a group of links to indexes and lists.
footer-label = 一覧と索引
languages-label = 言語
language-untranslated = (未翻訳)
tools-open = 言語と表示
appearance = 表示モード
appearance-auto = 端末の設定に合わせる
appearance-light = ライト
appearance-dark = ダーク
a-z = 索引
a-z-description = ページ名、見出し、用語を順に並べた一覧です。
letters-label = 文字
parts-label = 一覧のページ送り
glossary = 用語集
glossary-description = このサイトで使われる用語とその意味です。
glossary-synonyms = 別名:
glossary-page = 詳しいページ:
tags = トピック
tags-description = すべてのトピックと関連するページです。
tags-all = すべてのトピック
tag = トピック
tag-description = このトピックに関連するすべてのページです。
tag-count = { $n ->
   *[other] { $n }ページ
}
page-count = { $n ->
   *[other] { $n }ページ
}
map = サイトマップ
map-description = どこに何があり、ページがどうつながっているかを示します。
map-picture = 図: ページとページ間のリンク。同じ内容が下の一覧にあります。
map-list = 同じ内容の一覧
map-leads-to = リンク先:
print = すべて印刷
print-description = サイト全体を1ページにまとめています。ブラウザーの印刷機能で印刷または保存できます。
print-too-long = このサイトは1ページにまとめるには大きすぎます。各ページは個別に印刷できます:
print-toc = 目次
feed = 新着情報 (Atom)

## A page

toc = このページの内容
reading-time = { $n ->
   *[other] 読了時間 約{ $n }分
}
review-done = 確認済み
review-next = 次回の確認
updated = 更新
changes = 変更点
change-major = 重要：
status-deprecated = このページは古くなっています
status-withdrawn = このページは取り下げられました
status-withdrawn-text = 内容は現在有効ではありません。
status-instead = 代わりに読むページ：
generated-title = 機械翻訳
generated-source = この文章はプログラムが翻訳しました。原文を読む
review-none = まだ確認されていません
review-overdue = 確認の期限を過ぎています
owner = 担当：
place = 対象地域：
sources = 出典
exception-title = この助言が当てはまらない場合
children = このセクションの内容
related = 次に読むページ
used-by = このページに言及しているページ
used-by-rest = ほか{ $n }件
kind-page = ページ
kind-scenario = 状況
# unsure: "アンケート" is more usual, but it means an opinion poll.
kind-quiz = 質問票
kind-glossary = 用語
sequence-label = 前後のページ
previous = 前へ
next = 次へ
edit = このページの修正を提案
feedback = このページの誤りを報告する
home-children = サイトの全セクション
home-scenarios = 自分の状況を探す
copy = コピー
copied = コピーしました
copy-failed = コピーできませんでした。手動で選択してください

## Inside the text

callout-note = 補足
callout-tip = ヒント
callout-important = 重要
callout-warning = 警告
callout-caution = 危険
callout-info = 情報
callout-success = 成功
callout-question = 質問
callout-danger = 危険
callout-bug = 不具合
callout-example = 例
callout-quote = 引用
callout-abstract = 要約
callout-details = 詳細
table = 表
code = コード
letter = 使える文例
diagram-source = 図のソース
footnotes = 脚注
footnote-back = 本文に戻る
heading-anchor = 見出しへのリンク:
changed-section = この節は原文で変更されています。
missing-section = この節はまだ翻訳されていません。

## Translations

translations = 翻訳状況
translations-description = 翻訳済みのページと、原文の更新に追いついていないページの一覧です。
translations-page = ページ
translations-pages = この翻訳の全ページ
translations-state = 状態
translations-changed = 不足している内容
translations-since = いつから
state-source = 原文
state-fresh = 最新
state-stale = 要更新
state-removed = 原文で一部削除
state-moved = 原文で一部移動
state-incomplete = 一部未翻訳
state-extra = 原文より多い
state-unconfirmed = 未確認
state-untranslated = 未翻訳
state-in-translation = 翻訳中
state-orphan = 原文なし
sections-of = { $n ->
   *[other] { $total }節中{ $n }節が変更
}
sections-missing = { $n ->
   *[other] { $n }節が不足
}
freshness-label = 翻訳の状態
freshness-stale-title = この翻訳は原文の更新に追いついていません
freshness-changed = { $n ->
   *[other] 原文では{ $total }節中{ $n }節が変更されています。
}
freshness-since = 最終照合日: { $date }。
freshness-missing = { $n ->
   *[other] { $n }節がまだ原文の言語のままです。
}
freshness-beginning = ページの冒頭
freshness-in-source = 原文
freshness-major = 大きな変更
freshness-untranslated-title = このページはまだ翻訳されていません
freshness-untranslated = 原文の言語で表示しています。
freshness-open-source = 原文を開く
freshness-unconfirmed = この翻訳が原文と一致しているかどうかは、まだ確認されていません。

## Search

search = 検索
search-description = ページ、状況、用語を検索できます。
search-label = サイト内検索
search-placeholder = 検索
search-count = { $n ->
   *[other] { $n }件
}
search-none = 見つかりませんでした。別の言葉か、言葉の先頭部分だけで試してください。
search-loading = 読み込み中…
search-failed = 検索を読み込めませんでした。すべての内容は次の一覧にもあります:
search-results = 検索結果
search-more = さらに表示
search-ways = ほかの探し方
search-all = すべての検索結果
search-other = ほかの言語
search-unknown = このサイトにない言葉：
search-similar = 似た言葉：
search-clear = 消去
search-kind = 種類
search-everything = すべて
search-noscript = 検索にはJavaScriptが必要です。使えない場合は次の一覧から探せます:

## Situations

scenarios = 状況
scenarios-by-severity = 深刻さで探す
scenarios-by-signal = 起きていることで探す
scenarios-signal = 起きていること
scenarios-scenario = 状況
severity = 深刻さ
severity-info = 日常的な状況
severity-caution = 注意が必要
severity-serious = 深刻な状況
severity-danger = 危険
scenario-signals = 見分け方
scenario-channel = 伝え方
scenario-steps = すべきこと
scenario-scripts = 言うこと・書くこと
scenario-risks = 起こりうる問題
scenario-exceptions = ここでは当てはまらない助言
scenario-related = 次に読むページ
channel-recommended = 最適
channel-allowed = これも可
channel-never = 不可
step-when = 次の場合に該当:
step-page = 方法:
step-script = 使える文例:
script-channel = 手段:
script-fields = 項目を入力
script-private = 入力した内容はこの画面内にとどまります。送信も保存もされません。
script-remember = この端末に入力内容を記憶し、ほかの文面にも使う。このブラウザーを使う人は誰でも見ることができます。
script-email = メールで開く
script-download = ダウンロード
script-missing = 未入力の項目：
safety-title = 今、身の危険がありますか。
safety-leave = すぐにこのページを離れる
safety-leave-key = Escキーを3回押しても同じです。

## Quiz

and = かつ
or = または
# unsure: "アンケート" is more usual, but it means an opinion poll.
quizzes = 質問票
quiz-how = 質問に答えてください。結果と計画は質問の下に表示されます。
quiz-many = 当てはまるものをすべて選んでください。
quiz-questions = 質問
quiz-question = 質問{ $n }
quiz-only-if = 次の場合のみ回答:
quiz-skipped = この質問を飛ばす場合の点数:
quiz-go-to = 次に進む先:
# unsure: stands before a condition in parentheses.
quiz-not = 次に当てはまらない
quiz-outcome = 結果
quiz-stop = まずこれを
quiz-cap = その前に
quiz-applies-if = 次の場合に該当:
quiz-then = 結果:
quiz-best-result = 到達できる最良の結果:
quiz-add-up = 点数の合計
quiz-add-up-how = 選んだ回答の横の数字を、行ごとに足してから全体を合計してください。
quiz-dimension = 分野
quiz-yours = 自分の点数
quiz-most = 満点
quiz-total = 合計
quiz-floors = 追加の条件
quiz-result = 結果
quiz-band = { $from }～{ $to }
quiz-band-best = { $from }以上
quiz-floor = { $n }以上
quiz-read = 参照:
quiz-plan = 行動計画
quiz-plan-how = 当てはまる理由が1つでもある項目が、行うべき項目です。
quiz-because = 選んだ回答:
quiz-because-condition = 回答内容に基づく
quiz-because-result = 結果:
quiz-step = { $left ->
    [0] 質問{ $n } (最後)
   *[other] 質問{ $n } (残り最大{ $left }問)
}
quiz-continue = 続ける
quiz-back = 戻る
quiz-error-title = 入力内容に問題があります
quiz-error-prefix = エラー:
quiz-print = 印刷
quiz-copy-plan = 計画をコピー
quiz-score = 分野別の点数
quiz-score-of = { $max }点中{ $n }点
quiz-answers = 回答の確認
quiz-change = 変更
quiz-own = 自分の回答
quiz-own-memory = このタブ内にのみ保持されています。タブを閉じると消えます。
quiz-own-kept = この端末に保存されています。
quiz-keep = この端末に保存
quiz-keep-note = このブラウザーを使う人は誰でも見ることができます。
quiz-copy-link = リンクをコピー
quiz-copy-link-note = リンクを受け取った人は回答を見ることができます。
quiz-delete = 自分の回答を削除
quiz-delete-note = 保存したものも含め、すべてすぐに削除します。
quiz-deleted = 回答を削除しました。
quiz-kept = 回答をこの端末に保存しました。
quiz-not-kept = 回答はこの端末に保存されなくなりました。
quiz-keep-failed = ブラウザーが保存を許可しませんでした。回答はこのページにのみ残ります。
quiz-outdated = 質問票が変更されました。以前の回答は使えなくなったため、もう一度回答してください。

## Special pages

accessibility = アクセシビリティ
accessibility-full = このサイトは WCAG 2.2 AA のガイドラインを満たしています。
accessibility-partial = このサイトは WCAG 2.2 AA のガイドラインの大部分を満たしています。
accessibility-none = このサイトはまだ WCAG 2.2 AA のガイドラインを満たしていません。
accessibility-problems = まだうまく使えないところ
accessibility-tests = サイトのテスト方法
accessibility-tests-text = プログラムが各種類のページをテストします。axe と HTML バリデーター、キーボード操作、スクリプトなし、小さな画面、すべての配色、印刷で確かめます。見つかるのは問題の一部だけです。
accessibility-contact = 使えないところをお知らせください
accessibility-prepared = この声明の確認日：
not-found = ページが見つかりません
not-found-description = アドレスが間違っているか、ページが移動した可能性があります。
not-found-home = トップページ
redirect = ページは移動しました
redirect-text = 新しいアドレス:

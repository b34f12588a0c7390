# The words of the interface, in Chinese (traditional characters). Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: usage of Taiwan; short verbs on buttons, 請 and 您 in sentences, as on gov.tw. Full-width
# punctuation in sentences; spaces around numbers and Latin words, as in GNOME.
# Plural forms: other.

## Around every page

skip-link = 跳到主要內容
menu = 選單
menu-close = 關閉選單
reach-label = 頁內導覽
to-top = 回到頂端
nav-label = 主要導覽
nav-earlier = 前面的項目（{ $n }）
nav-later = 後面的項目（{ $n }）
breadcrumbs-label = 目前位置
# unsure: the name of a group of links to indexes and lists.
footer-label = 目錄與索引
languages-label = 語言
language-untranslated = （尚未翻譯）
tools-open = 語言與外觀
appearance = 外觀
appearance-auto = 與裝置相同
appearance-light = 淺色
appearance-dark = 深色
a-z = 索引
a-z-description = 依順序列出頁面標題、小標題與詞彙。
letters-label = 首字索引
parts-label = 清單分頁
glossary = 詞彙表
glossary-description = 本網站出現的詞彙及其意義。
glossary-synonyms = 又稱：
glossary-page = 詳見頁面：
tags = 主題
tags-description = 所有主題及其內容。
tags-all = 所有主題
tag = 主題
tag-description = 屬於此主題的所有內容。
tag-count = { $n ->
   *[other] { $n } 個頁面
}
page-count = { $n ->
   *[other] { $n } 個頁面
}
map = 網站導覽
map-description = 內容在哪裡，頁面之間如何連結。
map-picture = 圖：頁面及其之間的連結。下方有相同內容的清單。
map-list = 相同內容的清單
map-leads-to = 連結至：
print = 列印全部
print-description = 整個網站合為一頁。可用瀏覽器的列印指令列印或儲存。
print-too-long = 本網站內容太多，無法合為一頁。可以個別列印每個頁面：
print-toc = 目錄
feed = 最新消息（Atom）

## A page

toc = 本頁內容
reading-time = { $n ->
   *[other] 閱讀約需 { $n } 分鐘
}
review-done = 已審閱
review-next = 下次審閱
updated = 更新於
changes = 更新內容
change-major = 重要：
status-deprecated = 此頁面已過時
status-withdrawn = 此頁面已撤回
status-withdrawn-text = 內容已不再有效。
status-instead = 請改讀：
generated-title = 機器翻譯
generated-source = 本文由程式翻譯。閱讀原文
review-none = 尚未審閱
review-overdue = 審閱已逾期
owner = 負責：
place = 適用於：
sources = 來源
exception-title = 本建議不適用的情況
children = 本單元內容
related = 接下來看什麼
used-by = 提及本頁的頁面
used-by-rest = 還有 { $n } 個
kind-page = 頁面
kind-scenario = 情況
kind-quiz = 問卷
kind-glossary = 詞彙
sequence-label = 上一頁與下一頁
previous = 上一頁
next = 下一頁
edit = 對本頁提出修改建議
feedback = 回報本頁的錯誤
home-children = 本網站所有單元
home-scenarios = 找到您的情況
copy = 複製
copied = 已複製
copy-failed = 無法複製，請手動選取文字

## Inside the text

callout-note = 說明
callout-tip = 提示
callout-important = 重要
callout-warning = 警告
callout-caution = 危險
callout-info = 資訊
callout-success = 成功
callout-question = 問題
callout-danger = 危險
callout-bug = 錯誤
callout-example = 範例
callout-quote = 引用
callout-abstract = 摘要
callout-details = 詳細資訊
table = 表格
code = 程式碼
letter = 可用文字
diagram-source = 圖表原始碼
footnotes = 註腳
footnote-back = 回到內文
heading-anchor = 本節連結：
changed-section = 本節的原文已變更。
missing-section = 本節尚未翻譯。

## Translations

translations = 翻譯狀態
translations-description = 哪些頁面已翻譯，哪些頁面落後於原文。
translations-page = 頁面
translations-pages = 此譯文的所有頁面
translations-state = 狀態
translations-changed = 缺少的內容
translations-since = 起始日期
state-source = 原文
state-fresh = 最新
state-stale = 待更新
state-removed = 原文刪除了部分內容
state-moved = 原文移動了部分內容
state-incomplete = 不完整
state-extra = 多於原文
state-unconfirmed = 未確認
state-untranslated = 未翻譯
state-in-translation = 翻譯中
state-orphan = 無原文
sections-of = { $n ->
   *[other] { $total } 節中有 { $n } 節已變更
}
sections-missing = { $n ->
   *[other] 缺少 { $n } 節
}
freshness-label = 譯文狀態
freshness-stale-title = 譯文落後於原文
freshness-changed = { $n ->
   *[other] 原文的 { $total } 節中有 { $n } 節已變更。
}
freshness-since = 上次比對日期：{ $date }。
freshness-missing = { $n ->
   *[other] 還有 { $n } 節尚未翻譯，以原文語言顯示。
}
freshness-beginning = 頁面開頭
freshness-in-source = 原文
freshness-major = 重大變更
freshness-untranslated-title = 本頁尚未翻譯
freshness-untranslated = 目前以原文語言顯示。
freshness-open-source = 開啟原文
freshness-unconfirmed = 尚無人確認此譯文與原文一致。

## Search

search = 搜尋
search-description = 尋找頁面、情況或詞彙。
search-label = 搜尋本網站
search-placeholder = 搜尋
search-count = { $n ->
   *[other] { $n } 筆結果
}
search-none = 找不到結果。請換一個詞，或只輸入詞的開頭。
search-loading = 載入中…
search-failed = 無法載入搜尋功能。所有內容也列在這裡：
search-results = 搜尋結果
search-more = 更多結果
search-ways = 其他尋找方式
search-all = 所有結果
search-other = 其他語言
search-unknown = 本網站沒有：
search-similar = 相似的詞：
search-clear = 清除
search-kind = 類型
search-everything = 全部
search-noscript = 搜尋需要 JavaScript。沒有 JavaScript 時，可在這裡找到所有內容：

## Situations

scenarios = 情況
scenarios-by-severity = 依嚴重程度
scenarios-by-signal = 依正在發生的事
scenarios-signal = 正在發生的事
scenarios-scenario = 情況
severity = 嚴重程度
severity-info = 日常情況
severity-caution = 需要小心
severity-serious = 嚴重情況
severity-danger = 危險
scenario-signals = 如何辨識
scenario-channel = 如何表達
scenario-steps = 該怎麼做
scenario-scripts = 該說或寫什麼
scenario-risks = 可能出現的問題
scenario-exceptions = 哪些建議在此不適用
scenario-related = 接下來看什麼
channel-recommended = 最佳方式
channel-allowed = 也可以
channel-never = 切勿
step-when = 適用條件：
step-page = 具體做法：
step-script = 可用文字：
script-channel = 方式：
script-fields = 填寫資料
script-private = 您輸入的內容只保留在此視窗中，不會傳送，也不會儲存。
script-remember = 在此裝置上記住這些資訊，供其他文字使用。任何使用此瀏覽器的人都能看到。
script-email = 在電子郵件中開啟
script-download = 下載
script-missing = 尚未填寫：
safety-title = 您現在有危險嗎？
safety-leave = 快速離開本頁
safety-leave-key = 連按三次 Esc 鍵效果相同。

## Quiz

and = 並且
or = 或
quizzes = 問卷
quiz-how = 請回答各個問題。結果與計畫在問題下方。
quiz-many = 請選擇所有符合的選項。
quiz-questions = 問題
quiz-question = 問題 { $n }
quiz-only-if = 僅在以下情況作答：
quiz-skipped = 如果略過此問題，計分：
quiz-go-to = 請前往：
quiz-not = 並非
quiz-outcome = 結果
quiz-stop = 請先處理此事
quiz-cap = 在此之前
quiz-applies-if = 適用條件：
quiz-then = 您的結果：
quiz-best-result = 可能的最佳結果：
quiz-add-up = 計算總分
quiz-add-up-how = 請將答案旁邊的數字逐列相加，再全部加總。
quiz-dimension = 面向
quiz-yours = 您的分數
quiz-most = 最高
quiz-total = 總分
quiz-floors = 同時符合
quiz-result = 結果
quiz-band = { $from } 至 { $to }
quiz-band-best = { $from } 或以上
quiz-floor = 至少 { $n }
quiz-read = 請閱讀：
quiz-plan = 您的計畫
quiz-plan-how = 至少有一個理由符合的步驟，就是您要做的。
quiz-because = 因為您選擇了
quiz-because-condition = 根據您的答案
quiz-because-result = 因為您的結果是
quiz-step = { $left ->
    [0] 問題 { $n }，最後一題
   *[other] 問題 { $n }，最多還剩 { $left } 題
}
quiz-continue = 繼續
quiz-back = 返回
quiz-error-title = 發生問題
quiz-error-prefix = 錯誤：
quiz-print = 列印
quiz-copy-plan = 複製計畫
quiz-score = 各面向分數
quiz-score-of = { $n } / { $max }
quiz-answers = 檢查您的答案
quiz-change = 變更
quiz-own = 您的答案
quiz-own-memory = 答案只存在於此分頁中，關閉後即消失。
quiz-own-kept = 答案已儲存在此裝置上。
quiz-keep = 儲存在此裝置上
quiz-keep-note = 使用此瀏覽器的任何人都能看到。
quiz-copy-link = 複製連結
quiz-copy-link-note = 收到連結的人都能看到您的答案。
quiz-delete = 刪除我的答案
quiz-delete-note = 立即全部刪除，包括已儲存的答案。
quiz-deleted = 您的答案已刪除。
quiz-kept = 您的答案已儲存在此裝置上。
quiz-not-kept = 您的答案不再儲存在此裝置上。
quiz-keep-failed = 您的瀏覽器不允許儲存。答案只保留在本頁。
quiz-outdated = 問卷已變更，您先前的答案不再適用，請重新作答。

## Special pages

accessibility = 無障礙
accessibility-full = 本網站符合 WCAG 2.2 AA 指引。
accessibility-partial = 本網站符合 WCAG 2.2 AA 的大部分指引。
accessibility-none = 本網站尚不符合 WCAG 2.2 AA 指引。
accessibility-problems = 尚不能正常使用的部分
accessibility-tests = 網站如何測試
accessibility-tests-text = 程式測試每一類頁面：用 axe 和 HTML 驗證器、只用鍵盤、不用指令碼、在小螢幕上、在各種色彩下以及列印時。程式只能發現一部分問題。
accessibility-contact = 請告訴我們哪裡不能用
accessibility-prepared = 聲明核對日期：
not-found = 找不到此頁面
not-found-description = 網址可能有誤，或頁面已移動。
not-found-home = 首頁
redirect = 頁面已移動
redirect-text = 新網址：

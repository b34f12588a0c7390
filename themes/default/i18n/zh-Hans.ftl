# The words of the interface, in Chinese (simplified characters). Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: usage of mainland China; short verbs on buttons, 请 and 您 in sentences, as on gov.cn. Full-width
# punctuation in sentences; spaces around numbers and Latin words, as in GNOME.
# Plural forms: other.

## Around every page

skip-link = 跳到主要内容
menu = 菜单
menu-close = 关闭菜单
reach-label = 页内导航
to-top = 返回顶部
nav-label = 主导航
nav-earlier = 前面的条目（{ $n }）
nav-later = 后面的条目（{ $n }）
breadcrumbs-label = 当前位置
# unsure: the name of a group of links to indexes and lists.
footer-label = 目录与索引
languages-label = 语言
language-untranslated = （尚未翻译）
tools-open = 语言和外观
appearance = 外观
appearance-auto = 跟随设备
appearance-light = 浅色
appearance-dark = 深色
a-z = 索引
a-z-description = 按顺序列出页面标题、小标题和术语。
letters-label = 首字索引
parts-label = 列表分页
glossary = 术语表
glossary-description = 本站出现的术语及其含义。
glossary-synonyms = 又称：
glossary-page = 详见页面：
tags = 主题
tags-description = 所有主题及其内容。
tags-all = 所有主题
tag = 主题
tag-description = 属于该主题的所有内容。
tag-count = { $n ->
   *[other] { $n } 个页面
}
page-count = { $n ->
   *[other] { $n } 个页面
}
map = 网站地图
map-description = 内容在哪里，页面之间如何链接。
map-picture = 图：页面及其之间的链接。下方有相同内容的列表。
map-list = 相同内容的列表
map-leads-to = 链接到：
print = 打印全部
print-description = 整个网站合为一页。可用浏览器的打印命令打印或保存。
print-too-long = 本站内容太多，无法合为一页。可以单独打印每个页面：
print-toc = 目录
feed = 最新内容（Atom）

## A page

toc = 本页内容
reading-time = { $n ->
   *[other] 阅读约需 { $n } 分钟
}
review-done = 已审核
review-next = 下次审核
updated = 更新于
changes = 更新内容
change-major = 重要：
status-deprecated = 此页面已过时
status-withdrawn = 此页面已撤回
status-withdrawn-text = 内容已不再有效。
status-instead = 请改读：
generated-title = 机器翻译
generated-source = 本文由程序翻译。阅读原文
review-none = 尚未审核
review-overdue = 审核已逾期
owner = 负责：
place = 适用于：
sources = 来源
exception-title = 本建议不适用的情形
children = 本栏目内容
related = 接下来看什么
used-by = 提及本页的页面
used-by-rest = 还有 { $n } 个
kind-page = 页面
kind-scenario = 情形
kind-quiz = 问卷
kind-glossary = 术语
sequence-label = 上一页和下一页
previous = 上一页
next = 下一页
edit = 对本页提出修改建议
feedback = 报告本页的错误
home-children = 本站所有栏目
home-scenarios = 查找您的情形
copy = 复制
copied = 已复制
copy-failed = 复制失败，请手动选择文本

## Inside the text

callout-note = 说明
callout-tip = 提示
callout-important = 重要
callout-warning = 警告
callout-caution = 危险
callout-info = 信息
callout-success = 成功
callout-question = 问题
callout-danger = 危险
callout-bug = 缺陷
callout-example = 示例
callout-quote = 引用
callout-abstract = 摘要
callout-details = 详细信息
table = 表格
code = 代码
letter = 可用文本
diagram-source = 图表源码
footnotes = 脚注
footnote-back = 返回正文
heading-anchor = 本节链接：
changed-section = 本节的原文已更改。
missing-section = 本节尚未翻译。

## Translations

translations = 翻译状态
translations-description = 哪些页面已翻译，哪些页面落后于原文。
translations-page = 页面
translations-pages = 此译文的所有页面
translations-state = 状态
translations-changed = 缺少的内容
translations-since = 起始日期
state-source = 原文
state-fresh = 最新
state-stale = 待更新
state-removed = 原文删除了部分内容
state-moved = 原文移动了部分内容
state-incomplete = 不完整
state-extra = 多于原文
state-unconfirmed = 未确认
state-untranslated = 未翻译
state-in-translation = 翻译中
state-orphan = 无原文
sections-of = { $n ->
   *[other] { $total } 节中有 { $n } 节已更改
}
sections-missing = { $n ->
   *[other] 缺少 { $n } 节
}
freshness-label = 译文状态
freshness-stale-title = 译文落后于原文
freshness-changed = { $n ->
   *[other] 原文的 { $total } 节中有 { $n } 节已更改。
}
freshness-since = 上次比对日期：{ $date }。
freshness-missing = { $n ->
   *[other] 还有 { $n } 节未翻译，以原文语言显示。
}
freshness-beginning = 页面开头
freshness-in-source = 原文
freshness-major = 重大更改
freshness-untranslated-title = 本页尚未翻译
freshness-untranslated = 现以原文语言显示。
freshness-open-source = 打开原文
freshness-unconfirmed = 尚未有人确认此译文与原文一致。

## Search

search = 搜索
search-description = 查找页面、情形或术语。
search-label = 搜索本站
search-placeholder = 搜索
search-count = { $n ->
   *[other] { $n } 条结果
}
search-none = 未找到结果。请换一个词，或只输入词的开头。
search-loading = 正在加载…
search-failed = 无法加载搜索功能。所有内容也列在这里：
search-results = 搜索结果
search-more = 更多结果
search-ways = 其他查找方式
search-all = 所有结果
search-other = 其他语言
search-unknown = 本网站没有：
search-similar = 相似的词：
search-clear = 清除
search-kind = 类型
search-everything = 全部
search-noscript = 搜索需要 JavaScript。没有 JavaScript 时，可在这里找到所有内容：

## Situations

scenarios = 情形
scenarios-by-severity = 按严重程度
scenarios-by-signal = 按正在发生的事
scenarios-signal = 正在发生的事
scenarios-scenario = 情形
severity = 严重程度
severity-info = 日常情形
severity-caution = 需要小心
severity-serious = 严重情形
severity-danger = 危险
scenario-signals = 如何识别
scenario-channel = 如何表达
scenario-steps = 该怎么做
scenario-scripts = 该说什么或写什么
scenario-risks = 可能出现的问题
scenario-exceptions = 哪些建议在此不适用
scenario-related = 接下来看什么
channel-recommended = 首选
channel-allowed = 也可以
channel-never = 切勿
step-when = 适用条件：
step-page = 具体做法：
step-script = 可用文本：
script-channel = 方式：
script-fields = 填写信息
script-private = 您输入的内容只保留在此窗口中，不会发送，也不会保存。
script-remember = 在此设备上记住这些信息，供其他文本使用。任何使用此浏览器的人都能看到。
script-email = 在电子邮件中打开
script-download = 下载
script-missing = 尚未填写：
safety-title = 您现在有危险吗？
safety-leave = 快速离开本页
safety-leave-key = 连按三次 Esc 键效果相同。

## Quiz

and = 并且
or = 或
quizzes = 问卷
quiz-how = 请回答各个问题。结果和计划在问题下方。
quiz-many = 请选择所有符合的选项。
quiz-questions = 问题
quiz-question = 问题 { $n }
quiz-only-if = 仅在以下情况下回答：
quiz-skipped = 如果跳过此问题，计分：
quiz-go-to = 请转到：
quiz-not = 并非
quiz-outcome = 结果
quiz-stop = 请先处理此事
quiz-cap = 在此之前
quiz-applies-if = 适用条件：
quiz-then = 您的结果：
quiz-best-result = 可能的最佳结果：
quiz-add-up = 计算总分
quiz-add-up-how = 请将答案旁边的数字逐行相加，然后全部相加。
quiz-dimension = 方面
quiz-yours = 您的得分
quiz-most = 最高
quiz-total = 总分
quiz-floors = 同时满足
quiz-result = 结果
quiz-band = { $from } 至 { $to }
quiz-band-best = { $from } 或以上
quiz-floor = 至少 { $n }
quiz-read = 请阅读：
quiz-plan = 您的计划
quiz-plan-how = 至少有一个理由符合的步骤，就是您要做的。
quiz-because = 因为您选择了
quiz-because-condition = 根据您的答案
quiz-because-result = 因为您的结果是
quiz-step = { $left ->
    [0] 问题 { $n }，最后一题
   *[other] 问题 { $n }，最多还剩 { $left } 题
}
quiz-continue = 继续
quiz-back = 返回
quiz-error-title = 存在问题
quiz-error-prefix = 错误：
quiz-print = 打印
quiz-copy-plan = 复制计划
quiz-score = 各方面得分
quiz-score-of = { $n } / { $max }
quiz-answers = 核对您的答案
quiz-change = 更改
quiz-own = 您的答案
quiz-own-memory = 答案仅存在于此标签页中，关闭后即消失。
quiz-own-kept = 答案已保存在此设备上。
quiz-keep = 保存在此设备上
quiz-keep-note = 使用此浏览器的任何人都能看到。
quiz-copy-link = 复制链接
quiz-copy-link-note = 收到链接的人都能看到您的答案。
quiz-delete = 删除我的答案
quiz-delete-note = 立即全部删除，包括已保存的答案。
quiz-deleted = 您的答案已删除。
quiz-kept = 您的答案已保存在此设备上。
quiz-not-kept = 您的答案不再保存在此设备上。
quiz-keep-failed = 您的浏览器不允许保存。答案仅保留在本页。
quiz-outdated = 问卷已更改，您之前的答案不再适用，请重新作答。

## Special pages

accessibility = 无障碍
accessibility-full = 本网站符合 WCAG 2.2 AA 指南。
accessibility-partial = 本网站符合 WCAG 2.2 AA 的大部分指南。
accessibility-none = 本网站尚不符合 WCAG 2.2 AA 指南。
accessibility-problems = 尚不能正常使用的部分
accessibility-tests = 网站如何测试
accessibility-tests-text = 程序测试每一类页面：用 axe 和 HTML 验证器、只用键盘、不用脚本、在小屏幕上、在各种颜色下以及打印时。程序只能发现一部分问题。
accessibility-contact = 请告诉我们哪里不能用
accessibility-prepared = 声明核对日期：
not-found = 找不到此页面
not-found-description = 地址可能有误，或页面已移动。
not-found-home = 首页
redirect = 页面已移动
redirect-text = 新地址：

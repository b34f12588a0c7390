# The words of the interface, in Korean. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: formal polite sentences (-습니다, -하세요), nouns on buttons, as on gov.kr. "You" is left out
# wherever the sentence allows it. A page is 페이지, the whole site is 사이트.
# No particle whose form depends on the sound before it follows a number or a name.
# Plural forms: other.

## Around every page

skip-link = 본문으로 바로가기
menu = 메뉴
menu-close = 메뉴 닫기
reach-label = 페이지 내 이동
to-top = 맨 위로
nav-label = 주 메뉴
nav-earlier = 이전 항목 ({ $n })
nav-later = 다음 항목 ({ $n })
breadcrumbs-label = 현재 위치
# unsure: the name of a group of links to indexes and lists.
footer-label = 목록과 색인
languages-label = 언어
language-untranslated = (아직 번역되지 않음)
tools-open = 언어 및 화면 모드
appearance = 화면 모드
appearance-auto = 기기 설정과 동일
appearance-light = 밝게
appearance-dark = 어둡게
a-z = 가나다순 색인
a-z-description = 페이지 제목, 소제목, 용어를 가나다순으로 모았습니다.
letters-label = 글자
parts-label = 목록의 부분
glossary = 용어집
glossary-description = 이 사이트에 나오는 용어와 그 뜻입니다.
glossary-synonyms = 다른 이름:
glossary-page = 자세한 내용:
tags = 주제
tags-description = 모든 주제와 그에 속한 페이지입니다.
tags-all = 모든 주제
tag = 주제
tag-description = 이 주제에 속한 모든 페이지입니다.
tag-count = { $n ->
   *[other] { $n }페이지
}
page-count = { $n ->
   *[other] { $n }페이지
}
map = 사이트맵
map-description = 무엇이 어디에 있고 페이지들이 어떻게 연결되는지 보여 줍니다.
map-picture = 그림: 페이지와 페이지 사이의 링크. 아래에 같은 내용의 목록이 있습니다.
map-list = 같은 내용의 목록
map-leads-to = 연결된 페이지:
print = 전체 인쇄
print-description = 사이트 전체를 한 페이지에 모았습니다. 브라우저의 인쇄 기능으로 인쇄하거나 저장할 수 있습니다.
print-too-long = 이 사이트는 한 페이지에 담기에 너무 큽니다. 각 페이지를 따로 인쇄할 수 있습니다:
print-toc = 목차
feed = 새 소식 (Atom)

## A page

toc = 이 페이지의 내용
reading-time = { $n ->
   *[other] 읽는 시간 { $n }분
}
review-done = 검토 완료
review-next = 다음 검토
updated = 업데이트
changes = 변경 사항
change-major = 중요:
status-deprecated = 이 페이지는 오래되었습니다
status-withdrawn = 이 페이지는 철회되었습니다
status-withdrawn-text = 더 이상 유효하지 않습니다.
status-instead = 대신 읽을 페이지:
generated-title = 기계 번역
generated-source = 프로그램이 번역한 글입니다. 원문 읽기
review-none = 아직 검토되지 않음
review-overdue = 검토 기한이 지남
owner = 담당:
place = 적용 지역:
sources = 출처
exception-title = 이 조언이 적용되지 않는 경우
children = 이 섹션의 내용
related = 다음에 볼 내용
used-by = 이 내용을 언급한 페이지
used-by-rest = { $n }개 더 보기
kind-page = 페이지
kind-scenario = 상황
kind-quiz = 설문
kind-glossary = 용어
sequence-label = 이전 페이지와 다음 페이지
previous = 이전
next = 다음
edit = 이 페이지의 수정 제안
feedback = 이 페이지의 오류 신고
home-children = 사이트의 모든 섹션
home-scenarios = 내 상황 찾기
copy = 복사
copied = 복사됨
copy-failed = 복사하지 못했습니다. 텍스트를 직접 선택해 주세요

## Inside the text

callout-note = 참고
callout-tip = 팁
callout-important = 중요
callout-warning = 경고
callout-caution = 위험
callout-info = 정보
callout-success = 성공
callout-question = 질문
callout-danger = 위험
callout-bug = 버그
callout-example = 예시
callout-quote = 인용
callout-abstract = 요약
callout-details = 자세히
table = 표
code = 코드
letter = 사용할 문구
diagram-source = 다이어그램 소스
footnotes = 각주
footnote-back = 본문으로 돌아가기
heading-anchor = 섹션 링크:
changed-section = 이 섹션은 원문에서 변경되었습니다.
missing-section = 이 섹션은 아직 번역되지 않았습니다.

## Translations

translations = 번역 현황
translations-description = 어떤 페이지가 번역되었고 어떤 페이지가 원문보다 뒤처져 있는지 보여 줍니다.
translations-page = 페이지
translations-pages = 이 번역의 모든 페이지
translations-state = 상태
translations-changed = 빠진 내용
translations-since = 언제부터
state-source = 원문
state-fresh = 최신
state-stale = 업데이트 필요
state-removed = 원문에서 일부 삭제됨
state-moved = 원문에서 일부 이동됨
state-incomplete = 일부 미번역
state-extra = 원문보다 많음
state-unconfirmed = 확인되지 않음
state-untranslated = 번역되지 않음
state-in-translation = 번역 중
state-orphan = 원문 없음
sections-of = { $n ->
   *[other] 섹션 { $total }개 중 { $n }개 변경
}
sections-missing = { $n ->
   *[other] 섹션 { $n }개 누락
}
freshness-label = 번역 상태
freshness-stale-title = 이 번역은 원문보다 뒤처져 있습니다
freshness-changed = { $n ->
   *[other] 원문에서 섹션 { $total }개 중 { $n }개가 변경되었습니다.
}
freshness-since = 마지막 비교: { $date }.
freshness-missing = { $n ->
   *[other] 섹션 { $n }개가 아직 원문 언어로 되어 있습니다.
}
freshness-beginning = 페이지 첫 부분
freshness-in-source = 원문
freshness-major = 주요 변경
freshness-untranslated-title = 이 페이지는 아직 번역되지 않았습니다
freshness-untranslated = 원문 언어로 표시합니다.
freshness-open-source = 원문 열기
freshness-unconfirmed = 이 번역이 원문과 일치하는지 아직 확인되지 않았습니다.

## Search

search = 검색
search-description = 페이지, 상황, 용어를 찾습니다.
search-label = 사이트 검색
search-placeholder = 검색
search-count = { $n ->
   *[other] 결과 { $n }개
}
search-none = 검색 결과가 없습니다. 다른 단어나 단어의 앞부분만 입력해 보세요.
search-loading = 불러오는 중…
search-failed = 검색을 불러오지 못했습니다. 모든 내용은 다음에서도 찾을 수 있습니다:
search-results = 검색 결과
search-more = 결과 더 보기
search-ways = 다른 방법으로 찾기
search-all = 모든 결과
search-other = 다른 언어
search-unknown = 이 사이트에 없는 단어:
search-similar = 비슷한 단어:
search-clear = 지우기
search-kind = 종류
search-everything = 전체
search-noscript = 검색하려면 JavaScript가 필요합니다. 사용할 수 없으면 다음에서 모두 찾을 수 있습니다:

## Situations

scenarios = 상황
scenarios-by-severity = 심각도에 따라
scenarios-by-signal = 일어나는 일에 따라
scenarios-signal = 일어나는 일
scenarios-scenario = 상황
severity = 심각도
severity-info = 일상적인 상황
severity-caution = 주의 필요
severity-serious = 심각한 상황
severity-danger = 위험
scenario-signals = 알아보는 방법
scenario-channel = 전달하는 방법
scenario-steps = 해야 할 일
scenario-scripts = 말하거나 쓸 내용
scenario-risks = 잘못될 수 있는 점
scenario-exceptions = 여기에 적용되지 않는 조언
scenario-related = 다음에 볼 내용
channel-recommended = 가장 좋음
channel-allowed = 이것도 가능
channel-never = 하지 말 것
step-when = 적용되는 경우:
step-page = 방법:
step-script = 사용할 문구:
script-channel = 수단:
script-fields = 정보 입력
script-private = 입력한 내용은 이 창에만 남습니다. 전송되거나 저장되지 않습니다.
script-remember = 다른 글에도 쓸 수 있도록 이 기기에 입력한 내용을 기억합니다. 이 브라우저를 사용하는 사람은 누구나 볼 수 있습니다.
script-email = 이메일로 열기
script-download = 다운로드
script-missing = 아직 입력하지 않은 항목:
safety-title = 지금 위험한 상황인가요?
safety-leave = 이 페이지 빨리 나가기
safety-leave-key = Esc 키를 세 번 눌러도 같습니다.

## Quiz

and = 그리고
or = 또는
quizzes = 설문
quiz-how = 질문에 답하세요. 결과와 계획은 질문 아래에 있습니다.
quiz-many = 해당하는 것을 모두 선택하세요.
quiz-questions = 질문
quiz-question = 질문 { $n }
quiz-only-if = 다음 경우에만 답하기:
quiz-skipped = 이 질문을 건너뛰면 더할 점수:
quiz-go-to = 다음으로 이동:
# unsure: stands before a condition in parentheses.
quiz-not = 다음이 아닌 경우
quiz-outcome = 결과
quiz-stop = 먼저 할 일
quiz-cap = 그 전에
quiz-applies-if = 적용되는 경우:
quiz-then = 나의 결과:
quiz-best-result = 가능한 최고 결과:
quiz-add-up = 점수 합산
quiz-add-up-how = 선택한 답 옆의 숫자를 줄별로 더한 다음 모두 합하세요.
quiz-dimension = 영역
quiz-yours = 내 점수
quiz-most = 최대
quiz-total = 합계
quiz-floors = 추가 조건
quiz-result = 결과
quiz-band = { $from }–{ $to }
quiz-band-best = { $from } 이상
quiz-floor = { $n } 이상
quiz-read = 읽어 보기:
quiz-plan = 나의 계획
quiz-plan-how = 해당하는 이유가 하나라도 있는 단계가 내가 할 일입니다.
quiz-because = 선택한 답:
quiz-because-condition = 선택한 답에 따라
quiz-because-result = 결과:
quiz-step = { $left ->
    [0] 질문 { $n } (마지막)
   *[other] 질문 { $n } (최대 { $left }개 남음)
}
quiz-continue = 계속
quiz-back = 뒤로
quiz-error-title = 문제가 있습니다
quiz-error-prefix = 오류:
quiz-print = 인쇄
quiz-copy-plan = 계획 복사
quiz-score = 영역별 점수
quiz-score-of = { $max }점 중 { $n }점
quiz-answers = 답변 확인
quiz-change = 변경
quiz-own = 나의 답변
quiz-own-memory = 이 탭에만 있습니다. 탭을 닫으면 사라집니다.
quiz-own-kept = 이 기기에 저장되어 있습니다.
quiz-keep = 이 기기에 저장
quiz-keep-note = 이 브라우저를 사용하는 사람은 누구나 볼 수 있습니다.
quiz-copy-link = 링크 복사
quiz-copy-link-note = 링크를 받은 사람은 내 답변을 볼 수 있습니다.
quiz-delete = 내 답변 삭제
quiz-delete-note = 저장된 것까지 모두 즉시 삭제합니다.
quiz-deleted = 답변을 삭제했습니다.
quiz-kept = 답변을 이 기기에 저장했습니다.
quiz-not-kept = 답변이 더 이상 이 기기에 저장되지 않습니다.
quiz-keep-failed = 브라우저에서 저장을 허용하지 않았습니다. 답변은 이 페이지에만 남습니다.
quiz-outdated = 설문이 변경되었습니다. 이전 답변이 더 이상 맞지 않으니 다시 답해 주세요.

## Special pages

accessibility = 접근성
accessibility-full = 이 사이트는 WCAG 2.2 AA 지침을 충족합니다.
accessibility-partial = 이 사이트는 WCAG 2.2 AA 지침을 대부분 충족합니다.
accessibility-none = 이 사이트는 아직 WCAG 2.2 AA 지침을 충족하지 않습니다.
accessibility-problems = 아직 되지 않는 것
accessibility-tests = 사이트를 시험하는 방법
accessibility-tests-text = 프로그램이 모든 종류의 페이지를 시험합니다. axe와 HTML 검사기, 키보드, 스크립트 없는 상태, 작은 화면, 모든 색상, 인쇄에서 확인합니다. 프로그램은 문제의 일부만 찾아냅니다.
accessibility-contact = 되지 않는 것을 알려 주세요
accessibility-prepared = 선언을 확인한 날:
not-found = 페이지를 찾을 수 없습니다
not-found-description = 주소가 잘못되었거나 페이지가 옮겨졌을 수 있습니다.
not-found-home = 홈
redirect = 페이지가 옮겨졌습니다
redirect-text = 새 주소:

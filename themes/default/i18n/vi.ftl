# The words of the interface, in Vietnamese. Ids are not translated; what is in {…} is filled in by kb.
# Not read by a native speaker yet.
# Style: neutral "bạn" where an address is needed, as in Vietnamese software; short verbs on buttons.
# Vietnamese has no grammatical gender. A page is "trang", the whole site is "trang web".
# The space between a number and its noun is non-breaking (U+00A0).
# Plural forms: one, other (kb asks for both); nouns do not change.

## Around every page

skip-link = Chuyển đến nội dung
menu = Menu
menu-close = Đóng menu
reach-label = Di chuyển trong trang
to-top = Về đầu trang
nav-label = Điều hướng chính
nav-earlier = Trước đó ({ $n })
nav-later = Tiếp theo ({ $n })
breadcrumbs-label = Đường dẫn trang
# unsure: the name of a group of links to indexes and lists.
footer-label = Mục lục và danh sách
languages-label = Ngôn ngữ
language-untranslated = (chưa được dịch)
tools-open = Ngôn ngữ và giao diện
appearance = Giao diện
appearance-auto = Theo thiết bị
appearance-light = Sáng
appearance-dark = Tối
a-z = Chỉ mục A–Z
a-z-description = Tên trang, đề mục và thuật ngữ theo thứ tự bảng chữ cái.
letters-label = Chữ cái
parts-label = Các phần của danh sách
glossary = Bảng thuật ngữ
glossary-description = Các thuật ngữ bạn gặp ở đây và ý nghĩa của chúng.
glossary-synonyms = Còn gọi là:
glossary-page = Xem thêm trên trang
tags = Chủ đề
tags-description = Tất cả chủ đề và những gì thuộc về chúng.
tags-all = Tất cả chủ đề
tag = Chủ đề
tag-description = Mọi nội dung thuộc chủ đề này.
tag-count = { $n ->
    [one] { $n } trang
   *[other] { $n } trang
}
page-count = { $n ->
    [one] { $n } trang
   *[other] { $n } trang
}
map = Sơ đồ trang web
map-description = Nội dung nằm ở đâu và các trang liên kết với nhau thế nào.
map-picture = Hình: các trang và liên kết giữa chúng. Nội dung tương tự có ở danh sách bên dưới.
map-list = Nội dung tương tự dưới dạng danh sách
map-leads-to = Dẫn đến:
print = In toàn bộ
print-description = Toàn bộ trang web trên một trang. Bạn có thể in hoặc lưu bằng lệnh in của trình duyệt.
print-too-long = Trang web này quá lớn để gói gọn trong một trang. Có thể in riêng từng trang:
print-toc = Mục lục
feed = Tin mới (Atom)

## A page

toc = Trên trang này
reading-time = { $n ->
    [one] { $n } phút đọc
   *[other] { $n } phút đọc
}
review-done = Đã kiểm tra
review-next = Lần kiểm tra tới
updated = Cập nhật
changes = Những thay đổi
change-major = Quan trọng:
status-deprecated = Trang này đã cũ
status-withdrawn = Trang này đã bị rút lại
status-withdrawn-text = Nội dung không còn đúng.
status-instead = Hãy đọc thay thế:
generated-title = Bản dịch máy
generated-source = Văn bản này do chương trình dịch. Đọc bản gốc
review-none = Chưa được kiểm tra
review-overdue = Đã quá hạn kiểm tra
owner = Phụ trách:
place = Áp dụng cho:
sources = Nguồn
exception-title = Khi nào lời khuyên này không áp dụng
children = Trong mục này
related = Xem tiếp
used-by = Cũng được nhắc đến trong
used-by-rest = Thêm { $n } trang
kind-page = trang
kind-scenario = tình huống
kind-quiz = bảng câu hỏi
kind-glossary = thuật ngữ
sequence-label = Trang trước và trang sau
previous = Trang trước
next = Trang sau
edit = Đề xuất thay đổi cho trang này
feedback = Báo lỗi trên trang này
home-children = Tất cả các mục của trang web
home-scenarios = Tìm tình huống của bạn
copy = Sao chép
copied = Đã sao chép
copy-failed = Không sao chép được, hãy tự chọn văn bản

## Inside the text

callout-note = Ghi chú
callout-tip = Mẹo
callout-important = Quan trọng
callout-warning = Cảnh báo
callout-caution = Nguy hiểm
callout-info = Thông tin
callout-success = Thành công
callout-question = Câu hỏi
callout-danger = Nguy hiểm
callout-bug = Lỗi
callout-example = Ví dụ
callout-quote = Trích dẫn
callout-abstract = Tóm tắt
callout-details = Chi tiết
table = Bảng
code = Mã
letter = Văn bản mẫu
diagram-source = Mã nguồn của sơ đồ
footnotes = Chú thích cuối trang
footnote-back = Quay lại văn bản
heading-anchor = Liên kết đến phần:
changed-section = Phần này đã thay đổi trong bản gốc.
missing-section = Phần này chưa được dịch.

## Translations

translations = Tình trạng bản dịch
translations-description = Những trang nào đã được dịch và những trang nào chưa theo kịp bản gốc.
translations-page = Trang
translations-pages = Tất cả các trang của bản dịch này
translations-state = Tình trạng
translations-changed = Nội dung còn thiếu
translations-since = Từ ngày
state-source = bản gốc
state-fresh = đã cập nhật
state-stale = cần cập nhật
state-removed = bản gốc đã bỏ một phần
state-moved = bản gốc đã chuyển một phần
state-incomplete = chưa đầy đủ
state-extra = nhiều hơn bản gốc
state-unconfirmed = chưa xác nhận
state-untranslated = chưa dịch
state-in-translation = đang dịch
state-orphan = không có bản gốc
sections-of = { $n ->
    [one] { $n } trên { $total } phần đã thay đổi
   *[other] { $n } trên { $total } phần đã thay đổi
}
sections-missing = { $n ->
    [one] thiếu { $n } phần
   *[other] thiếu { $n } phần
}
freshness-label = Tình trạng của bản dịch
freshness-stale-title = Bản dịch này chưa theo kịp bản gốc
freshness-changed = { $n ->
    [one] { $n } trên { $total } phần đã thay đổi trong bản gốc.
   *[other] { $n } trên { $total } phần đã thay đổi trong bản gốc.
}
freshness-since = So sánh lần cuối: { $date }.
freshness-missing = { $n ->
    [one] { $n } phần vẫn ở ngôn ngữ gốc.
   *[other] { $n } phần vẫn ở ngôn ngữ gốc.
}
freshness-beginning = Đầu trang
freshness-in-source = trong bản gốc
freshness-major = thay đổi lớn
freshness-untranslated-title = Trang này chưa được dịch
freshness-untranslated = Trang được hiển thị bằng ngôn ngữ gốc.
freshness-open-source = Mở bản gốc
freshness-unconfirmed = Chưa ai xác nhận bản dịch này khớp với bản gốc.

## Search

search = Tìm kiếm
search-description = Tìm trang, tình huống hoặc thuật ngữ.
search-label = Tìm trong trang web này
search-placeholder = Tìm kiếm
search-count = { $n ->
    [one] { $n } kết quả
   *[other] { $n } kết quả
}
search-none = Không tìm thấy kết quả. Hãy thử từ khác hoặc chỉ phần đầu của từ.
search-loading = Đang tải…
search-failed = Không tải được chức năng tìm kiếm. Mọi nội dung cũng có ở đây:
search-results = Kết quả tìm kiếm
search-more = Thêm kết quả
search-ways = Các cách tìm khác
search-all = Tất cả kết quả
search-other = Bằng ngôn ngữ khác
search-unknown = Không có trên trang này:
search-similar = Từ tương tự:
search-clear = Xóa
search-kind = Loại
search-everything = Tất cả
search-noscript = Tìm kiếm cần có JavaScript. Nếu không có, bạn tìm thấy mọi nội dung ở đây:

## Situations

scenarios = Tình huống
scenarios-by-severity = Theo mức độ nghiêm trọng
scenarios-by-signal = Theo điều đang xảy ra
scenarios-signal = Điều đang xảy ra
scenarios-scenario = Tình huống
severity = Mức độ nghiêm trọng
severity-info = Tình huống thường ngày
severity-caution = Cần thận trọng
severity-serious = Tình huống nghiêm trọng
severity-danger = Nguy hiểm
scenario-signals = Cách nhận biết
scenario-channel = Cách truyền đạt
scenario-steps = Cần làm gì
scenario-scripts = Nên nói hoặc viết gì
scenario-risks = Điều gì có thể xảy ra ngoài ý muốn
scenario-exceptions = Lời khuyên nào không áp dụng ở đây
scenario-related = Xem tiếp
channel-recommended = Tốt nhất
channel-allowed = Cũng được
channel-never = Không bao giờ
step-when = Áp dụng nếu:
step-page = Cách thực hiện:
step-script = Văn bản mẫu:
script-channel = Hình thức:
script-fields = Điền thông tin
script-private = Nội dung bạn nhập chỉ ở trong cửa sổ này, không được gửi đi hay lưu lại.
script-remember = Ghi nhớ các thông tin này trên thiết bị này cho cả các văn bản khác. Bất cứ ai dùng trình duyệt này đều có thể thấy chúng.
script-email = Mở trong email
script-download = Tải xuống
script-missing = Còn phải điền:
safety-title = Bạn có đang gặp nguy hiểm ngay lúc này không?
safety-leave = Rời trang này nhanh
safety-leave-key = Nhấn phím Esc ba lần cũng có tác dụng như vậy.

## Quiz

and = và
or = hoặc
quizzes = Bảng câu hỏi
quiz-how = Hãy trả lời các câu hỏi. Kết quả và kế hoạch của bạn nằm bên dưới các câu hỏi.
quiz-many = Hãy chọn tất cả những gì phù hợp.
quiz-questions = Câu hỏi
quiz-question = câu hỏi { $n }
quiz-only-if = Chỉ trả lời nếu:
quiz-skipped = Nếu bỏ qua câu hỏi này, hãy tính:
quiz-go-to = Chuyển đến:
quiz-not = không phải
quiz-outcome = Kết quả
quiz-stop = Làm việc này trước
quiz-cap = Trước đó
quiz-applies-if = Áp dụng nếu:
quiz-then = Kết quả của bạn:
quiz-best-result = Kết quả tốt nhất có thể:
quiz-add-up = Cộng điểm của bạn
quiz-add-up-how = Hãy cộng các số bên cạnh câu trả lời của bạn theo từng dòng, rồi cộng tất cả lại.
quiz-dimension = Lĩnh vực
quiz-yours = Điểm của bạn
quiz-most = Tối đa
quiz-total = Tổng
quiz-floors = Đồng thời
quiz-result = Kết quả
quiz-band = { $from } đến { $to }
quiz-band-best = { $from } trở lên
quiz-floor = ít nhất { $n }
quiz-read = Đọc:
quiz-plan = Kế hoạch của bạn
quiz-plan-how = Bạn cần làm các bước có ít nhất một lý do phù hợp.
quiz-because = Vì bạn đã chọn
quiz-because-condition = Dựa trên câu trả lời của bạn
quiz-because-result = Vì kết quả của bạn là
quiz-step = { $left ->
    [0] Câu hỏi { $n }, câu cuối cùng
    [one] Câu hỏi { $n }, còn nhiều nhất { $left } câu
   *[other] Câu hỏi { $n }, còn nhiều nhất { $left } câu
}
quiz-continue = Tiếp tục
quiz-back = Quay lại
quiz-error-title = Có vấn đề
quiz-error-prefix = Lỗi:
quiz-print = In
quiz-copy-plan = Sao chép kế hoạch
quiz-score = Điểm theo lĩnh vực
quiz-score-of = { $n } / { $max }
quiz-answers = Xem lại câu trả lời
quiz-change = Thay đổi
quiz-own = Câu trả lời của bạn
quiz-own-memory = Các câu trả lời chỉ có trong thẻ này. Khi bạn đóng thẻ, chúng sẽ mất.
quiz-own-kept = Các câu trả lời được lưu trên thiết bị này.
quiz-keep = Giữ trên thiết bị này
quiz-keep-note = Bất kỳ ai dùng trình duyệt này đều có thể xem.
quiz-copy-link = Sao chép liên kết
quiz-copy-link-note = Ai nhận được liên kết đều có thể xem câu trả lời của bạn.
quiz-delete = Xóa câu trả lời của tôi
quiz-delete-note = Xóa ngay tất cả, kể cả những câu đã lưu.
quiz-deleted = Đã xóa câu trả lời của bạn.
quiz-kept = Câu trả lời của bạn được lưu trên thiết bị này.
quiz-not-kept = Câu trả lời của bạn không còn được lưu trên thiết bị này.
quiz-keep-failed = Trình duyệt không cho phép lưu. Câu trả lời của bạn chỉ còn trên trang này.
quiz-outdated = Bảng câu hỏi đã thay đổi. Các câu trả lời trước đây không còn phù hợp, hãy trả lời lại.

## Special pages

accessibility = Khả năng tiếp cận
accessibility-full = Trang web này đáp ứng hướng dẫn WCAG 2.2 AA.
accessibility-partial = Trang web này đáp ứng phần lớn hướng dẫn WCAG 2.2 AA.
accessibility-none = Trang web này chưa đáp ứng hướng dẫn WCAG 2.2 AA.
accessibility-problems = Những gì chưa hoạt động
accessibility-tests = Trang web được kiểm thử như thế nào
accessibility-tests-text = Các chương trình kiểm thử từng loại trang: bằng axe và trình kiểm tra HTML, bằng bàn phím, không có tập lệnh, trên màn hình nhỏ, với mọi màu và khi in. Chúng chỉ tìm ra một phần các vấn đề.
accessibility-contact = Hãy cho chúng tôi biết điều gì không hoạt động
accessibility-prepared = Tuyên bố được kiểm tra ngày
not-found = Không tìm thấy trang này
not-found-description = Có thể địa chỉ bị gõ sai hoặc trang đã được chuyển đi.
not-found-home = Trang chủ
redirect = Trang này đã được chuyển
redirect-text = Địa chỉ mới:

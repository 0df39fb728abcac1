"""Complete documents that are not under today's decree: of the Party, and a plan of 2018.

Invariant: each is right in every detail a rule can see: the Party's by Hướng dẫn 36-HD/VPTW, the plan by Thông tư
01/2011/TT-BNV.
"""

from __future__ import annotations

from corpus_parts import RULE, pack, side_by_side
from document_parts import (
    APART,
    LEFT,
    RIGHT,
    centred,
    edited,
    foot,
    grid,
    heading,
    line,
    parts,
    sized,
    titled,
    word,
)
from document_parts import body as state_body
from document_parts import head as state_head
from word.decree_reports import BOLD, ITALIC

BODY = '<w:spacing w:before="120" w:line="360" w:lineRule="exact"/><w:ind w:firstLine="567"/><w:jc w:val="both"/>'
QUARTERS = grid(
    "Quý | Sở, ngành | Xã, phường | Tổng số",
    "Quý II | 2 | 3 | 5",
    "Quý III | 3 | 4 | 7",
    "Tổng cộng | 5 | 7 | 12",
)
UNDERLINED = '<w:u w:val="single"/>'


def head(superior: str, agency: str, number: str, issued: str, subject: str = "") -> str:
    """Agency with the asterisk below it, and the name of the Party; below them number and day."""
    left = centred(superior, 14, "") if superior else ""
    left += centred(agency) + centred("*", 14, "")
    right = centred("ĐẢNG CỘNG SẢN VIỆT NAM", 15) + RULE
    below = centred(f"Số {number}", 14, "")
    if subject:
        below += centred(subject, 12, ITALIC)
    return side_by_side([(left, right), (below, centred(issued, 14, ITALIC))], (LEFT, RIGHT))


def named(kind: str, title: str) -> str:
    return centred(kind, 16, properties=APART) + centred(title) + centred("-----", 14, "")


def body(*texts: str) -> str:
    return "".join(line(text, BODY) for text in texts)


def section(text: str) -> str:
    return line(text, "<w:keepNext/>" + BODY, BOLD)


def signed(recipients: tuple[str, ...], power: str, position: str, name: str) -> str:
    """Whom it goes to, "Nơi nhận" underlined; the power to sign is bold, the position is not."""
    left = line("Nơi nhận:", "", UNDERLINED + sized(14))
    left += "".join(line(f"- {each}", "", sized(12)) for each in recipients)
    right = (centred(power) if power else "") + centred(position, 14, "") + "<w:p/>" * 4 + centred(name)
    return side_by_side([(left, right)], (LEFT, RIGHT))


def party_report() -> bytes:
    """Báo cáo of the office of a provincial party committee, its deputy chief signing."""
    return word(
        head("TỈNH UỶ PHÚ AN", "VĂN PHÒNG", "145-BC/VPTU", "Phú An, ngày 12 tháng 6 năm 2023")
        + named("BÁO CÁO", "công tác cải cách hành chính trong Đảng 6 tháng đầu năm 2023")
        + body(
            "Thực hiện Kế hoạch số 26-KH/TU, ngày 12 tháng 01 năm 2023 của Ban Thường vụ Tỉnh uỷ về cải cách hành "
            "chính trong Đảng năm 2023, Văn phòng Tỉnh uỷ báo cáo kết quả 6 tháng đầu năm 2023 như sau:"
        )
        + section("I- KẾT QUẢ THỰC HIỆN")
        + section("1. Công tác chỉ đạo")
        + body(
            "Ngay từ đầu năm, Văn phòng đã giao rõ từng đầu việc, người phụ trách và thời hạn cho các phòng; hằng "
            "tuần rà soát tại giao ban, nhờ đó không còn việc quá hạn trong quý II.",
            "Văn phòng đã kiểm tra 15 đảng bộ, trong đó 05 đảng bộ sở, 10 đảng bộ xã; sau kiểm tra, kết luận được gửi "
            "tới từng đơn vị và được theo dõi đến khi khắc phục xong.",
        )
        + section("2. Tiếp nhận và xử lý văn bản")
        + body(
            "Trong kỳ, Văn phòng đã tiếp nhận 240 văn bản, trong đó 180 văn bản điện tử, 60 văn bản giấy; số liệu của "
            "từng phòng như sau:"
        )
        + grid(
            "STT | Đơn vị | Tiếp nhận | Đã xử lý | Đang xử lý",
            "1 | Phòng Tổng hợp | 150 | 144 | 6",
            "2 | Phòng Cơ yếu - Công nghệ thông tin | 90 | 88 | 2",
            " | Tổng cộng | 240 | 232 | 8",
        )
        + section("II- PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023")
        + body(
            "1. Hoàn thành các nhiệm vụ được giao trong năm, không để dồn việc vào cuối kỳ; đưa kết quả thực hiện vào "
            "tiêu chí xếp loại hằng tháng của từng phòng.",
            "2. Tiếp tục số hoá tài liệu lưu trữ, kết nối mạng thông tin diện rộng tới các đảng bộ cơ sở theo lộ "
            "trình đã được phê duyệt.",
        )
        + signed(
            ("Thường trực Tỉnh uỷ,", "Các phòng thuộc Văn phòng,", "Lưu Văn phòng Tỉnh uỷ."),
            "K/T CHÁNH VĂN PHÒNG",
            "PHÓ CHÁNH VĂN PHÒNG",
            "Nguyễn Minh An",
        )
    )


def party_plan() -> bytes:
    """Kế hoạch of a provincial party committee, signed for its standing board."""
    return word(
        head("", "TỈNH UỶ PHÚ AN", "26-KH/TU", "Phú An, ngày 12 tháng 01 năm 2023")
        + named("KẾ HOẠCH", "cải cách hành chính trong Đảng năm 2023")
        + body(
            "Thực hiện Nghị quyết Đại hội Đảng bộ tỉnh nhiệm kỳ 2020 - 2025, Ban Thường vụ Tỉnh uỷ ban hành Kế hoạch "
            "cải cách hành chính trong Đảng năm 2023 như sau:"
        )
        + section("I- MỤC ĐÍCH, YÊU CẦU")
        + body(
            "1. Tạo chuyển biến rõ nét về lề lối làm việc của các cơ quan tham mưu, giúp việc; rút ngắn thời gian xử "
            "lý văn bản, giảm giấy tờ, hội họp không cần thiết.",
            "2. Việc triển khai phải thiết thực, đúng lộ trình, gắn trách nhiệm của người đứng đầu với kết quả thực "
            "hiện của cơ quan, đơn vị.",
        )
        + section("II- TỔ CHỨC THỰC HIỆN")
        + body(
            "Văn phòng Tỉnh uỷ chủ trì, phối hợp với các cơ quan liên quan theo dõi, đôn đốc, kiểm tra việc thực "
            "hiện; định kỳ tổng hợp, báo cáo Ban Thường vụ Tỉnh uỷ."
        )
        + signed(
            ("Các huyện uỷ, thành uỷ,", "Các cơ quan tham mưu, giúp việc Tỉnh uỷ,", "Lưu Văn phòng Tỉnh uỷ."),
            "T/M BAN THƯỜNG VỤ",
            "PHÓ BÍ THƯ",
            "Trần Thị Thu Hà",
        )
    )


def party_letter() -> bytes:
    """Công văn of the office of a party committee, its chief signing himself."""
    return word(
        head(
            "TỈNH UỶ PHÚ AN",
            "VĂN PHÒNG",
            "268-CV/VPTU",
            "Phú An, ngày 05 tháng 5 năm 2023",
            "Chuẩn bị hội nghị trực tuyến",
        )
        + centred("Kính gửi: Các huyện uỷ, thành uỷ trực thuộc Tỉnh uỷ", look="", properties=APART)
        + body(
            "Thực hiện ý kiến chỉ đạo của Thường trực Tỉnh uỷ, Văn phòng Tỉnh uỷ đề nghị các huyện uỷ, thành uỷ chuẩn "
            "bị điểm cầu, bố trí cán bộ kỹ thuật và gửi danh sách đại biểu về Văn phòng trước ngày 12 tháng 5 năm "
            "2023.",
            "Rất mong các đồng chí quan tâm, phối hợp.",
        )
        + signed(
            ("Như trên,", "Thường trực Tỉnh uỷ,", "Lưu Văn phòng Tỉnh uỷ."),
            "",
            "CHÁNH VĂN PHÒNG",
            "Lê Hoàng Nam",
        )
    )


def old_plan() -> bytes:
    """Kế hoạch of a provincial people's committee of 2018: page numbers at the right of the footer."""
    made = word(
        state_head("", ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ AN"), "36/KH-UBND", "Phú An, ngày 14 tháng 02 năm 2018")
        + titled("KẾ HOẠCH", "Kiểm tra công tác cải cách hành chính năm 2018")
        + state_body(
            "Thực hiện Nghị quyết số 30c/NQ-CP ngày 08 tháng 11 năm 2011 của Chính phủ ban hành Chương trình tổng thể "
            "cải cách hành chính nhà nước giai đoạn 2011 - 2020, Ủy ban nhân dân tỉnh ban hành Kế hoạch kiểm tra công "
            "tác cải cách hành chính năm 2018 như sau:"
        )
        + heading("I. MỤC ĐÍCH, YÊU CẦU")
        + state_body(
            "1. Đánh giá đúng thực trạng công tác cải cách hành chính tại các cơ quan, đơn vị; phát hiện cách làm hay "
            "để nhân rộng, kịp thời chấn chỉnh những việc làm chưa đúng.",
            "2. Việc kiểm tra phải khách quan, đúng trọng tâm, không gây phiền hà và không làm ảnh hưởng đến hoạt "
            "động bình thường của đơn vị được kiểm tra.",
        )
        + heading("II. TỔ CHỨC THỰC HIỆN")
        + state_body(
            "Tổng số đơn vị được kiểm tra là 12 đơn vị, phân theo quý như bảng dưới đây; lịch cụ thể do Sở Nội vụ "
            "thông báo đến từng đơn vị trước khi kiểm tra năm ngày làm việc:"
        )
        + QUARTERS
        + state_body(
            "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan thành lập đoàn kiểm tra, tổng hợp kết quả, báo cáo "
            "Ủy ban nhân dân tỉnh trước khi kết thúc năm công tác./."
        )
        + foot(
            ("Chủ tịch, các Phó Chủ tịch UBND tỉnh;", "Các sở, ban, ngành;", "Lưu: VT, NC."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Thu Hà"),
        )
    )
    made = edited(made, "document.xml", "w:headerReference", "w:footerReference")
    return edited(pack(parts(made)), "header1.xml", '<w:jc w:val="center"/>', '<w:jc w:val="right"/>')


OTHERS = {each.__name__: each for each in (party_report, party_plan, party_letter, old_plan)}

"""Six complete documents as Word files, laid out as Decree 30/2020 wants them: `DOCUMENTS["report"]()`, …

Invariant: each is right in every detail a rule can see.
"""

from __future__ import annotations

from document_parts import (
    APART,
    appendix,
    article,
    bases,
    body,
    centred,
    foot,
    grid,
    head,
    heading,
    titled,
    to,
    word,
)


def report() -> bytes:
    """Báo cáo of a department: headings, points, a table, two appendices, signed by a deputy."""
    own = "Báo cáo số 118/BC-SNV ngày 15 tháng 6 năm 2023 của Sở Nội vụ"
    return word(
        head("UBND TỈNH PHÚ AN", ("SỞ NỘI VỤ",), "118/BC-SNV", "Phú An, ngày 15 tháng 6 năm 2023")
        + titled("BÁO CÁO", "Công tác cải cách hành chính 6 tháng đầu năm 2023")
        + to("Ủy ban nhân dân tỉnh Phú An")
        + body(
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Phú An về cải "
            "cách hành chính năm 2023, Sở Nội vụ báo cáo kết quả 6 tháng đầu năm 2023 như sau:"
        )
        + heading("I. CÔNG TÁC CHỈ ĐẠO, ĐIỀU HÀNH")
        + heading("1. Ban hành văn bản")
        + body(
            "Ngay từ đầu năm, Sở đã ban hành Kế hoạch số 08/KH-SNV ngày 16 tháng 01 năm 2023 về cải cách hành "
            "chính năm 2023, giao rõ từng đầu việc, người chủ trì và thời hạn cho các phòng, đơn vị trực thuộc. "
            "Đến nay đã hoàn thành 18/30 nhiệm vụ (đạt 60%), các nhiệm vụ còn lại đều chưa đến hạn.",
            "Việc đôn đốc được thực hiện hằng tuần tại giao ban; những đầu việc sắp đến hạn được nhắc trước năm "
            "ngày làm việc, phòng nào chậm phải giải trình và cam kết thời điểm hoàn thành.",
        )
        + heading("2. Kiểm tra")
        + body(
            "Sở đã kiểm tra 15 đơn vị, trong đó 05 sở, 10 xã. Sau kiểm tra, đoàn đã gửi kết luận cho từng đơn vị "
            "và theo dõi việc khắc phục đến khi hoàn tất. Nhìn chung các đơn vị chấp hành tốt quy chế làm việc, "
            "niêm yết đầy đủ quy trình và bố trí người trực có kinh nghiệm tại nơi tiếp dân."
        )
        + heading("II. KẾT QUẢ THỰC HIỆN")
        + heading("1. Cải cách thể chế")
        + body(
            "a) Rà soát các văn bản do Sở tham mưu, đề nghị bãi bỏ những nội dung không còn phù hợp với thực tế;",
            "b) Lấy ý kiến rộng rãi đối với các dự thảo trước khi gửi thẩm định, tiếp thu và giải trình đầy đủ;",
            "c) Tập huấn kỹ năng soạn thảo cho công chức trẻ, mời người có kinh nghiệm lâu năm trực tiếp hướng dẫn;",
            "d) Theo dõi thi hành pháp luật trong lĩnh vực thi đua, khen thưởng và công tác thanh niên;",
            "đ) Cập nhật kịp thời văn bản mới lên cơ sở dữ liệu dùng chung để các phòng tra cứu, áp dụng;",
            "e) Phối hợp với Sở Tư pháp trả lời vướng mắc của cơ sở ngay khi nhận được phản ánh.",
        )
        + heading("2. Cải cách thủ tục hành chính")
        + body(
            "Sở tiếp tục thực hiện cơ chế một cửa theo Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của "
            "Chính phủ về thực hiện cơ chế một cửa, một cửa liên thông trong giải quyết thủ tục hành chính. Trong "
            "kỳ, Bộ phận Một cửa đã tiếp nhận 240 hồ sơ, trong đó 180 hồ sơ trực tuyến, 60 hồ sơ trực tiếp. Kết "
            "quả của từng phòng như sau:"
        )
        + grid(
            "STT | Đơn vị | Tiếp nhận | Đã giải quyết | Đang giải quyết",
            "1 | Phòng Công chức, viên chức | 90 | 86 | 4",
            "2 | Phòng Xây dựng chính quyền | 84 | 80 | 4",
            "3 | Văn phòng Sở | 66 | 62 | 4",
            " | Tổng cộng | 240 | 228 | 12",
        )
        + body(
            "Quy trình giải quyết được niêm yết tại trụ sở và đăng trên trang http://snv.phuan.gov.vn để người dân "
            "theo dõi. Hồ sơ trực tuyến được tiếp nhận tại http://dichvucong.phuan.gov.vn; người dân ở xa không phải "
            "đi lại, kết quả được trả qua bưu chính theo yêu cầu.",
            "Tỷ lệ hài lòng của người dân qua khảo sát đạt 96,5%. Số liệu chi tiết nêu tại Phụ lục I và Phụ lục II "
            "kèm theo.",
        )
        + heading("3. Cải cách tài chính công")
        + body(
            "Thu phí đạt 88 triệu đồng, tăng 10% so với 80 triệu đồng của cùng kỳ. Kinh phí dành cho công tác này là "
            "500 triệu đồng, tăng 100 triệu đồng so với cùng kỳ năm trước (400 triệu đồng). Việc mua sắm được công "
            "khai, đúng định mức; tài sản cũ còn dùng được đều được sửa chữa, điều chuyển giữa các phòng trước khi đề"
            " xuất mua mới."
        )
        + heading("4. Xây dựng đội ngũ")
        + body(
            "Sở đã mở ba (03) lớp bồi dưỡng cho công chức các xã về kỹ năng tiếp dân, văn thư và sử dụng phần mềm một "
            "cửa. Người học được thực hành ngay trên tình huống thường gặp ở cơ sở, cuối khóa có bài kiểm tra và góp "
            "ý cho nội dung giảng dạy.",
            "Sở nhận 40 kiến nghị của cơ sở, đã giải quyết 36 kiến nghị, còn 04 kiến nghị đang xử lý. Sở đã cử 12 công "
            "chức đi học, trong đó có 05 nữ; việc cử đi học được thông báo công khai, hồ sơ được hoàn tất để trình cấp "
            "có thẩm quyền xem xét theo Kế hoạch số 11/KH-SNV ngày 06 tháng 02 năm 2023 về bồi dưỡng công chức.",
            "Sở đã rà soát bản mô tả công việc của từng vị trí, bỏ những nội dung chồng chéo giữa các phòng và phân "
            "công lại người phụ trách để mỗi việc chỉ có một đầu mối chịu trách nhiệm từ khi tiếp nhận đến khi kết "
            "thúc.",
        )
        + heading("5. Hiện đại hóa hành chính")
        + body(
            "Toàn bộ văn bản đi được ký số và gửi qua hệ thống quản lý văn bản, chỉ in giấy khi nơi nhận có yêu cầu. "
            "Lịch họp, tài liệu họp được gửi trước trên môi trường mạng, nhờ đó giảm hẳn việc sao chụp, nhân bản.",
            "Sở đã tập huấn an toàn thông tin tại 03 xã (An Hòa, Bình Minh và Cát Tường), tài liệu đăng trên trang "
            "http://snv.phuan.gov.vn để cơ sở tự học thêm; cách làm hay của tỉnh bạn được dẫn lại từ "
            "http://snv.binhdinh.gov.vn cho mọi người tham khảo. Các phòng đã cử người làm đầu mối, hằng tháng kiểm "
            "tra chéo việc cập nhật và nhắc nhở những nơi còn chậm.",
            "Sở cũng tiếp nhận góp ý của người dân qua hộp thư điện tử, phân loại và trả lời trong thời gian ngắn "
            "nhất; những góp ý có giá trị được đưa vào kế hoạch công tác của các phòng và công khai kết quả xử lý. "
            "Trong các góp ý nhận được, lĩnh vực tổ chức chiếm 42,5%, lĩnh vực công chức chiếm 37,5%, lĩnh vực khác "
            "chiếm 20%.",
        )
        + heading("III. ĐÁNH GIÁ CHUNG")
        + body(
            "Trong 6 tháng đầu năm 2023, công tác cải cách hành chính của Sở được triển khai nền nếp, đúng kế hoạch. "
            "Bộ phận Một cửa đã tiếp nhận 240 hồ sơ, không có phản ánh của người dân; trách nhiệm của người đứng đầu "
            "được nâng lên rõ rệt, kỷ luật làm việc có nhiều chuyển biến.",
            "Bên cạnh kết quả đạt được, vẫn còn đơn vị gửi số liệu chậm, phải chỉnh lý nhiều lần; một số công chức "
            "mới chưa quen thao tác trên hệ thống dùng chung. Nguyên nhân chủ yếu là khối lượng công việc tăng trong "
            "khi nhân lực chưa được bổ sung kịp thời.",
        )
        + heading("IV. PHƯƠNG HƯỚNG, NHIỆM VỤ 6 THÁNG CUỐI NĂM 2023")
        + body(
            "1. Hoàn thành các nhiệm vụ được giao tại Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2023 của Ủy ban "
            "nhân dân tỉnh Phú An, không để dồn việc vào cuối kỳ; đưa kết quả thực hiện vào tiêu chí xếp loại hằng "
            "tháng của từng phòng.",
            "2. Tiếp tục số hóa hồ sơ lưu trữ, kết nối dữ liệu với các sở, ngành liên quan để giảm giấy tờ người dân "
            "phải nộp.",
            "3. Bồi dưỡng nghiệp vụ cho công chức làm việc tại Bộ phận Một cửa, chú trọng kỹ năng giao tiếp và hướng "
            "dẫn người dân lập hồ sơ trực tuyến.",
        )
        + body(
            "Trên đây là báo cáo công tác cải cách hành chính 6 tháng đầu năm 2023, Sở Nội vụ kính trình Ủy ban nhân "
            "dân tỉnh xem xét, chỉ đạo./."
        )
        + foot(
            ("Như trên;", "Giám đốc, các Phó Giám đốc;", "Các phòng thuộc Sở;", "Lưu: VT, CCHC."),
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Minh An"),
        ),
        (
            appendix(
                "I",
                "KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
                own,
                grid(
                    "STT | Lĩnh vực | Tổng số | Trước hạn | Đúng hạn | Tỷ lệ trước hạn (%)",
                    "A | B | 1=2+3 | 2 | 3 | 4=2/1",
                    "1 | Tổ chức bộ máy | 80 | 60 | 20 | 75",
                    "2 | Thi đua, khen thưởng | 100 | 40 | 60 | 40",
                    "3 | Công tác thanh niên | 48 | 36 | 12 | 75",
                    "4 | Văn thư, lưu trữ | 0 | 0 | 0 | -",
                ),
            ),
            appendix(
                "II",
                "KẾT QUẢ KIỂM TRA",
                own,
                grid(
                    "STT | Đơn vị | Số lỗi",
                    "1 | Sở Tài chính | 3",
                    "2 | Sở Xây dựng | 2",
                    "3 | Xã An Hòa | 1",
                ),
            )
            + "<w:p/>",
        ),
    )


def plan() -> bytes:
    """Kế hoạch of a provincial people's committee, its vice chair signing."""
    return word(
        head("", ("ỦY BAN NHÂN DÂN", "TỈNH PHÚ AN"), "36/KH-UBND", "Phú An, ngày 14 tháng 02 năm 2023")
        + titled("KẾ HOẠCH", "Kiểm tra công tác cải cách hành chính năm 2023")
        + body(
            "Thực hiện Nghị quyết số 76/NQ-CP ngày 15 tháng 7 năm 2021 của Chính phủ ban hành Chương trình tổng thể "
            "cải cách hành chính nhà nước giai đoạn 2021 - 2030, Ủy ban nhân dân tỉnh ban hành Kế hoạch kiểm tra "
            "công tác cải cách hành chính năm 2023 như sau:"
        )
        + heading("I. MỤC ĐÍCH, YÊU CẦU")
        + heading("1. Mục đích")
        + body(
            "Đánh giá đúng thực trạng công tác cải cách hành chính tại các cơ quan, đơn vị; phát hiện cách làm hay "
            "để nhân rộng, kịp thời chấn chỉnh những việc làm chưa đúng."
        )
        + heading("2. Yêu cầu")
        + body(
            "Việc kiểm tra phải khách quan, đúng trọng tâm, không gây phiền hà và không làm ảnh hưởng đến hoạt động "
            "bình thường của đơn vị được kiểm tra."
        )
        + heading("II. NỘI DUNG")
        + body(
            "1. Kiểm tra việc ban hành và thực hiện kế hoạch cải cách hành chính của cơ quan, đơn vị.",
            "2. Kiểm tra việc tiếp nhận, giải quyết và trả kết quả tại Bộ phận Một cửa.",
            "3. Tổng số đơn vị được kiểm tra là 12 đơn vị, phân theo quý như bảng dưới đây:",
        )
        + grid(
            "Quý | Sở, ngành | Xã, phường | Tổng số",
            "Quý II | 2 | 3 | 5",
            "Quý III | 3 | 4 | 7",
            "Tổng cộng | 5 | 7 | 12",
        )
        + heading("III. TỔ CHỨC THỰC HIỆN")
        + body(
            "Sở Nội vụ chủ trì, phối hợp với các cơ quan liên quan thành lập đoàn kiểm tra, thông báo lịch cụ thể "
            "đến từng đơn vị và tổng hợp kết quả, báo cáo Ủy ban nhân dân tỉnh.",
            "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các đơn vị phản ánh về Sở Nội vụ để được hướng "
            "dẫn, giải quyết./.",
        )
        + foot(
            ("Chủ tịch, các Phó Chủ tịch UBND tỉnh;", "Các sở, ban, ngành;", "Lưu: VT, NC."),
            ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần Thị Thu Hà"),
        )
    )


def decision() -> bytes:
    """Quyết định of a head of department: bases in italics, three articles."""
    return word(
        head("UBND TỈNH PHÚ AN", ("SỞ NỘI VỤ",), "57/QĐ-SNV", "Phú An, ngày 15 tháng 3 năm 2023")
        + titled("QUYẾT ĐỊNH", "Về việc thành lập Tổ công tác cải cách hành chính")
        + centred("GIÁM ĐỐC SỞ NỘI VỤ", properties=APART)
        + bases(
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;",
            "Căn cứ Nghị định số 61/2018/NĐ-CP ngày 23 tháng 4 năm 2018 của Chính phủ về thực hiện cơ chế một cửa, "
            "một cửa liên thông trong giải quyết thủ tục hành chính;",
            "Theo đề nghị của Chánh Văn phòng Sở.",
        )
        + centred("QUYẾT ĐỊNH:", properties=APART)
        + article(
            1,
            "Thành lập Tổ công tác cải cách hành chính của Sở Nội vụ, do một Phó Giám đốc Sở làm Tổ trưởng.",
        )
        + article(
            2,
            "Tổ công tác có nhiệm vụ đôn đốc các phòng, đơn vị thực hiện kế hoạch cải cách hành chính; tổng hợp khó "
            "khăn, vướng mắc và đề xuất hướng xử lý với Giám đốc Sở.",
        )
        + article(
            3,
            "Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng Sở, Trưởng các phòng, đơn vị liên quan và "
            "các thành viên có tên tại Điều 1 Quyết định này chịu trách nhiệm thi hành./.",
        )
        + foot(
            ("Như Điều 3;", "Sở Tư pháp;", "Lưu: VT, VP."),
            ("GIÁM ĐỐC", "Lê Hoàng Nam"),
        )
    )


def submission() -> bytes:
    """Tờ trình of a department to the people's committee."""
    return word(
        head("UBND TỈNH PHÚ AN", ("SỞ NỘI VỤ",), "42/TTr-SNV", "Phú An, ngày 10 tháng 5 năm 2023")
        + titled("TỜ TRÌNH", "Về việc phê duyệt Đề án nâng cao chất lượng Bộ phận Một cửa")
        + to("Ủy ban nhân dân tỉnh Phú An")
        + body(
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Phú An về cải cách "
            "hành chính năm 2023, Sở Nội vụ đã xây dựng Đề án nâng cao chất lượng Bộ phận Một cửa và kính trình Ủy "
            "ban nhân dân tỉnh xem xét như sau:"
        )
        + heading("1. Sự cần thiết")
        + body(
            "Lượng hồ sơ của người dân tăng đều qua từng tháng trong khi trang thiết bị đã xuống cấp, diện tích nơi "
            "tiếp dân chật hẹp, thời gian chờ đợi vào giờ cao điểm còn dài."
        )
        + heading("2. Nội dung và kinh phí")
        + body(
            "Tổng kinh phí thực hiện Đề án là 900 triệu đồng, trong đó 600 triệu đồng từ ngân sách tỉnh, 300 triệu "
            "đồng từ nguồn thu hợp pháp khác, được phân bổ như sau:"
        )
        + grid(
            "STT | Nội dung | Ngân sách tỉnh | Nguồn khác | Cộng",
            "1 | Trang thiết bị | 400 | 200 | 600",
            "2 | Sửa chữa trụ sở | 200 | 100 | 300",
            " | Tổng cộng | 600 | 300 | 900",
        )
        + body("Sở Nội vụ kính trình Ủy ban nhân dân tỉnh Phú An xem xét, quyết định./.")
        + foot(("Như trên;", "Sở Tài chính;", "Lưu: VT, CCHC."), ("GIÁM ĐỐC", "Lê Hoàng Nam"))
    )


def letter() -> bytes:
    """Công văn of a department to several recipients."""
    return word(
        head(
            "UBND TỈNH PHÚ AN",
            ("SỞ NỘI VỤ",),
            "512/SNV-CCHC",
            "Phú An, ngày 22 tháng 5 năm 2023",
            "V/v báo cáo công tác cải cách hành chính 6 tháng đầu năm 2023",
        )
        + to("Các sở, ban, ngành thuộc tỉnh", "Ủy ban nhân dân các huyện, thành phố")
        + body(
            "Thực hiện Kế hoạch số 12/KH-UBND ngày 10 tháng 01 năm 2023 của Ủy ban nhân dân tỉnh Phú An về cải cách "
            "hành chính năm 2023, Sở Nội vụ đề nghị các cơ quan, địa phương quan tâm thực hiện một số nội dung sau:",
            "1. Báo cáo kết quả công tác cải cách hành chính 6 tháng đầu năm 2023, nêu rõ việc đã làm, việc chưa làm "
            "được và nguyên nhân.",
            "2. Gửi báo cáo về Sở Nội vụ trước ngày 14 tháng 6 năm 2023 qua hệ thống quản lý văn bản để tổng hợp, "
            "báo cáo Ủy ban nhân dân tỉnh.",
            "Số liệu kỳ trước của các khối để đối chiếu:",
        )
        + grid(
            "Khối | Đã nộp | Chưa nộp | Tổng số",
            "Sở, ngành | 18 | 2 | 20",
            "Địa phương | 8 | 1 | 9",
            "Tổng cộng | 26 | 3 | 29",
        )
        + body("Rất mong nhận được sự phối hợp của các cơ quan, địa phương./.")
        + foot(
            ("Như trên;", "Giám đốc Sở;", "Lưu: VT, CCHC."),
            ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Nguyễn Minh An"),
        )
    )


def notice() -> bytes:
    """Thông báo of a department, signed by order of its head."""
    return word(
        head("UBND TỈNH PHÚ AN", ("SỞ NỘI VỤ",), "63/TB-SNV", "Phú An, ngày 17 tháng 5 năm 2023")
        + titled("THÔNG BÁO", "Lịch tiếp công dân của lãnh đạo Sở quý III năm 2023")
        + body(
            "Sở Nội vụ thông báo lịch tiếp công dân của lãnh đạo Sở trong quý III năm 2023 để các cơ quan, đơn vị và "
            "người dân được biết, chủ động liên hệ khi cần thiết:"
        )
        + heading("1. Thời gian, địa điểm")
        + body(
            "Buổi tiếp công dân bắt đầu từ 8 giờ sáng tại phòng tiếp công dân của Sở, tầng một, trụ sở cơ quan; số "
            "buổi trong từng tháng như sau:"
        )
        + grid(
            "Tháng | Giám đốc | Phó Giám đốc | Tổng số",
            "Tháng 7 | 1 | 3 | 4",
            "Tháng 8 | 1 | 4 | 5",
            "Tháng 9 | 1 | 3 | 4",
            "Tổng cộng | 3 | 10 | 13",
        )
        + heading("2. Đăng ký")
        + body(
            "Người dân có thể đăng ký trước qua Văn phòng Sở; trường hợp lãnh đạo bận công tác đột xuất, Văn phòng "
            "Sở thông báo lịch thay thế chậm nhất một ngày làm việc trước buổi tiếp.",
            "Sở Nội vụ thông báo để các cơ quan, đơn vị và người dân biết, thực hiện./.",
        )
        + foot(
            ("Các phòng, đơn vị thuộc Sở;", "Niêm yết tại trụ sở;", "Lưu: VT, VP."),
            ("TL. GIÁM ĐỐC", "CHÁNH VĂN PHÒNG", "Phạm Quốc Bảo"),
        )
    )


DOCUMENTS = {each.__name__: each for each in (report, plan, decision, submission, letter, notice)}

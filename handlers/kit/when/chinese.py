"""Days, weeks, months as they are said in Chinese."""

from dataclasses import replace
from datetime import timedelta

from handlers.kit.when import spans
from handlers.kit.when.numerals import number, ordinal, year_number
from handlers.kit.when.phrases import Found, Lexicon, is_whole, moved, weekday
from handlers.kit.when.pieces import Clock, Day, Edge, EdgeOf, Nothing, NthOf, Span, Value
from handlers.kit.when.scene import Scene

CHINESE = Lexicon()

RELATIVE_DAYS = {"大前": -3, "前": -2, "昨": -1, "今": 0, "本": 0, "明": 1, "后": 2, "大后": 3}
YEARS = {"前": -2, "去": -1, "今": 0, "本": 0, "明": 1, "来": 1, "后": 2}
EDGES: dict[str, Edge] = {
    "初": "start", "上旬": "first third", "中": "middle", "中旬": "middle",
    "上中旬": "middle", "中上旬": "middle", "中下旬": "late", "下旬": "late",
    "上半周": "middle", "下半周": "late",
    "底": "end", "末": "end", "尾": "end", "终": "end", "内": "inside",
}  # fmt: skip
# "一周三次", "每周五", "两周一次": no weekday. "周一周二" are two.
ONE_OF_MANY = r"(?<![一二两三四五六七八九十几每隔半多整单双\d])"
WEEKDAY_BEFORE = r"(?<=[周期拜][一二三四五六])"


@CHINESE.chinese(
    r"(?P<which>大?[前后]|[昨今明])(?:[天儿]|(?<!光明)(?<!至今)日(?!报))",
    r"(?P<which>本)日",
    r"(?P<which>[昨今明后])(?=[早晚夜])",
)
def relative_day(found: Found, scene: Scene) -> Value:
    return Day(scene.today + timedelta(days=RELATIVE_DAYS[found["which"]]))


@CHINESE.chinese(r"明后[两二]?天", r"今明[两二]?天")
def one_of_two_days(found: Found, scene: Scene) -> Value:
    return Day(scene.today + timedelta(days=2 if found[0][0] == "明" else 1), 0.5)


@CHINESE.chinese(
    r"今日头条|明日方舟|明日之星|昨日重现|[先后]天性|先天后天|后天[培养习]",
    r"每(?:个|一|逢)?(?:周|星期|礼拜)[末一二三四五六日天]?"
    r"(?:[、和到至及与或](?:周|星期|礼拜)?[一二三四五六日天])*",
    r"(?:每|双|单|隔)(?:个|逢)?(?:周|月|天|日|年|季度)(?:[初末底中]|[一二三四五六日]|\d+[号日])*",
    r"(?:新年|元旦|春节|圣诞节?|国庆|中秋|端午|周[一二三四五六末日]|节日|元宵|清明)"
    r"(?:快乐|愉快|安康|好呀|好啊)",
    r"周日(?=[志报历])|前天线(?!上)|一月一|周一(?=样)|本周天(?=气)|下周天(?=气)",
    r"工作日(?=内?[是为])",
)
def no_date(found: Found, scene: Scene) -> Value:
    return Nothing()


@CHINESE.chinese(r"(?<![上下这本])(?:周|星期)一(?:到|至|-|~)(?:周|星期)?五")
def every_weekday(found: Found, scene: Scene) -> Value | None:
    return None if is_whole(found) else Nothing()


@CHINESE.chinese(
    rf"(?:{ONE_OF_MANY}|{WEEKDAY_BEFORE})周 [一二三四五六日](?![志报历级年月天周])",
    rf"{ONE_OF_MANY}周[1-6](?![\d.次个天年月小人%点级])",
    rf"(?:{ONE_OF_MANY})(?:星期|礼拜) [一二三四五六日天1-6](?!\d)",
)
def bare_weekday(found: Found, scene: Scene) -> Value:
    return Day(scene.upcoming(weekday(found[0][-1])), 0.9, weekday=True, bare=True)


@CHINESE.chinese(r"{移} {周} 的? ?{星期}(?![志报级年月])")
def weekday_of_week(found: Found, scene: Scene) -> Value | None:
    if found["周"] == "周" and found["星期"] == "天":
        return None  # 本周天气
    week = scene.week(moved(found["移"]))
    return Day(spans.weekday_in(week, weekday(found["星期"])), 0.95, weekday=True)


@CHINESE.chinese(
    r"{移} (?P<what>周末|双休日?|周(?![期边转年])|星期|礼拜|月(?![球亮票饼薪嫂])|季度|季(?!节)"
    r"|年度?(?![龄轻级纪代会货均]))",
    r"(?<![个每过])(?P<what>周末|周六日)",
)
def relative_span(found: Found, scene: Scene) -> Value | None:
    words = found.groupdict()
    return _span(scene, found["what"], moved(words.get("移") or ""))


def _span(scene: Scene, what: str, ahead: int) -> Span | None:
    match what[0], what:
        case _, "周末" | "双休" | "双休日" | "周六日":
            return scene.weekend(ahead)
        case "周" | "星" | "礼", _:
            return scene.week(ahead)
        case "月", _:
            return scene.month(ahead)
        case "季", _:
            return scene.quarter(ahead)
        case "年", _:
            return scene.year(ahead)
        case _:
            return None


@CHINESE.chinese(
    r"(?P<which>[今明后去来])年",
    r"(?P<年>(?:19|20)\d\d|二[零〇]二[零〇一二三四五六七八九])年(?!\d)",
)
def named_year(found: Found, scene: Scene) -> Value:
    span = year_named(found, scene) or scene.year()
    ahead = span.first > scene.today
    return replace(span, alone=is_whole(found) or ahead, sure=0.3)


def year_named(found: Found, scene: Scene) -> Span | None:
    words = found.groupdict()
    if words.get("which"):
        return scene.year(YEARS[words["which"]])
    return spans.year(year_number(words["年"])) if words.get("年") else None


@CHINESE.chinese(r"(?:(?P<which>[今明后去来])年|{年} 年)? 的? ?(?P<half>[上下])半年")
def half_year(found: Found, scene: Scene) -> Value:
    year, number = year_named(found, scene), 1 if found["half"] == "上" else 2
    if year is None:
        year = scene.year(int(spans.half(scene.today.year, number).last < scene.today))
    return spans.half(year.first.year, number)


@CHINESE.chinese(
    r"(?:(?P<which>[今明后去来])年|{年} 年)? 的? ?第?(?P<n>[一二三四1-4]) ?季度",
    r"(?:(?P<which>[今明后去来])年|(?<![a-z0-9./]){年} 年?) 的? ?q(?P<n>[1-4])",
)
def named_quarter(found: Found, scene: Scene) -> Value:
    year = year_named(found, scene)
    return scene.named_quarter(number(found["n"]), year.first.year if year else None)


@CHINESE.chinese(
    r"(?:(?P<which>[今明后去来])年|{年} 年 ?的?|(?<![\d.个近每第:/十百\-]))"
    r" {月} 月份?(?![\d活报均度票薪结刊卡费销租供嫂饼不])"
)
def named_month(found: Found, scene: Scene) -> Value:
    year = year_named(found, scene)
    return scene.named_month(number(found["月"]), year.first.year if year else None)


@CHINESE.chinese(
    r"(?:(?P<which>[今明后去来])年|{年} ?[年\-./] ?的?|(?<![\d.个近第:/十百\-]))"
    r" ?{月} 月份? ?{日} ?"
    # Without 号 or 日, where a deadline, a range or the end of the clause tells: 12月15前.
    r"(?:[号日]|(?![个份天\d.:%])(?=[到至~\-]|前|之前|\s*(?:$|[,.;!?。、)])))"
)
def day_of_month(found: Found, scene: Scene) -> Value | None:
    year = year_named(found, scene)
    return scene.dated(number(found["月"]), number(found["日"]), year.first.year if year else None)


# After a small number and 号 these make a label of it: 3号楼, 2号服务器.
LABELLED = (
    r"(?![楼线机服会环员库门位店仓桌厅院球电病选窗馆房坑柜池文卡车桩台节版工种股键按井站厂馆舱炉])"
    r"(?!需求|方案|主播|用户|同学|任务|问题|接口|节点|实例|客户)"
)
# 25号服务上线 is a day of the month all the same: nobody counts that far.
LARGE = r"(?:[12]\d|3[01]|二?十[一二三四五六七八九]?|三十一?)"


@CHINESE.chinese(
    rf"(?:(?<![\d.第a-z\-_账编工型版单序各几#])|(?<=\d[-~到至])){{日}} ?号{LABELLED}",
    rf"(?<![\d.第a-z\-_账编工型版单序各几月#])(?P<words>{{日}})[-~到至]\d\d? ?号{LABELLED}",
    rf"(?<![\d.第a-z\-_十近]){LARGE} ?号(?=[服会工文电])(?!服务器|会议室|工位|工单|文件)",
    # Not 7日活跃, 30日留存.
    r"(?<![\d.第a-z\-_月十近每]){日} ?日"
    r"(?=之?前|以前|截止|[上下中]午|[早晚]|[到至]|\s*(?:$|[,.;!?。、)(]))",
)
def monthday(found: Found, scene: Scene) -> Value | None:
    digits = found.groupdict().get("日") or found[0].rstrip("号日 ")
    day = scene.monthday(number(digits))
    return Day(day, 0.9, monthday=True) if day else None


@CHINESE.chinese(r"{移} 月 的?(?:份的?)? ?{日} ?[号日]?(?![\d个天周月.])")
def day_of_relative_month(found: Found, scene: Scene) -> Value | None:
    if found[0][-1] not in "号日" and not found[0][-1].isdigit():
        return None  # 下月一起
    day = spans.day_of(scene.month(moved(found["移"])), number(found["日"]))
    return Day(day, 0.95) if day else None


@CHINESE.chinese(
    r"(?<![全几一二两三四五六七八九十百\d每多半近往历成学财本当去今明后整常月年])"
    r"(?P<what>年|月|季度?|周)"
    r"(?P<edge>底|末|初|尾|中(?![午国心间文转秋的标高型小旬等])|内|终(?=之?前|以前))"
)
def edge_of_this(found: Found, scene: Scene) -> Value | None:
    what, edge = found["what"], EDGES[found["edge"]]
    if (what, found["edge"]) == ("周", "末"):
        return None
    span = _span(scene, what, 0)
    day = scene.edge(span, edge) if span else None
    if day and day.day < scene.today and (later := _span(scene, what, 1)):
        return scene.edge(later, edge)
    return day


@CHINESE.chinese(
    r"的?(?:(?<=年)年|(?<=月)月|(?<=周)周|(?<=季度)季度)?"
    r"(?P<edge>中下旬|上中旬|中上旬|上半周|下半周|上旬|中旬|下旬|初|底|末|尾|中(?![午国心间文转秋的标高型小等])|以?内|之内)"
)
def edge_of(found: Found, scene: Scene) -> Value:
    return EdgeOf(EDGES[found["edge"].removeprefix("之").removeprefix("以")], follows=True)


@CHINESE.chinese(
    r"的? ?(?P<nth>第 ?[一二三四五1-5]|最后 ?一?) ?个?(?P<what>周末|周|星期|礼拜)(?:的?{星期})?",
    r"的? ?(?P<nth>第 ?[一二三四五1-5]|最后 ?一?) ?个?(?P<what>工作日|天)",
)
def nth_of(found: Found, scene: Scene) -> Value:
    n = ordinal(found["nth"].replace(" ", ""))
    if found.groupdict().get("星期"):
        return NthOf(n, weekday(found["星期"]))
    match found["what"]:
        case "工作日":
            return NthOf(n, "workday")
        case "天":
            return NthOf(n, "day")
        case "周末":
            return NthOf(n, "weekend")
        case _:
            return NthOf(n, "week")


@CHINESE.chinese(r"下(?:一)?个工作日")
def next_working_day(found: Found, scene: Scene) -> Value:
    return Day(scene.calendar.following(scene.today), 0.9)


@CHINESE.chinese(r"下班(?:之前|以前|前)", r"(?:今天|今日)之?内")
def end_of_today(found: Found, scene: Scene) -> Value:
    return Clock(None, alone=True, sure=0.9)

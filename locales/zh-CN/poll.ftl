# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
poll-word = 投票, 表决
poll-word-list = 列表, 清单
poll-word-close = 关闭, 结束, 截止
poll-word-remind = 提醒, 催票
poll-word-export = 导出
poll-word-help = 帮助, ？, 怎么用
# 写在末尾方括号里的词。
poll-word-single = 单选
poll-word-multiple = 多选
poll-word-ranked = 排序, 排名
poll-word-anonymous = 匿名, 不记名
poll-word-hidden = 隐藏, 结束前隐藏, 结束后公布
poll-word-voted = 投票后可见, 投后可见
poll-word-all = 投完即止, 全员投完, 全部投完
poll-word-add = 可加选项, 可添加选项
poll-word-team = 内部, 仅团队
# 其中不写方括号也不会误解的词。
poll-plain-words = 匿名, 不记名, 单选, 多选, 排序, 结束前隐藏, 结束后公布, 投票后可见, 投后可见, 投完即止, 全员投完, 全部投完, 可加选项, 可添加选项, 仅团队, 只问开发, 只问技术负责人, 只问客户经理, 只问客户
poll-word-developers = 开发, 只问开发
poll-word-tech-leads = 技术负责人, 只问技术负责人
poll-word-managers = 客户经理, 只问客户经理
poll-word-clients = 客户, 只问客户

poll-summary-line = 在群里发起投票：表情或按钮都算，一人一票，结束出图

# 投票卡片。
poll-gist = 投票：{ $question }
poll-head = 投票 #{ $number } · { $who } 发起
poll-choose-one = 单选
poll-choose-many = 最多选 { $most } 项
poll-choose-ranked = 按喜好依次点按，先点的分高
poll-choose-ranked-ballot = 按喜好排序，排前的分高
poll-anonymous = 匿名
poll-anonymous-how = 请点按钮投票；谁选了什么，任何人都看不到、也查不到，只知道谁投过。投出后不能改。满 { $fewest } 票，结束时公布结果。
poll-hidden-voted = 投过才看得到结果
poll-hidden-closed = 结束后公布
poll-for-role = 只问{ $role }
poll-for-role-and = 只问{ $role }，以及 { $names }
poll-for-people = 只问 { $names }
poll-until = 截止 { $at }
poll-until-all = 全员投完即止
poll-repeats-at = 下次 { $at }
poll-moved = 已在下方重新显示。
poll-moved-reactions = 点在这里的表情，那边同样计入。
poll-being-counted = 正在计票
poll-closed-at = 结束于 { $at }
poll-and-more = { $names }等，另有 { $count } 人
poll-unknown-people = { $count } 位新人
poll-voted = { $count ->
    [0] 还没有人投票。
   *[other] 已有 { $count } 人投票。
}
poll-missing = 还差：{ $names }
poll-all-voted = 受邀的人都投过了。
poll-not-everybody = { $room } 里的人我认不全：超过 { $limit } 人，或者平台没有告诉我。“{ $question }”会在我认识的人都投完时结束；也可以手动结束，或者点名要问的人，重新发起。
poll-do-vote = 投票
poll-do-result = 查看进展
poll-do-add = 添加选项
poll-do-remind = 提醒没投的人
poll-do-close = 结束
poll-do-reopen = 重新开放
poll-do-again = 再发起一次
poll-do-stop = 不再重复
poll-do-show = 查看
poll-do-ask = 发起
poll-close-sure = 结束后不再计票。
poll-stop-sure = 这次投票照旧，以后不再自动发起。

# 结果。
poll-result-title = 结果：{ $question }
poll-nobody-voted = 没有人投票。
poll-too-few = 人太少，不公布匿名投票的结果：至少要 { $fewest } 票。
poll-too-few-since = 重新开放后又有 { $count } 人投票，不足 { $fewest } 票，未计入。
poll-won = { $names }，{ $votes }
poll-tied = 打平：{ $names }，各 { $votes }
poll-votes = { $count } 票
poll-points = { $count } 分
poll-series-votes = 票数
poll-series-points = 得分
poll-make-decision = 记为决定
poll-make-change = 记为变更

# 表单。
poll-form-new = 发起投票
poll-form-option = 添加选项
poll-question = 问题
poll-options = 选项
poll-options-hint = 每行一个，2 到 { $limit } 个。写在前面的表情就是它的回应。
poll-style = 怎么选
poll-style-single = 单选
poll-style-multiple = 多选
poll-style-ranked = 按喜好排序
poll-most = 最多选几项
poll-most-hint = 填了数字就可以多选，最多选这么多项。
poll-hidden = 谁能看到进展
poll-shown-live = 所有人，随时
poll-shown-voted = 投过票的人
poll-shown-closed = 所有人，结束后
poll-extras = 其他
poll-extra-anonymous = 匿名：用按钮投票，结束后公布
poll-extra-all = 全员投完即止
poll-extra-add = 谁都可以添加选项
poll-extra-team = 仅限团队：不发到客户群
poll-closes = 截止时间
poll-closes-hint = 例如：周五17:00。不填则手动结束。
poll-rhythm = 重复
poll-rhythm-hint = 例如：每两周周五10:00
poll-asked = 问谁
poll-asked-everybody = 所有人
poll-asked-people = ……或者这些人
poll-asked-hint = 只算他们的票，也可以提醒他们。
poll-option = 选项
poll-option-hint = 写在前面的表情就是它的回应。
poll-place = 第 { $place } 选择

# 哪里不对。
poll-wrong-question = 请写下要问什么。
poll-wrong-length = 最多 { $limit } 个字。
poll-wrong-count = 请写 { $fewest } 到 { $limit } 个选项，每行一个。
poll-wrong-empty = 有一个选项是空的。
poll-wrong-twice = “{ $option }”重复了。
poll-wrong-secret-add = 匿名投票不能中途添加选项：票投出就不能改，先投的人没法选新选项。请去掉其中一项。
poll-wrong-most = 请写一个数字，例如 2。
poll-wrong-rhythm = 看不懂。例如：每周五10:00、每两周周一、每月1日
poll-wrong-ballot = 请选 1 到 { $most } 项。
poll-not-understood = 看不懂“{ $words }”。例如：匿名，最多2项，周五17:00截止
poll-closes-past = “{ $words }”已经过去了，请写将来的时间。
poll-too-many = 最多选 { $most } 项。请先再点一次已选的，把它撤回。
poll-options-full = 一个投票最多 { $limit } 个选项。
poll-not-asked = 这次投票问的是别人，你的票不会计入。
poll-not-yours = 只有发起人、技术负责人和客户经理可以这样做。
poll-counting = 正在计票，请稍候。
poll-closed-already = 这次投票已经结束。
poll-still-open = 这次投票还没有结束。
poll-forgotten = 匿名投票结束后 { $days } 天内可以重新开放。现在谁投过已经不再保存，重新开放就会有人投两次。可以把同样的问题再发起一次。
poll-voted-already = 你已经投过了。匿名票不能改：没有人知道哪张是你的。
poll-vote-first = 先投票，才能看到进展。
poll-gone = 找不到这个投票了。
poll-which =
    有好几个投票还开着：
    { $polls }
    请写明是哪个，例如 { $word ->
        [remind] /投票 提醒 { $number }
       *[close] /投票 关闭 { $number }
    }
poll-none-open = 没有进行中的投票。
poll-no-such-number = 这里没有投票 #{ $number }。
poll-team-only = 只有团队成员能发起内部投票。

# 只对一个人说的话。
poll-opened = 投票 #{ $number } 已发起。
poll-opened-in = 投票 #{ $number } 已在 { $rooms } 发起。
poll-opened-clients = 客户在 { $rooms } 也能看到。写上【内部】，投票就只留在团队里。
poll-you-voted = 你投给了：{ $names }
poll-withdrawn = 你的票已撤回。
poll-ballot-counted = 你的票已计入。没有人能查到你选了什么。
poll-latest-counts = “{ $question }”最多算 { $count } 项，以你最近的表情为准：{ $names }。
poll-reacted-secret = “{ $question }”是匿名投票：点表情不计票，而且人人都看得到。可以取消表情，改用按钮投票。
poll-reacted-closed = “{ $question }”已经结束，你的表情不计票。
poll-reacted-not-asked = “{ $question }”问的是别人，你的表情不计票。
poll-first-count = “{ $question }”按顺序最多算 { $count } 项，以你先选的为准：{ $names }。
poll-closed-now = 已结束，马上公布结果。
poll-closing = 已结束。再核对一遍表情，随后公布结果。
poll-reopened = 已重新开放。
poll-reopened-anew = 已重新开放。之前票数不够、已作废，投过的人请再投一次。
poll-reopened-secret = 已重新开放，还没投的人可以投。新投的满 { $fewest } 票才会计入。
poll-option-added = 已添加。
poll-stopped = 以后不再自动发起。
poll-reminded = { $count ->
    [0] 没有要提醒的人：我认识的人都投过了、今天提醒过了，或者请假了。
   *[other] 已提醒 { $count } 人：{ $names }
}
poll-reminded-secret = { $count ->
    [0] 没有要提醒的人：我认识的人都投过了、今天提醒过了，或者请假了。
   *[other] 已提醒 { $count } 人，是谁不公开。
}
poll-reminder = { $who } 在{ $project }发起了投票，还差你一票。

# 列表与文件。
poll-list-title = 投票
poll-list-nothing = 还没有投票。例如：/投票 哪天发布？｜周二｜周三
poll-state-open = 进行中
poll-state-closed = 已结束
poll-export-words = 全部投票的表格。
poll-export-cut = 共 { $total } 个投票，表格里是最近的 { $count } 个。
poll-export-unnamed = 共 { $count } 人，人数太多，此处不列名
poll-export-coming = 表格会发到我们的私聊里。
poll-export-nothing = 还没有投票。
poll-csv-columns = 投票|问题|选项|票数|谁|方式|匿名|发起|结束

poll-help-title = 投票
poll-help-ask = /投票 哪天发布？｜周二｜周三；也可以带表情：/投票 好了吗？｜🚀 上线｜🐢 再等等
poll-help-lines = 问题和选项可以各占一行，也可以用引号；只发“/投票”会打开表单。
poll-help-settings = 末尾可以写（容易和选项混淆时加方括号）：【匿名】【多选】【最多2项】【排序】【隐藏】【投票后可见】【周五17:00】【投完即止】【可加选项】【内部】【每两周周五】
poll-help-who = 只问一部分人：【只问开发】【只问技术负责人】【只问客户经理】【只问客户】，或者点名【@小安 @小李】；只算他们的票
poll-help-list = /投票 列表 看所有投票，/投票 3 再看一次
poll-help-close = /投票 关闭 3 计票并公布结果
poll-help-remind = /投票 提醒 3 提醒还没投的人
poll-help-export = /投票 导出 拿到全部结果的表格

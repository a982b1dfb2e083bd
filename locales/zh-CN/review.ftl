# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
review-word = 评审, 会议, 开会
review-word-list = 列表, 清单
review-word-add = 添加, 加
review-word-help = 帮助, ？, 怎么用
review-word-weekly = 周会, 例会
review-word-retro = 复盘, 回顾, 回顾会
review-word-milestone = 里程碑, 里程碑评审
review-word-delivery = 交付, 交付复盘

review-summary-line = 会议自己备好：议程、决定、待办、纪要

# 会议种类，以及各自要谈什么，一行一条。
review-kind = 种类
review-kind-weekly = 周例会
review-kind-retro = 回顾会
review-kind-milestone = 里程碑评审
review-kind-delivery = 交付后复盘
review-agenda-weekly =
    上周以来有哪些进展？
    接下来做什么，还跟得上计划吗？
    卡在哪里？
review-agenda-retro =
    哪些做得好？哪些不好？想试试什么？
    大家写的有哪些共同点？
    一到三件要改的事
review-agenda-milestone =
    这个里程碑答应了什么，做到了什么？
    哪些日期变了，为什么？
    对下一个里程碑有什么影响？
review-agenda-delivery =
    客户拿到了什么，怎么评价？
    花了多少，和当初估的差多少？
    下次要怎么改？

# 卡片。
review-title = 会议 #{ $number }：{ $name }
review-gist = { $title }，{ $at }
review-begins = { $title } 开始了
review-when = 时间
review-repeats = 重复
review-notes = 便签
review-anonymous = 匿名：谁也查不出是谁写的
review-with-names = 实名
review-agenda = 议程
review-points = 议题
review-more = ……还有 { $count } 条
review-source = 原话
review-voices = { $count ->
    [0] 还没有人写。
   *[other] 已有 { $count } 人写了。
}
review-collect-how = 用按钮、/评审 添加 …，或在任何一条消息上点 📌，就能加议题。
review-auto-proposed = 等评估：{ $text }
review-auto-assessed = 等审批：{ $text }
review-auto-blocker = 受阻：{ $text }
review-auto-todo = 到期：{ $text }
review-auto-question = 还没人回答：{ $text }
review-auto-feedback = 反馈还没有答复：{ $text }
review-grace = 如果到点时我没在运行，最晚多久还开始
review-grace-offer = { $count ->
    [30] 半小时内
    [60] 一小时内
    [120] 两小时内
   *[other] { $count } 分钟内
}
review-unfinished = { $title } 还没有结束。请点“结束”，纪要才能确认。
review-finished = 已结束，纪要在它的话题里。
review-state-open = 正在开 ↓
review-state-finished = 已结束，纪要在话题里。
review-state-cancelled = 已取消。
review-state-missed = 错过了：到点时我不在线。议程都留在这里。
review-late = 原定 { $at }，我来晚了。
review-before = 上次说要做的
review-went-open = 还没做完：{ $text }
review-went-done = 做完了：{ $text }
review-went-dropped = 不做了：{ $text }
review-decisions = 决定
review-actions = 待办
review-column-well = 做得好的
review-column-badly = 不好的
review-column-try = 想试试的
review-voters = 已有 { $count } 人投票。
review-thread-how =
    会就在这个话题里开，在这里说话的人都会记进纪要。
    写“决定：…”记下一条决定，写“待办：@谁 …，周五前”记下一件事；也可以在消息上点 ✅ 或 🎯（飞书上是“完成”和“我来”）。
review-decision-noted = ✅ 决定 #{ $number }：{ $text }
review-todo-noted = 🎯 #{ $number } { $who }：{ $text }{ $day ->
    [none] {""}
   *[other] {" "}· { $day } 前
}

# 按钮与表单。
review-do-plan = 安排会议…
review-do-plan-it = 安排
review-do-add = 加议题…
review-do-add-it = 添加
review-do-begin = 现在开始
review-do-move = 改时间…
review-do-cancel = 取消
review-do-end-series = 不再重复
review-do-save = 保存
review-do-finish = 结束
review-do-write = 写便签…
review-do-hand-in = 提交
review-do-reveal = 公布便签
review-do-vote = 投票…
review-do-vote-it = 投票
review-do-take = 定一件事…
review-do-show = 查看
review-cancel-sure = 这次会议不开了。
review-end-series-sure = 以后不再安排。
review-reveal-sure = 公布之后就不能再写了。
review-form-plan = 安排会议
review-form-point = 加一条议题
review-form-move = 改会议时间
review-form-notes = 写便签
review-form-vote = 投票
review-form-take = 要做的事
review-form-correct = 修改纪要 #{ $number }
review-name = 标题
review-when-hint = 例如：周四15:00 · 每两周周四下午三点 · 每个里程碑后两个工作日 · 现在
review-options = 回顾会
review-option-anonymous = 匿名写、匿名投
review-anonymous-hint = 不保存任何能看出是谁写的信息，管理员也查不到。
review-promise-anonymous = 一行一条。不保存是谁写的，每人只能提交一次。不过，文风也许会暴露您。
review-promise-names = 一行一条。等大家写完一起公布。
review-point = 要谈什么？
review-vote-for = 哪些最要紧？最多选 { $limit } 个。
review-errand = 我们要怎么改？
review-owner = 负责人
review-due = 截止
review-due-hint = 怎么说就怎么写：周五、12月15日、两周内
review-section-attendance = 到会
review-section-points = 议题
review-section-decisions = 决定
review-section-actions = 待办
review-section-notes = 备注
review-actions-hint = 一行一条：#3 @小安 写测试，周五前。没有编号的是新待办；删掉的行就是不做了。
review-by = { $text }，{ $day } 前
review-taken-out = 从纪要里删掉了。
review-point-added = 已加进 { $title } 的议程。
review-after-milestones = 记下了。/plan 里的里程碑临近时，我会逐一安排。
review-thanks = 谢谢！

# 列表。
review-list = { $count ->
    [0] 没有安排会议
   *[other] 已安排的会议：{ $count } 个
}
review-list-empty = 这里是空的。
review-help =
    /评审 每两周周四下午三点：隔周开一次例会
    /评审 复盘 周五16:00：回顾会；还可以：里程碑、交付
    /评审 添加 …：给下次会议加一条议题
    /纪要：以前的会议谈了什么

# 委婉的拒绝。
review-gone = 这个会议已经不在了。
review-moved-on = 会议已经往下走了，请看最新的卡片或 /纪要。
review-only-team = 这由团队决定。如果您是团队成员，请用 /project 设好角色。
review-only-participants = 只有到会的人能修改和确认纪要。
review-in-its-room = 请在要开会的群里说。
review-none-planned = 还没有安排会议。先安排一个，例如：/评审 周四15:00
review-no-such-number = 这个项目里没有会议 #{ $number }，可以用 /评审 查看。
review-when-unreadable = 看不出是什么时候。可以写“周四15:00”或“每两周周四下午三点”。
review-time-missing = 几点？例如：周四15:00
review-when-past = { $day } 已经过去了，改到什么时候？
review-once = 请只写一个时间，例如：周五16:00
review-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
review-point-missing = 请写明要谈什么，例如：/评审 添加 缓存方案
review-agenda-full = 议程最多 { $limit } 条，请合并几条。
review-note-missing = 至少写一条。
review-note-too-long = 有一条长 { $length } 个字，最多 { $limit } 个字。
review-too-many-notes = 一共 { $count } 条，最多 { $limit } 条，请合并几条。
review-wrote-already = 您已经提交过了。因为谁也不知道哪些是您写的，所以改不了。
review-notes-shown = 便签已经公布，还有话可以在话题里说。
review-no-notes = 还没有人写便签。
review-not-shown-yet = 请先公布便签。
review-voted-already = 您已经投过票了。因为谁也不知道您投了什么，所以改不了。
review-vote-count = 至少选一个，最多选 { $limit } 个。
review-enough-taken = 最多定 { $limit } 件事，再多就只是愿望了。其余的可以用 /待办 记下。
review-take-one = 至少定一件事，最多 { $limit } 件：开会就是为了这个。
review-errand-missing = 请写明要做什么。
review-one-owner = 请选一位负责人：人人负责，等于没人负责。
review-due-unreadable = 看不出是哪一天。可以写“下周五”或“12月15日”。
review-too-long-to-edit = { $section }：内容太长，不能在这里改，会保持原样。

# 纪要。
minutes-word = 纪要, 会议纪要
minutes-word-search = 搜索, 查找
minutes-summary-line = 以前的会议谈了什么
minutes-title = 纪要 #{ $number }：{ $name }
minutes-version = { $at } · 第 { $version } 版，{ $who } 写
minutes-draft = 草稿，请修改并确认
minutes-confirmed = { $who } 已确认
minutes-do-confirm = 确认
minutes-do-correct = 修改…
minutes-do-export = 导出 Markdown
minutes-do-earlier = 上一版
minutes-list = { $count ->
    [0] 还没有纪要
   *[other] 纪要：{ $count } 份
}
minutes-found = 含“{ $word }”的纪要：{ $count } 份
minutes-list-empty = 这里是空的。
minutes-how = /纪要 7：会议 7 的纪要；/纪要 搜索 缓存：找一份。
minutes-coming = 文件马上私信给您。
minutes-no-such-number = 这个项目里没有纪要 #{ $number }，可以用 /纪要 查看。
minutes-moved-on = 您看的时候，有人改过这份纪要。请先看最新一版。

standup-word = 站会, 早会, 每日站会
standup-word-now = 现在, 立即
standup-word-skip = 跳过
standup-word-report = 报告, 汇总
standup-word-export = 导出
standup-word-help = 帮助, 怎么用
standup-summary-line = 每天定时问大家几个问题，回答汇总成一份报告

# 默认问题。
standup-question-done = 上次站会以来完成了什么？
standup-question-plan = 今天打算做什么？
standup-question-blocker = 有什么阻碍吗？

# 设置表单。
standup-form-settings = 站会
standup-do-save = 保存
standup-runs = 这个站会
standup-runs-on = 开启
standup-runs-off = 暂停
standup-days-field = 哪几天
standup-days-hint = 当地的节假日、本人请假、不上班的周末都不会打扰。
standup-day-mon = 周一
standup-day-tue = 周二
standup-day-wed = 周三
standup-day-thu = 周四
standup-day-fri = 周五
standup-day-weekend = 要上班的周末（调休日）
standup-at = 提问时间
standup-at-hint = 按每个人当地的时间：9:30、上午九点半、9am
standup-until = 截止时间
standup-field-done = 关于已完成的问题（留空则不问）
standup-field-plan = 关于接下来的问题（留空则不问）
standup-field-blocker = 关于阻碍的问题（留空则不问）
standup-field-more = 其他问题
standup-more-hint = 每行一个，最多 { $limit } 个。
standup-roles = 谁参加
standup-roles-hint = 在本项目里用过我的、属于这些角色的人。
standup-also = 另外还有
standup-rooms = 报告发到
standup-room-client = { $name }，客户在里面
standup-extras = 另外
standup-extra-team_only = 仅限团队频道：有客户的地方不发报告
standup-extra-mood = 问一下心情，只显示平均值
standup-patience-remind = 提醒还没回答的人
standup-patience-remind-offer = { $count ->
    [0] 不提醒
   *[other] 截止前 { $count } 分钟
}
standup-patience-escalate = 阻碍持续多久后告诉技术负责人
standup-patience-escalate-offer = { $count ->
    [0] 不告诉
   *[other] { $count } 个工作日
}
standup-patience-grace = 如果我当时没在运行，最晚多久还补问
standup-patience-grace-offer = { $count ->
    [30] 半小时内
    [60] 一小时内
    [120] 两小时内
   *[other] { $count } 分钟内
}
standup-no-days = 请至少选一天。
standup-time-unreadable = 看不出是几点，请写成 9:30 或 上午九点半。
standup-time-quiet = 21:00 到 8:00 我不打扰大家，请选一个工作时间。
standup-until-before = 要晚于 { $at }。
standup-no-questions = 请至少问一个问题。
standup-too-many-questions = 最多 { $limit } 个，请删掉几个。
standup-too-long = 共 { $length } 个字，最多 { $limit } 个，请精简一下。
standup-no-clients = { $name } 是客户，站会只问团队成员。
standup-no-team-room = 这样谁也看不到报告：请选一个团队频道，或者允许发到有客户的频道。
standup-saved = 已保存，频道里也说了一声。

# 保存后的说明。
standup-set-title = 站会
standup-set-off = 站会（已暂停）
standup-when = { $at } 提问，{ $until } 截止，都按每个人当地的时间
standup-people = 参加的人
standup-people-count = { $count } 人
standup-report-goes = 报告
standup-report-nowhere = 只能用 /站会 报告 查看
standup-set-by = 由 { $who } 设置，可用 /站会 修改。

# 私聊。
standup-title = 站会 { $day }
standup-title-topic = 站会 { $day }：{ $topic }
standup-prompt-how = { $until } 截止。也可以直接在这里打字回答，每行对应一个问题。
standup-prompt-late = 本该在 { $at } 问您，当时我没在运行，抱歉晚了。
standup-do-answer = 回答
standup-do-same = 和上次一样
standup-do-not-today = 今天不参加
standup-do-change = 修改
standup-do-send = 提交
standup-reminder = 「{ $project }」的站会还差您的回答，{ $until } 截止。
standup-understood = 已记下您的回答
standup-thanks = 收到，谢谢。
standup-form-answer = 我的站会
standup-form-edit = 修改回答
standup-over = 已过截止时间，您的回答会标为迟到。
standup-over-edit = 已过截止时间，修改会有标记。
standup-open-blockers = 之前还没解决的：
standup-blocker-hint = 每行一条，没有就留空。
standup-waits-field = 要靠谁解决？
standup-who-team = 团队里的人
standup-who-client = 客户
standup-who-other = 其他人
standup-mood-field = 今天心情如何？
standup-mood-hint = 没有人能看到您选了什么，满 { $count } 人才显示平均值。
standup-mood-1 = 累垮了
standup-mood-2 = 不太好
standup-mood-3 = 一般
standup-mood-4 = 不错
standup-mood-5 = 很好
standup-answer-empty = 请至少回答一个问题，或者点“今天不参加”。
standup-questions-changed = 您填写的时候问题改了，所以没有保存。请先复制已写的内容，关掉再重新打开。
standup-no-last-time = 之前还没有回答过，请点“回答”。
standup-not-asked = 您不参加这个站会。
standup-answered-already = 您已经回答过了，可以点“回答”来修改。

# 报告。
standup-answered = 已回答
standup-progress = { $answered }/{ $asked }
standup-state-answered = 已回答
standup-state-asked = 还在等
standup-state-silent = 没有回答
standup-state-not-today = 今天不参加
standup-state-missed = 因停机未问
standup-later = 稍后（当地还没到时间）
standup-not-asked-title = 没有问
standup-missed = 漏问
standup-missed-why = { $names }：到点时我没在运行
standup-name-late = { $name }（迟到）
standup-name-why = { $name }（{ $why }）
standup-off-leave = 请假
standup-off-holiday = 节假日
standup-off-weekend = 周末
standup-off-quiet = 当地是夜里
standup-off-skipped = 已取消
standup-off-unreachable = 没有能联系上的账号
standup-more = 等，另有 { $count } 个
standup-mood = 心情
standup-in-thread = 每个人的回答在话题里。
standup-skipped = { $who } 取消了这次站会
standup-late = 迟到
standup-edited = 截止后修改于{ $at }
standup-moved = 有进展
standup-moved-propose = 已提出
standup-moved-assess = 已评估
standup-moved-approve = 已同意
standup-moved-decline = 已否决
standup-moved-start = 已开工
standup-moved-deliver = 已交付
standup-moved-accept = 已验收
standup-moved-reopen = 验收未过
standup-moved-edit = 已修改
standup-moved-withdraw = 已撤回

# 阻碍。
standup-blocker = 阻碍
standup-blockers = 阻碍
standup-blocker-still = 这个还卡着吗？{ $words }
standup-waits-team = 等团队
standup-waits-client = 等客户
standup-waits-other = 等其他人
standup-days = 已 { $days } 个工作日
standup-since = 自{ $day }起
standup-do-still = 还卡着
standup-do-solved = 解决了
standup-do-waits-team = 改为等团队
standup-do-waits-client = 改为等客户
standup-do-waits-other = 改为等其他人
standup-blocker-solved = ✓ { $who } 说解决了
standup-escalation = { $who } 从{ $day }起一直卡着：
standup-escalation-client = { $who } 从{ $day }起一直在等客户：
standup-still-noted = 记下了，自{ $day }起还卡着，下次站会再问。
standup-solved-noted = 太好了，已关闭。
standup-waits-noted = 记下了：{ $waits }。
standup-solved-before = 这个已经解决了。

# 命令。
standup-called = 正在问大家。休息的、当地是夜里的人不打扰。
standup-skip-which = 跳过{ $day }的站会？
standup-do-skip-mine = 只是我
standup-do-skip-all = 所有人
standup-skipped-mine = 好的，今天不参加。
standup-skipped-all = 好的，那天的站会取消了，频道里也说了一声。
standup-nothing-to-skip = 没有可以跳过的站会。
standup-none-here = 这里还没有站会，请在频道里用 /站会 设置。
standup-only-team = 这是团队成员的事。如果您也是，请用 /项目 设置角色。
standup-team-only = 这份报告只给团队看，请到团队频道里查。
standup-no-report = 还没有那天的站会报告。
standup-day-unreadable = 哪一天？例如：/站会 报告 昨天，或 2026-11-20
standup-export-coming = 文件马上私信给您。
standup-export-words = 共 { $count } 条回答，见表格。
standup-csv-columns = 日期|主题|成员|状态|回答时间|迟到|截止后修改于|问题|回答
standup-unknown-word = 不认识“{ $word }”。
standup-help-title = /站会 能做什么
standup-help =
    /站会 – 本频道站会的设置
    /站会 现在 – 现在就问所有人；或 /站会 现在 @韩梅梅 @李雷 关于支付
    /站会 跳过 – 今天不开，只是我或所有人
    /站会 报告 昨天 – 某一天的报告和回答
    /站会 导出 – 全部导出成文件

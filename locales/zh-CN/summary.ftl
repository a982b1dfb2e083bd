summary-word = 总结, 小结, 摘要
summary-word-today = 今天, 今日
summary-word-yesterday = 昨天, 昨日
summary-word-week = 本周, 这周, 这一周
summary-word-last_week = 上周, 上一周
summary-word-here = 发到这里, 发在这里, 发出来, 发到话题
summary-word-settings = 设置
summary-word-weekly = 周报, 每周
summary-word-help = 帮助
summary-word-filler = 一下, 请, 这个话题, 这段讨论, 这个群, 本群, 话题, 讨论
summary-summary-line = 一段讨论说了什么、定了什么，句句有出处

summary-reading = 正在读，总结马上发给您，只有您能看到。
summary-reading-here = 正在读，总结马上发出来。
summary-slow = 平台在这里只允许慢慢读，大约要 { $minutes } 分钟；总结好了就发给您。

summary-title-thread = { $room } 里一段讨论的总结
summary-title-day = { $room } 总结，{ $day }
summary-title-days = { $room } 总结，{ $first } – { $last }
summary-part-points = 要点
summary-part-decisions = 决定
summary-part-actions = 待办
summary-part-questions = 还没回答的问题
summary-owner = 负责人：{ $name }
summary-no-owner = 没有说谁来做
summary-due = { $day } 前
summary-asked = 问的是 { $name }
summary-nothing = 这里没有决定、没有承诺，也没有提问。
summary-read = 读了 { $all } 条消息中的 { $read } 条
summary-cut = 读了最新的 { $read } 条消息；消息太多，一次读不完（{ $all }）
summary-files = ，{ $count } 个文件没有读
summary-aside = ，其中 { $count } 条是程序消息或系统提示
summary-collected = 来自平时随说随存的消息，不含文件和程序消息。
summary-by-us = 在本服务器上用大家的原话整理，没有发给任何外部服务。
summary-by-model = 开头几句和要点由语言模型 { $model } 措辞，每句都核对过出处。

summary-do-decision = 记为决定
summary-do-todo = 记为待办
summary-do-change = 记为变更
summary-do-ask-again = 再问一次
summary-do-not-right = 不对
summary-do-more = 另有 { $count } 条…
summary-do-anew = 重新总结

summary-changed = 总结之后，这里引用的消息被改过（✎）或删了（✗）。
summary-line-deleted = （原消息已删除）
summary-outdated = 您的总结引用的消息后来被改过或删了：{ $title }
summary-still-open = 还没有回答，{ $author } 问过：
summary-asked-again = 已经在话题里再问了一次。
summary-asked-already = 这个问题已经再问过了。
summary-noted = 谢谢，已经记下，总结会因此变得更准。
summary-noted-already = 您已经说过了，谢谢。

summary-where = 请在群里或话题里说，或者给我一个链接：/总结 https://…
summary-unreadable = 没看懂要总结什么。可以这样写：/总结 今天、/总结 本周、/总结 11月16日到20日，或者给一条消息的链接。
summary-backwards = { $first } 在 { $last } 之后，请把早的日子写在前面。
summary-too-long = 一次最多 { $days } 天。
summary-here-other-room = 别的群的总结只能给您自己看：这里的人不一定能看那个群。去掉“发到这里”就行。
summary-gone = 这份总结太久了，请用 /总结 重新要一份。
summary-not-yours = 只有要这份总结的人才能这样做。
summary-busy = 已经在读了。

summary-refused-link = 找不到这个链接指向的内容，请复制本企业里一条消息的链接。
summary-refused-member = 您不在那个群里，所以那里的内容不能给您看。
summary-refused-client = 那是团队内部的群。
summary-refused-access = 我看不了那里的历史消息。需要有人把我拉进群；飞书应用还需要 im:message.group_msg 权限。
summary-refused-gone = 那个群或那条消息已经不在了。
summary-refused-empty = 这段时间那里没有人说话。
summary-refused-broken = 读的时候出了问题，请再试一次。

summary-help-title = /总结 能读什么
summary-help =
    在话题里：@Parley 总结，或者在消息上选“Summarise thread”
    /总结 —— 上次总结之后这里说了什么
    /总结 今天、昨天、本周、上周
    /总结 11月16日到20日
    /总结 加上别处一条消息的链接
    …… 发到这里 —— 发出来给大家看
    /总结 每周 —— 每周总结写进周一的报告；/总结 每周 关
    /总结 设置 —— 语言模型、平时收集消息

summary-weekly-how = 请写 /总结 每周 开，或 /总结 每周 关。
summary-weekly-on = 从现在起，{ $project } 每周的总结会写进周一的报告。
summary-weekly-off = { $project } 不再做每周总结。
summary-only-owner = 项目负责人、客户经理和技术负责人可以改。
summary-settings-title = 总结
summary-settings-save = 保存
summary-settings-options = { $project } 的设置
summary-option-weekly = 每周的总结写进周一的报告
summary-option-collects = 消息随说随存 14 天（用于平台每分钟只让读一次历史的情况）
summary-option-model = 由本服务器配置的语言模型为开头几句措辞：讨论的文字会发给它
summary-settings-remark = 默认全部关闭。语言模型需要在服务器上设置 SUMMARY_MODEL_URL；没有设置或出了任何问题，就用 Parley 自己的总结。

# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
feedback-word = 反馈, 意见
feedback-word-list = 列表, 待处理
feedback-word-done = 已处理, 已完成
feedback-word-settings = 设置
feedback-word-help = 帮助, ？, 怎么用

feedback-summary-line = 说说哪里好、哪里不好，并得到回音

# 卡片。
feedback-title = 反馈 #{ $number }
feedback-gist = 反馈 #{ $number }：{ $outcome }
feedback-giver = 反馈人
feedback-recorded-by = { $who }（{ $by }代为记录）
feedback-outcome = 处理结果
feedback-ended = { " · " }{ $who }，{ $day }
feedback-change = 变更
feedback-outcome-open = 待处理
feedback-outcome-change = 已转为变更 #{ $number }
feedback-outcome-todo = 已转为待办 #{ $number }
feedback-outcome-answered = 已答复
feedback-outcome-declined = 不采纳
feedback-reply = 答复
feedback-internal = 内部说明

# 按钮与表单。
feedback-do-change = 转为变更
feedback-do-todo = 转为待办
feedback-do-answer = 答复
feedback-do-decline = 不采纳
feedback-do-link = 关联已有变更…
feedback-do-show = 查看
feedback-do-ask-give = 我要反馈
feedback-do-give = 提交
feedback-do-send = 发送
feedback-do-save = 保存
feedback-do-publish = 在这里公布
feedback-do-list-open = 待处理的反馈
feedback-do-list-done = 反馈与回音
feedback-form = 提交反馈
feedback-words = 哪里好、哪里不好、还缺什么？
feedback-words-hint = 会记下您的名字；怎么处理的，会告诉您。
feedback-form-answered = 答复反馈 #{ $number }
feedback-form-declined = 不采纳反馈 #{ $number }
feedback-form-link = 反馈 #{ $number } 是哪条变更？
feedback-reply-answered = 答复
feedback-reply-declined = 不采纳的原因
feedback-reply-hint = { $who } 会看到这段话。
feedback-internal-field = 仅团队可见的说明
feedback-internal-hint = 反馈人看不到，也不会出现在客户所在的群里。
feedback-link-field = 变更编号
feedback-link-hint = 例如 12
feedback-form-settings = 反馈设置
feedback-emoji-about = 给消息加上这些表情，就会把它记为反馈；留空则不这样记录。
feedback-emoji-on = { $platform ->
    [slack] Slack 里的表情
   *[feishu] 飞书里的表情
}
feedback-emoji-hint = 直接填 💡、🙁，或者填那边用的表情名字，用空格隔开。通常是：{ $usual }
feedback-settings-saved = 已保存。

# 哪里不对。
feedback-words-missing = 请用几句话说明是什么事。
feedback-reply-missing = 请写一句话：每条反馈都要有回音。
feedback-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
feedback-which-change = 请填变更的编号，例如 12。
feedback-no-such-change = 这个项目里没有变更 #{ $number }，可以用 /change list 查看。
feedback-emoji-wrong = “{ $name }”不是表情的名字，名字的样子像 { $usual }；能直接填的只有 💡 和 🙁。
feedback-emoji-many = 最多可以设 { $limit } 个表情。
feedback-only-enders = 这一步由客户经理和技术负责人来做。如果就是您，请用 /project 设好角色。
feedback-ended-before = 这条反馈已经有人处理了，发送 @Parley 反馈 已处理 可以看到结果。
feedback-gone = 这条反馈已经不在了。
feedback-no-such-number = 没有您能看到的反馈 #{ $number }，发送 @Parley 反馈 可以看到待处理的。
feedback-nothing-said = 这条消息里没有可以记录的文字。
feedback-publish-where = 请在项目的群里点这个按钮。
feedback-publish-nothing = 目前还没有可以在这个群里公布的内容。

# 告诉大家的话。
feedback-filed = 谢谢，已记为反馈 #{ $number }；怎么处理的，会告诉您。
feedback-filed-for = 已记为反馈 #{ $number }；怎么处理的，会告诉 { $who }。
feedback-ended-note = 好了，已告诉 { $who }。
feedback-recorded = { $by } 把您说的话记为「{ $project }」的反馈 #{ $number }；怎么处理的，会告诉您。
feedback-told-title = 您的反馈有回音了
feedback-told-source = 「{ $project }」反馈 #{ $number }
feedback-told-change = { $who } 已把它转为变更 #{ $number }。
feedback-told-todo = { $who } 已把它转为待办 #{ $number }。
feedback-told-answered = { $who } 的答复：
feedback-told-declined = { $who } 没有采纳，原因是：

# 列表。
feedback-list-open = { $count ->
    [0] 没有待处理的反馈
   *[other] 待处理的反馈：{ $count } 条
}
feedback-list-done = { $count ->
    [0] 反馈与回音：还没有
   *[other] 反馈与回音：{ $count } 条
}
feedback-list-empty = 这里是空的。
feedback-published = 「{ $project }」反馈与回音
feedback-you-said = { $who } 说：
feedback-we-did = →
feedback-how = 发送 @Parley 反馈 加上您的想法；也可以在消息上选 Record as feedback、回复消息并写 @Parley 反馈，或者加表情（💡、🙁，除非本项目另外设过）。

# 帮助。
feedback-help-title = /反馈 怎么用
feedback-help =
    /反馈 导出比以前快多了：提交一条反馈
    /反馈：待处理的反馈
    /反馈 已处理：反馈与回音
    /反馈 12：查看 12 号反馈
    /反馈 设置：哪些表情会把消息记为反馈
    对任何一条消息：Slack 里用快捷操作 Record as feedback，飞书里回复它并写 @Parley 反馈，或者加 💡、🙁 表情。
    在 Slack 里请输入 /parley 反馈 …，因为 /feedback 被 Slack 占用了。

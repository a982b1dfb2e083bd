# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
survey-word = 满意度, 问卷, 调查
survey-word-results = 结果, 趋势
survey-word-settings = 设置
survey-word-open = 跟进, 未解决
survey-word-help = 帮助, ？, 怎么用
survey-word-csat = 评分
survey-word-nps = 推荐度

survey-summary-line = 问问客户和客户经理的感受，并跟进到底

# 问题。
survey-title = 「{ $project }」进展如何？
survey-question-csat = 您对「{ $project }」目前的进展满意吗？
survey-question-nps = 就「{ $project }」的合作来说，您有多大可能把我们推荐给同行或朋友？
survey-scale-csat = 1 是很不满意，5 是非常满意。
survey-scale-nps = 0 是完全不可能，10 是非常可能。
survey-about-change = 最近有结果的变更：{ $about }
survey-about-milestone = 前段时间达成的里程碑：{ $about }
survey-who-reads = 「{ $project }」的团队会看到您的回答和名字，不会显示在客户所在的群里。
survey-again = 只提醒这一次。
survey-do-skip = 不想回答
survey-answered = 您的回答：{ $score }，{ $days } 天之内可以改。
survey-answered-nothing = 您选择了不回答。要是改了主意，点一个分数就行。
survey-form-why = 谢谢
survey-scored = 您的回答：{ $score }
survey-why = 主要原因是什么？
survey-why-hint = 可以不填，您的评分已经算数。
survey-do-answer = 发送
survey-thanks = 谢谢，团队会看到。
survey-thanks-low = 谢谢。{ $who } 会在 { $until } 之前跟进。
survey-skipped = 好的，不会再提醒您。
survey-skipped-kept = 您之前的评分不变：{ $score }。要改，再点一个分数就行。

# 发问。
survey-form-send = 做一次满意度调查
survey-do-send = 发出
survey-kind = 问什么
survey-kind-csat = 满意度（1 到 5）
survey-kind-nps = 推荐度（0 到 10，NPS）
survey-question = 自己出题
survey-question-hint = 不填就用通常的问法，会按每个人的语言显示。
survey-roles = 问谁
survey-role-client = 客户
survey-role-account_manager = 客户经理
survey-rest-remark = 最近 { $days } 天内被问过的人，这次不打扰。
survey-asked = 已发给：{ $names }
survey-resting = 最近刚问过，不打扰：{ $names }
survey-away = 今天休假：{ $names }
survey-form-settings = 满意度调查设置
survey-do-save = 保存
survey-when = 自动发问
survey-when-changes = 变更验收或否决之后
survey-when-month = 每个月
survey-weeks = 里程碑之后几周
survey-weeks-hint = 例如 2；不填就不问。
survey-rest = 被问过的人，至少隔几天再问
survey-rest-hint = 按人计算，从上一次调查，或点名、按角色邀请的投票算起；填 0 就不限。
survey-saved = 已保存，会在工作日 10:00 发问。
survey-saved-off = 已保存，不会自动发问。

# 跟进。
survey-follow-up = { $who } 不太满意
survey-follow-up-closed = { $who } 之前不太满意
survey-score = 回答
survey-given-csat = { $score }（满分 5）
survey-given-nps = { $score }（满分 10）
survey-state = 状态
survey-state-open = 需要有人跟进
survey-state-asked = 已请 { $who } 确认是否解决
survey-state-refused = { $who } 说还没有解决
survey-state-closed = { $who } 说已经解决
survey-state-better = { $who } 改了回答
survey-state-silent = 已请 { $who } 确认是否解决，还没有回音
survey-state-closed-by = 由 { $by } 关闭，没有等到 { $who } 的答复
survey-owner = 负责人
survey-nobody-owns = 还没有人
survey-until = 期限
survey-internal = 内部说明
survey-do-done = 处理好了，请对方确认…
survey-do-ask-again = 再问一次…
survey-do-take = 我来跟进
survey-do-close = 没有答复，直接关闭…
survey-do-show = 查看
survey-form-done = 请对方确认
survey-do-tell = 发送
survey-done = 做了什么
survey-done-hint = { $who } 会看到这段话。
survey-no-words = 对方没有写原因。
survey-internal-field = 仅团队可见的说明
survey-internal-hint = 客户看不到。
survey-done-told = 已请 { $who } 确认是否解决。
survey-taken = 现在由您跟进。
survey-form-close = 没有答复，直接关闭
survey-do-close-it = 关闭
survey-close-remark = { $who } 还没有说是否解决。如果您来关闭，团队里的人都会看到是谁关的、为什么；{ $who } 以后还可以重新打开。
survey-closed-why = 关闭的原因
survey-closed-why-hint = 例如：已经离职。
survey-closed-by-you = 已关闭，卡片上会写明不是 { $who } 自己确认的。
survey-settled-title = 「{ $project }」：解决了吗？
survey-is-settled = 您之前对「{ $project }」不太满意，{ $who } 做了这些：
survey-do-settled = 解决了
survey-do-unsettled = 还没有…
survey-form-unsettled = 还缺什么？
survey-unsettled = 还缺什么？
survey-said-settled = 您说已经解决了。
survey-said-unsettled = 您说还没有解决。
survey-settled-thanks = 谢谢您告诉我们。
survey-unsettled-thanks = 谢谢，{ $who } 会接着跟进。
survey-told-owner = 请您跟进：
survey-told-words = { $who } 写了原因：
survey-told-refused = { $who } 说还没有解决：
survey-told-better = { $who } 改了回答：
survey-told-closed = { $who } 说已经解决：
survey-told-closed-by = { $by } 关闭了这条跟进，没有等到 { $who } 的答复：
survey-told-late = { $who } 那边还没有人跟进，已经到期：
survey-told-silent = { $who } 还没有说是否解决。可以再问一次、当面聊聊，或者写明原因后关闭：
survey-list = { $count ->
    [0] 没有待跟进的人
   *[other] 待跟进：{ $count } 人
}
survey-list-more = ……还有 { $count } 人，期限在后。
survey-list-empty = 不满意的人都说已经解决了。
survey-list-row = { $who }：{ $score } · { $owner }，{ $day } 前

# 结果。
survey-results = 「{ $project }」满意度
survey-results-none = 最近十二周还没有人回答，发一句 @Parley 满意度 就可以问。
survey-sum-csat = 平均 { $mean }，{ $content }% 满意（{ $count } 份回答）
survey-sum-nps = { $value }（{ $count } 份回答）
survey-weeks-beside = 逐周情况
survey-week = { $day } 那周
survey-week-csat = 满意度 { $value }
survey-week-nps = NPS { $value }
survey-week-answers = { $count } 份回答
survey-week-changes = 新提变更 { $count } 条
survey-week-slips = 延期 { $count } 次
survey-comments = 大家怎么说

# 哪里不对。
survey-only-askers = 这一步由客户经理和技术负责人来做。如果就是您，请用 /project 设好角色。
survey-only-team = 大家的回答只给团队看。
survey-only-team-rooms = 大家的回答不在客户看得到的地方显示，请到团队的群里或私聊里问。
survey-roles-missing = 请选择问谁。
survey-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
survey-count-wrong = 请填不超过 { $limit } 的整数。
survey-nobody-rested = { $at } 之前没有可以问的人：{ $names } 最近刚问过，或者今天休假。间隔几天可以用 /满意度 设置 调整。
survey-nobody-back = 现在没有可以问的人：{ $names } 今天休假。
survey-nobody-there = 这里还没有客户或客户经理，角色用 /project 设置。
survey-answered-before = 这个问题您 { $days } 天前就回答过了，不能再改。现在有新的想法，直接发给我就行：先写“反馈”，再写您想说的话。
survey-not-asked = 这个问题不是问您的。
survey-follow-up-gone = 这条已经不在了。
survey-closed-before = 这条已经关闭了。
survey-not-owner = 现在由 { $who } 跟进，要接手请先点“我来跟进”。
survey-not-your-own = 这是关于您的，需要别人来跟进。
survey-only-person = 只有 { $who } 自己能说是否解决。
survey-only-closers = 这一步由负责人、客户经理或技术负责人来做。角色用 /project 设置。
survey-why-closed-missing = 请写几句原因，团队会看到。
survey-done-missing = 请写几句做了什么，对方会看到。

# 帮助。
survey-help-title = /满意度 怎么用
survey-help =
    /满意度：问问客户和客户经理的感受
    /满意度 推荐度：问他们有多愿意推荐
    /满意度 结果：趋势，以及同期的变更和延期
    /满意度 跟进：谁不太满意，谁在跟进
    /满意度 设置：自动发问，以及最多多久问一次
    在 Slack 里请输入 /parley 满意度 …，或者 @Parley 满意度 …

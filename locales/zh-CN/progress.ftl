# 每周报告
progress-word = 进度, 周报, 进展
progress-word-last = 上次, 上一份
progress-word-preview = 预览
progress-word-settings = 设置
progress-word-health = 健康, 健康度
progress-word-mail = 邮件, 邮箱
progress-word-help = 帮助
progress-summary-line = 做完了什么、什么在等谁；每周一自动发布

progress-help-title = /进度 能做什么
progress-help =
    /进度 – 看此刻的报告
    /进度 上次 – 最近一次发布的报告
    /进度 11月16日 – 那一周的报告
    /进度 预览 – 看客户将读到什么，可以加一句话，也可以先不发
    /进度 健康 – 觉得规则判断不对时，说明项目状况和理由
    /进度 邮件 – 谁用邮件接收
    /进度 设置 – 是否自动发布、几点发布

progress-title = { $project }：{ $day } 进度报告

progress-colour-green = 正常
progress-colour-amber = 需要关注
progress-colour-red = 有偏差
progress-health-nothing = 日期没有推迟，没有逾期，也没有谁等得太久。
progress-health-milestone-overdue = 里程碑 { $number } { $title } 已逾期
progress-health-milestone-slips = 里程碑 { $number } { $title } 比约定晚 { $days } 个工作日
progress-health-tasks-overdue = { $count } 项任务逾期
progress-health-changes-wait = { $count } 个变更等待超过 { $days } 个工作日
progress-health-blockers-last = { $count } 个阻碍持续超过 { $days } 个工作日（其中等待客户、计入客户版的：{ $clients } 个）
progress-health-blockers-client = 有 { $count } 件事等客户超过 { $days } 个工作日
progress-health-clients = 客户版显示{ $said }：不计等团队和其他方的阻碍。
progress-health-budget-spent = 约定的人天已用 { $percent }%
progress-health-budget-nearly-spent = 约定的人天已用 { $percent }%
progress-rule = 状况按记录得出，每个版本只算读者能知道的内容。
progress-rule-where = 状况的判断规则：/进度 帮助
progress-rule-red = 有里程碑逾期，或比约定晚超过 { $days } 个工作日；或约定的人天已经用超。
progress-rule-amber = 有里程碑比约定晚；有任务逾期；有变更等待超过 { $waited } 个工作日，或阻碍持续超过 { $blocked } 个工作日；或约定的人天已用超过 { $percent }%。
progress-overridden = { $who } 的判断：{ $reason }（按规则应为：{ $ruled }）
progress-extra = { $who }：{ $words }

progress-section-waiting = 等待处理的变更：{ $count }
progress-section-blockers = 阻碍：{ $count }
progress-section-waited = 等待客户的时间
progress-section-milestones = 里程碑：{ $count }
progress-section-done = 上次报告以来完成或关闭：{ $count }
progress-section-doing = 进行中：{ $count }
progress-section-coming = 接下来：{ $count }
progress-section-later = 更晚的任务：{ $count }
progress-section-earlier = 更早完成或关闭：{ $count }
progress-section-all-decisions = 全部决定：{ $count }
progress-section-slips = 日期变动：{ $count }
progress-section-decisions = 新决定：{ $count }
progress-section-risks = 风险：{ $count }
progress-section-todos = 逾期待办：{ $count }
progress-section-feedback = 反馈：{ $count }
progress-section-scores = 上次报告以来大家的评价
progress-section-standups = 站会
progress-section-budget = 约定预算
progress-section-said = 上周聊过的事
progress-section-missing = 还缺的信息：{ $count }
progress-do-show = 查看
progress-folded = { $more ->
    [0] 另有 { $still } 条与上次相同，见话题
   *[other] { $still ->
        [0] 另有 { $more } 条，见话题
       *[other] 另有 { $more } 条，以及 { $still } 条与上次相同，见话题
    }
}
progress-folded-here = { $more ->
    [0] 另有 { $still } 条与上次相同
   *[other] { $still ->
        [0] 另有 { $more } 条
       *[other] 另有 { $more } 条，以及 { $still } 条与上次相同
    }
}，点“继续看”
progress-do-rest = 继续看
progress-more = 报告的其余内容
progress-left-out = …… 还有 { $count } 条
progress-glossary = 团队用语：

progress-shown-by = { $name }（{ $command }）
progress-or = 或
progress-waits = { $days ->
    [0] 今天开始等
   *[other] 已等 { $days } 个工作日
}，等：{ $who }
progress-done-on = { $day } 完成
progress-ended-on = { $status }，{ $day }
progress-percent = { $percent }%
progress-due = { $day } 到期
progress-overdue = { $day } 已逾期
progress-milestone-open = { $name } – { $due }（尚未约定）
progress-milestone-kept = { $name } – { $due }，与约定一致
progress-milestone-moved = { $name } – { $due }；约定：{ $planned }。{ $why }
progress-moved-by = 共变动 { $days } 个工作日：{ $parts }
progress-part = { $cause } { $days }
progress-by-team = 团队原因
progress-by-client = 等待客户
progress-by-third-party = 第三方
progress-by-change = 已批准的变更
progress-slip = { $is_later ->
    [True] 推迟 { $days } 个工作日
   *[other] 提前 { $days } 个工作日
}（{ $items }）
progress-cause-team = 团队原因
progress-cause-client = 等待客户
progress-cause-third-party = 第三方原因
progress-cause-change = { $number ->
    [0] 已批准的变更
   *[other] 已批准的变更 { $number }
}
progress-budget-days = 已批准的变更用了 { $used } / { $agreed } 人天
progress-budget-money = 已批准的变更用了 { $used } / { $agreed }
progress-blocker-team = { $days ->
    [0] 今天起等团队
   *[other] 等团队 { $days } 个工作日
}
progress-blocker-client = { $days ->
    [0] 今天起等客户
   *[other] 等客户 { $days } 个工作日
}
progress-blocker-other = { $days ->
    [0] 今天起等其他方
   *[other] 等其他方 { $days } 个工作日
}
progress-client-waited = 上次报告以来，各阻碍合计：{ $days } 个工作日
progress-level-low = 低
progress-level-medium = 中
progress-level-high = 高
progress-risk = 可能性{ $likelihood }，影响{ $effect }
progress-feedback-waits = { $days } 个工作日没有答复
progress-scores = { $kind ->
    [nps] 推荐意愿（0–10）
   *[other] 满意度（1–5）
}：平均 { $mean }，{ $count } 份回答
progress-participation = 上次报告以来站会提问 { $asked } 次，回答 { $answered } 次

progress-missing-estimate = 还没有评估：{ $numbers }
progress-missing-acceptance = 已交付、尚未验收：{ $numbers }
progress-missing-owner = 计划里还没有人负责：{ $numbers }
progress-missing-agreement = 计划里日期尚未约定：{ $numbers }
progress-missing-risk-owner = 还没有人跟进的风险：{ $numbers }
progress-missing-cost = 没有报价，已用金额不含这些：{ $numbers }
progress-missing-milestones = 计划里还没有里程碑
progress-missing-verdict = 有 { $count } 次上报的延期等人确认或驳回
progress-missing-budget = 还没有约定预算，用 /项目 设置
progress-missing-plan = 还没有计划：/计划 添加 …

progress-pictures = 报告图表
progress-burn-up = 任务：计划与完成
progress-scope = 计划
progress-done = 完成
progress-timeline = 里程碑：约定日期与预计日期
progress-timeline-more = ……还有 { $count } 个里程碑，见 /计划
progress-planned = 约定
progress-forecast = 预计
progress-per-week = 每周变更
progress-proposed = 提出
progress-accepted = 验收

progress-goes-out = 客户将读到以下内容。自动发布时间：{ $at }。
progress-held = { $who } 已暂缓，不会自动发布；点“照常发布”可恢复。原定时间：{ $at }。
progress-held-over = { $who } 已暂缓，发布时间已过。点“立即发布”发到所有群。
progress-still-held = { $project } 的周报处于暂缓状态，没有发布。
progress-do-add-line = 加一句话
progress-do-hold = 先不发
progress-do-release = 照常发布
progress-do-send = 立即发布
progress-do-say-health = 修改状况
progress-do-post-here = 发到本群
progress-do-save = 保存
progress-line-form = 给报告加一句话
progress-line = 要说的话
progress-line-hint = 所有人都会看到，包括客户。清空即撤回。
progress-line-added = 已记下，会随下一份报告发布。
progress-line-removed = 这句话已撤回。
progress-health-form = 项目状况如何？
progress-health = 状况
progress-health-reason = 理由
progress-health-hint = 会和规则的判断一起展示给所有人，直到下一份报告发布。
progress-health-said = 已记下，下一份报告发布前有效：{ $colour }
progress-settings-form = 每周报告
progress-posted = 自动发布
progress-is-on = 是，每周第一个工作日
progress-is-off = 否
progress-at = 时间（项目所在时区）
progress-at-hint = 例如 10:00
progress-preview-before = 提前多少分钟给负责人预览
progress-preview-hint = 0 表示不预览
progress-saved = 已保存。下一份报告的发布时间：{ $at }。
progress-saved-off = 已保存。不再自动发布。
progress-sent = 已发布。

progress-only-leads = 只有客户经理和技术负责人可以这样做。
progress-is-out = 这份报告已经发布。发送 /进度 预览 可以看下一份。
progress-none-yet = 还没有发布过报告。发送 /进度 可以看此刻的状况。
progress-none-then = 那一周没有发布报告。发送 /进度 上次 可以看最近一份。
progress-which-week = 没能从“{ $text }”里读出日期。例如：/进度 2026-11-16、/进度 上次，或 /进度 帮助。
progress-not-a-time = 请写成 10:00 这样的时间。
progress-not-minutes = 请填写分钟数，0 到 { $most }。
progress-why-needed = 请写明理由，大家会问。

# 邮件
progress-readers = { $count ->
    [0] 还没有人用邮件接收报告
   *[other] { $count } 人用邮件接收报告
}
progress-no-mail-here = 这里还没有配置邮件服务器，请管理员设置 EMAIL_HOST、EMAIL_FROM 和 PUBLIC_URL。
progress-reader = { $address } – { $version ->
    [team] 团队版
   *[client] 客户版
}，{ $spoken }
progress-do-add-reader = 添加邮箱
progress-do-remove = 移除
progress-reader-form = 用邮件接收报告
progress-reader-address = 邮箱地址
progress-reader-version = 版本
progress-reader-client = 客户版：不含内部备注和费用
progress-reader-team = 团队版
progress-reader-language = 语言
progress-not-an-address = 这不是邮箱地址。例如：clara@example.com
progress-has-left = { $address } 已选择不再接收。
progress-reader-there = { $address } 已经在名单里。
progress-reader-added = 下一份报告会发给 { $address }。
progress-unmailed = 周报没能发到 { $address }：{ $reason }

# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
change-word = 变更, 改需求
change-word-list = 列表, 清单
change-word-history = 历史, 记录
change-word-export = 导出
change-word-help = 帮助, ？, 怎么用
change-word-open = 未完成, 进行中
change-word-mine = 我的, 我提的
change-word-waiting = 待我处理, 待办
change-word-done = 已完成, 已结束

change-summary-line = 记录需求变更，走完评估和审批

# 变更的类型与优先级。
change-kind-new = 新需求
change-kind-changed = 需求调整
change-kind-defect = 缺陷
change-kind-technical = 技术方案
change-priority-low = 低
change-priority-normal = 普通
change-priority-high = 高
change-priority-urgent = 紧急

change-status-proposed = 待评估
change-status-assessed = 待审批
change-status-approved = 已批准
change-status-declined = 已否决
change-status-in-progress = 开发中
change-status-delivered = 待验收
change-status-accepted = 已验收
change-status-withdrawn = 已撤回
change-status-reopened = 验收未过

# 卡片。
change-gist = { $title }：{ $status }
change-status = 状态
change-title = 标题
change-what = 内容与原因
change-kind = 类型
change-priority = 优先级
change-due = 期望完成
change-due-open = 未填
change-author = 提出人
change-version = 第 { $version } 版
change-criteria = 验收标准
change-more = 还有 { $count } 条，点“查看全部”。
change-effort = 工作量
change-risk = 风险与说明
change-assessed-by = 评估人
change-assessed-before = 这份评估针对的是第 { $version } 版，需要重新评估。
change-moves = 受影响的日期
change-days = { $days } 个工作日
change-approved-by = ✓ { $who }（{ $role }）已同意
change-waits-for = 等待{ $role }：{ $names }
change-waits-proposed = 等团队评估。
change-waits-approved = 可以开始开发了。
change-waits-in-progress = 团队正在开发。
change-waits-reopened = 等团队接着处理。
change-either = 或
change-nobody-is = 等待{ $role }。还没有人担任？请用 /project 指定。

# 按钮与表单。
change-do-propose = 提交
change-do-save = 保存
change-do-assess = 评估
change-do-reassess = 重新评估
change-do-approve = 同意
change-do-decline = 否决
change-do-start = 开始开发
change-do-deliver = 已交付
change-do-accept = 验收…
change-do-finish = 确认
change-do-edit = 修改
change-do-withdraw = 撤回
change-do-history = 历史
change-do-show = 查看全部
change-withdraw-sure = 撤回“{ $title }”后无法恢复。
change-voids-approval = 保存后，之前的审批作废，需要重新审批。
change-edit-voids = 改动标题、内容或验收标准会生成新版本，需要重新评估和审批。
change-form-new = 记录变更
change-form-edit = 修改变更 #{ $number }
change-form-assess = 评估变更 #{ $number }
change-form-decline = 否决变更 #{ $number }
change-form-accept = 验收变更 #{ $number }
change-due-hint = 怎么说就怎么写：下周五、12月15日、两周内、next Friday
change-criteria-hint = 一行一条，最多 { $limit } 条，验收时逐条勾选。
change-effort-field = 工作量（工作日）
change-effort-hint = 例如 3 或 0.5
change-cost-field = 费用（{ $currency }）
change-risk-field = 风险与说明
change-internal = 内部说明
change-internal-field = 仅团队可见的说明
change-internal-hint = 不会出现在客户所在的群里。
change-moves-hint = 一行一条，例如：内测版从 12月2日 推迟到 12月9日
change-reason = 原因
change-reason-hint = 提出人会看到这段话。
change-criteria-met = 哪些标准已达到？
change-reopen-reason = 还缺什么？
change-reopen-hint = 不填就是通过验收；填了原因，变更会退回给团队。
change-recorded = 已记录为「{ $project }」的 #{ $number }。

# 表单里哪里不对。
change-title-missing = 请用几个字说明要改什么。
change-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
change-line-too-long = 以“{ $start }”开头的那行超过了 { $limit } 个字，请精简或拆成几行。
change-too-many-lines = 一共 { $count } 行，最多 { $limit } 行，请合并几条。
change-due-unreadable = 看不出是哪一天。可以写“下周五”“12月15日”或“2026-12-15”。
change-due-past = { $day } 已经过去了，希望什么时候完成？
change-effort-unreadable = 请填 0 到 { $limit } 之间的工作日数，例如 3 或 0.5。
change-cost-unreadable = 请填以 { $currency } 计的金额，例如 1200、1,200.50 或 3万；没有就留空。
change-reason-missing = 请写明原因，对方会看到。
change-unmet-needs-reason = 还有 { $count } 条标准没有勾选：请勾选，或说明还缺什么。

# 委婉的拒绝。
change-gone = 这条变更已经不在了。
change-moved-on = 有人比您快了一步，或者这张卡片已经旧了。现在的情况是：
change-moved-on-form = 您填写时，别人改动了这条变更，所以没有保存。请先复制您写的内容，关掉表单，再从卡片上重新打开。
change-only-builders-assess = 评估由开发和技术负责人来做。如果就是您，请用 /project 设好角色。
change-only-builders-build = 这一步由开发和技术负责人来做。如果就是您，请用 /project 设好角色。
change-only-approvers-decide = 这一步由客户经理和技术负责人决定。如果就是您，请用 /project 设好角色。
change-only-client-accepts = 验收由客户经理和客户来做。如果就是您，请用 /project 设好角色。
change-only-author-edits = 只有提出人、客户经理和技术负责人能修改。有想法可以写在它的话题里。
change-only-author-withdraws = 只有提出人能撤回。有想法可以写在它的话题里。
change-approved-before = 您已经同意过了，现在等其他人。
change-not-your-turn = 要先等{ $role ->
    [tech_lead] 技术负责人
   *[account_manager] 客户经理
}。
change-not-alone = 这条变更由您提出、也由您评估，需要另一个人来审批。
change-which-number = 要看哪一条？例如：/change history 12
change-no-such-number = 这个项目里没有变更 #{ $number }，可以用 /change list 查看。

# 列表。
change-list-open = 未完成的变更：{ $count } 条
change-list-mine = 我提的变更：{ $count } 条
change-list-waiting = 等我处理的变更：{ $count } 条
change-list-done = 已结束的变更：{ $count } 条
change-list-found = 含“{ $word }”的变更：{ $count } 条
change-home-waiting = 等您处理
change-home-nothing = 现在没有等您处理的事。
change-home-more = 还有更多，请在各项目的频道里发送 /变更 待我处理 查看。
change-list-empty = 这里是空的。
change-history-title = { $title } 的历史
change-export-words = 「{ $project }」的全部变更，共 { $count } 条。
change-export-nothing = 「{ $project }」里还没有变更，可以用 /change 记录第一条。
change-export-coming = 文件马上私信给您。
change-csv-columns = 编号|标题|状态|类型|优先级|期望完成|时间|提出人|版本|工作量（工作日）|费用|币种|风险与说明|内容与原因|验收标准|记录时间

# 发生过的事，用于话题和历史。
change-did-propose = { $who } 提出了这条变更
change-did-assess = { $who } 做了评估
change-did-approve = { $who } 同意了
change-did-decline = { $who } 否决了
change-did-start = { $who } 开始开发
change-did-deliver = { $who } 已交付
change-did-accept = { $who } 验收通过
change-did-reopen = { $who } 验收未通过
change-did-edit = { $who } 做了修改
change-did-withdraw = { $who } 撤回了
change-call-proposed = 请评估。
change-call-assessed = 请审批。
change-call-delivered = 请验收。
change-call-reopened = 请看看还缺什么。
change-field-title = 标题
change-field-what = 内容与原因
change-field-kind = 类型
change-field-priority = 优先级
change-field-criteria = 验收标准
change-field-due = 期望完成

# 帮助。
change-help-title = /change 怎么用
change-unknown-word = 不认识“{ $word }”。要记录变更，请用几个字说清楚要改什么。
change-help =
    /change 导出要包含已取消的订单，下周五前：记录一条变更
    /change：打开空表单
    /change 列表：未完成的变更；还可以：列表 我的、列表 待我处理、列表 已完成、列表 缓存
    /change 12：在这里重新显示 12 号变更
    /change 历史 12：它发生过什么
    /change 导出：导出全部变更
    在话题里、或作为外部成员，请写 @Parley 变更 …。任何一条消息都可以用快捷操作“记录为变更”。

# 计划与预算。
change-plan-moves = 批准后，这些日期会变
change-plan-moved = 已变动的日期
change-plan-milestone = ◆ { $title }（计划 #{ $number }）
change-plan-task = { $title }（计划 #{ $number }）
change-plan-step = { $title }：{ $before } → { $after }，推迟 { $days } 个工作日
change-plan-step-earlier = { $title }：{ $before } → { $after }，提前 { $days } 个工作日
change-plan-touched = { $title }：受影响，日期不变
change-budget-days = 工作量预算
change-budget-money = 费用预算
change-budget-left = 共 { $whole }，还剩 { $after }
change-budget-then = 共 { $whole }，还剩 { $before }，批准后剩 { $after }
change-budget-over = 共 { $whole }，还剩 { $before }，批准后将超出：{ $after }
change-shifts = 对计划的影响
change-shifts-hint = 一行一项：#3 +5 表示推迟五个工作日，#3 -1 表示提前，只写 #3 表示日期不变。依赖它的任务会跟着移动。
change-shifts-among = 计划里有：{ $items }
change-shift-unknown = “{ $start }”：计划里没有这一项。请以编号开头，例如 #3 +5。
change-shift-unreadable = “{ $start }”：每项只写一次，最多 250 个工作日，例如 #3 +5。
change-shift-done = #{ $number } 已经完成，日期不再变动，请去掉这一行。
change-did-replan = 计划有了变动，会影响的日期已经不同：需要重新审批。

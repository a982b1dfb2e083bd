# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
plan-word = 计划, 排期
plan-word-add = 添加, 新增, 加
plan-word-import = 导入, 粘贴
plan-word-mine = 我的
plan-word-timeline = 时间线, 图
plan-word-why = 为什么, 延期
plan-word-agree = 确认, 定稿
plan-word-export = 导出
plan-word-help = 帮助, ？, 怎么用
plan-word-started = 开始, 已开始
plan-word-done = 完成, 已完成, 做完了
plan-word-later = 需要更久, 推迟, 晚点
plan-word-history = 历史, 记录
plan-word-show = 查看, 列表, 修改, 移除, 删除

plan-summary-line = 任务与里程碑、日期为什么变、哪些是我的

# 列表的列名，导出用第一个。
plan-column-number = 编号, 序号
plan-column-kind = 类型
plan-column-title = 标题, 任务, 事项, 名称, 里程碑, 任务名称
plan-column-owner = 负责人, 执行人
plan-column-due = 截止, 截止日期, 日期, 预计完成, 完成时间, 结束日期
plan-column-baseline = 基线, 原计划
plan-column-after = 前置, 依赖, 前置任务, 前置事项
plan-column-days = 天数, 工作日, 工作量
plan-column-state = 状态
plan-column-progress = 进度, 百分比
plan-column-change = 变更, 需求

plan-kind-task = 任务
plan-kind-milestone = 里程碑
plan-state-open = 未开始
plan-state-started = 进行中
plan-state-done = 已完成

plan-cause-team = 团队
plan-cause-client = 等客户
plan-cause-third-party = 第三方
plan-cause-change = 已批准的变更
plan-cause-change-number = 变更 #{ $number }

# 计划。
plan-title = 「{ $project }」的计划
plan-empty = 计划还是空的。可以这样说：/plan 添加 支付接口 12月18日 @韩梅梅
plan-not-begun = 计划还是空的。
plan-agreed = 已确认：日期只会因批准的变更或确认的延期而变动
plan-not-agreed = { $count ->
   *[other] 尚未确认，等待：{ $roles }
}
plan-some-not-agreed = 后来新增的 { $count } 项尚未确认，等待：{ $roles }
plan-done-of = 已完成 { $done }/{ $count }
plan-end = 最后是 { $title }，{ $day }，{ $off }（{ $why }）
plan-moved = { $planned } → { $day }（{ $count }）
plan-overdue = 已逾期
plan-how-to-say = 想改某一项，请说 /plan { $number }；自己的事项点“我的事项”。报进度可以直接说：/plan { $number } 60%
plan-days = { $days } 个工作日
plan-weekend = 周末
plan-day-off = { $day }{ $side ->
    [client] {" "}客户休息
   *[team] {" "}休息
}（{ $why }）。
plan-day-off-ask = { $why }要改到 { $day } 吗？
plan-days-off = 有 { $count } 项的截止日期是休息日：{ $items }{ $more ->
    [0] {""}
   *[other] {" "}等
}
plan-off-none = 与计划一致
plan-off-later = 推迟 { $days } 个工作日
plan-off-earlier = 提前 { $days } 个工作日
plan-remaining = 还剩 { $days } 天
plan-earlier = ← 返回
plan-more = 还有 { $count } 项 →
plan-and-more = ……还有 { $count } 项

# 单个事项，以及自己的部分。
plan-item = 要做什么
plan-item-short = 事项
plan-kind = 类型
plan-due = 截止日期
plan-baseline = 基线
plan-forecast = 预计
plan-owner = 负责人
plan-nobody = 未指定
plan-progress = 进度
plan-after = 前置事项
plan-effort = 需要几个工作日
plan-change = 所属变更
plan-why-moved = 日期为什么变
plan-move = 改到 { $after }，{ $off }：{ $cause }
plan-own = 计划中归我的：{ $count } 项
plan-own-nothing = 计划里没有等您处理的事。
plan-own-more = ……还有 { $count } 项，日期更靠后。

# 按钮与表单。
plan-do-add = 添加
plan-do-save = 保存
plan-do-read = 读取
plan-do-add-list = 添加这 { $count } 项
plan-do-drop-list = 放弃
plan-do-edit = 修改
plan-do-remove = 移除
plan-do-move-to = 改到 { $day }
plan-do-begin = 已开始
plan-do-finish = 已完成
plan-do-later = 需要更久…
plan-do-on-time = 能按时完成
plan-do-report = 提交
plan-do-confirm = 确认
plan-do-reject = 不认可
plan-do-agree = 确认计划
plan-do-timeline = 时间线
plan-do-mine = 我的事项
plan-do-why = 日期为什么变
plan-do-show-here = 在这里显示
plan-form-add = 添加到计划
plan-form-edit = 修改 #{ $number }
plan-form-import = 添加整个列表
plan-form-later = #{ $number } 需要更久
plan-date-agreed = 截止 { $day }。这个日期已经确认：只能随批准的变更变动，或点“需要更久”。
plan-due-hint = 怎么说就怎么写：12月18日、下周五、两周内、next Friday
plan-change-hint = 变更编号，例如 #14
plan-after-hint = 计划里的编号，例如 #3、#4
plan-effort-hint = 不填就按与前一项的间隔算；填了数字，会先用掉富余的时间。
plan-progress-hint = 例如 60%，或 还剩 2 天
plan-list = 列表
plan-list-hint = 最多 { $limit } 行。添加之前，您会先看到读出来的内容。
plan-import-how =
    一行一项：- 支付接口 12月18日 依赖 #3 @韩梅梅 5天；[x] 表示已完成，◆ 表示里程碑。
    也可以是带表头的表格（CSV 或 Markdown）：编号、类型、标题、负责人、截止、前置、天数、状态、进度、变更。
plan-file = 或者一个文件
plan-file-hint = CSV、TSV、Markdown 或纯文本，不超过 1 MB。
plan-file-elsewhere = 想用文件：单独发给我，或者在群里回复那个文件“@Parley 计划 导入”。
plan-file-reading = 正在读取。添加之前，您会先看到里面有什么。
plan-file-none = 那里没有文件，也没有列表。请附上文件，或者用 /plan 导入 粘贴列表。
plan-file-access = 这个文件我没有权限读取。请单独发给我，或者用 /plan 导入 粘贴列表。
plan-file-large = 文件超过 1 MB。请只留下要进计划的部分，再发一次。
plan-file-binary = 这不是文本文件。请另存为 CSV（Excel 里选“另存为 → CSV UTF-8”），再发一次。
plan-list-title = 还没有添加
plan-list-read = 共 { $count } 项{ $milestones ->
    [0] {""}
   *[other] {"，其中 "}{ $milestones } 个里程碑
}。和您的意思一致吗？
plan-list-not-added = 一项也没有添加
plan-list-problems = 有 { $count } 行看不懂。
plan-list-mend = 请在列表里改好，再发一次。
plan-list-line = 第 { $at } 行：{ $why }
plan-list-added = 已添加 { $count } 项
plan-list-dropped = 已放弃，没有添加任何一项
plan-list-see = 现在的计划可以用 /plan 查看。
plan-list-gone = 这份列表已经添加过或放弃了，或者已超过一周。还需要的话请再发一次。
plan-list-or-file = 请粘贴列表，或者选一个文件，二选一。
plan-list-empty = 这份列表里没有任何事项。
plan-new-due = 什么时候能完成？
plan-cause = 是谁造成的？
plan-reason = 发生了什么？
plan-reason-hint = 只有团队看得到。
plan-remove-sure = { $title } 将从计划中移除。

# 做过的事。
plan-added = 已添加。
plan-saved = 已保存。
plan-removed = 已移除：{ $title }。
plan-noted = { $title }：{ $progress }。
plan-thanks = 谢谢。{ $title } 仍是 { $day }。
plan-due-now = { $title } 现在的截止日期是 { $day }。
plan-export-words = 「{ $project }」的计划，共 { $count } 项。
plan-export-coming = 计划马上私信给您，CSV 和 Markdown 各一份。
plan-asks-agreement = { $who } 同意这份计划，还需要{ $role }同意。
plan-baseline-fixed = 「{ $project }」的计划已确认：固定了 { $count } 个日期。从现在起，日期只会因批准的变更或确认的延期而变动。

# 延期。
plan-slip = { $title } 需要更久
plan-slip-said = { $who } 说明原因：{ $cause }
plan-slip-reported-moves = 确认后，这些日期会变
plan-slip-confirmed-moves = 这些日期变了
plan-slip-rejected-moves = 原本会变的日期
plan-slip-replaced-moves = 原本会变的日期
plan-slip-waits = 由客户经理或技术负责人确认。
plan-slip-waiting = { $who } 说要到 { $day }，还没有确认。
plan-slip-confirmed = { $who } 已确认。
plan-slip-rejected = { $who } 没有认可，日期不变。
plan-slip-replaced = { $who } 重新提交了，这一次不再有效。
plan-slip-sent = { $title }：已提交。客户经理或技术负责人确认后，日期才会变。
plan-slip-done = { $title }：已记录，日期已变动。
plan-step = { $title }：{ $before } → { $after }，{ $off }
plan-why-title = 「{ $project }」的日期为什么变
plan-nothing-moved = 没有日期变动过。
plan-account = { $title }：{ $planned } → { $due }，{ $off } = { $why }
plan-slips-wait = { $count } 个延期等待确认
plan-timeline = 「{ $project }」的时间线
plan-timeline-what = 基线与预计

# 早上的提醒。
plan-morning = 今早的计划
plan-is-on-time = 截止 { $day }，能按时完成吗？
plan-overdue-own = 您有 { $count } 项已逾期
plan-overdue-others = 其他人有 { $count } 项已逾期
plan-was-due = { $title } 应在 { $day } 完成，已过 { $days } 个工作日

# 发生过什么。
plan-do-history = 历史
plan-history-title = { $item } 的历史
plan-history-title-whole = 「{ $project }」计划的历史
plan-history-none = 还没有发生过什么。
plan-did-add = { $who } 添加了 { $count } 项
plan-did-edit = { $who } 修改了 { $item }
plan-did-remove = { $who } 移除了 { $item }
plan-did-report = { $who } 报了 { $item } 的进度
plan-did-on-time = { $who } 表示 { $item } 能按时完成
plan-did-slip = { $who } 表示 { $item } 需要更久
plan-did-confirm = { $who } 确认了 { $item } 的延期
plan-did-reject = { $who } 没有认可 { $item } 的延期
plan-did-replace = { $who } 收回了 { $item } 还没确认的延期
plan-did-agree = { $who } 同意了计划
plan-did-baseline = { $who } 同意了计划，固定了 { $count } 个日期
plan-did-change = { $who } 批准了变更 #{ $change }，{ $count ->
    [0] 没有日期变动
   *[other] { $count } 个日期随之变动
}
plan-did-change-undone = { $who } 使变更 #{ $change } 不再生效，{ $count ->
    [0] 没有日期变动
   *[other] { $count } 个日期随之改回
}

# 哪里不对，以及委婉的拒绝。
plan-no-title = “{ $start }”：请用几个字说明要做什么。
plan-title-too-long = “{ $start }”：太长了，最多 { $limit } 个字。
plan-no-due = “{ $start }”：什么时候完成？例如：12月18日
plan-line-due = “{ $start }”：看不出日期，请写成 2026-12-18 这样。
plan-due-unreadable = 看不出是哪一天。可以写“12月18日”“下周五”或“2026-12-18”。
plan-due-past = “{ $start }”：{ $day } 已经过去了，希望什么时候完成？
plan-slip-off = { $day } 是休息日。是 { $before } 之前能完成，还是 { $following }？
plan-done-already = { $title } 已经完成了。
plan-which = 是哪一项？例如：/plan 3 { $word }。“/plan 我的”列出您的事项。
plan-not-later = 按工作日算，{ $day } 并不比现在的截止日期晚。什么时候能完成？
plan-days-wrong = 请填需要的工作日数，最多 { $limit }；没有就留空。
plan-progress-unreadable = 请写成 60%，或 还剩 2 天。
plan-who = “{ $start }”：不认识 { $name }。请 @ 项目里的人，或者先不填。
plan-no-change = 这个项目里没有变更 #{ $number }。
plan-after-unknown = “{ $start }”：没有 { $number } 这一项可以等。
plan-circle = 这样 #{ $number } 最后会等自己。
plan-too-early = 它要等 #{ $number } { $title }，那一项 { $day } 才到期，不能比它更早。
plan-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
plan-reason-missing = 请写明发生了什么：日期的变动会记在它名下。
plan-cause-missing = 请选择是谁造成的。
plan-list-length = 一份列表可以有 1 到 { $limit } 行，现在是 { $count } 行，请分几次添加。
plan-list-wrong = 还没有添加任何一项。{ $problems }
plan-full = 一份计划最多 { $limit } 项，请移除早已完成的。
plan-only-team = 计划由团队和客户经理来排。如果就是您，请用 /project 设好角色。
plan-only-owner = 进度由负责人、客户经理或技术负责人来报。
plan-only-leads-confirm = 延期由客户经理和技术负责人确认。如果就是您，请用 /project 设好角色。
plan-only-leads-agree = 计划由客户经理和技术负责人确认。如果就是您，请用 /project 设好角色。
plan-slip-decided = 这件事已经有人决定了。
plan-agreed-stays = 这一项已经确认，会留在计划里。不再需要的话，请点“已完成”。
plan-others-wait = #{ $number } 在等它，请先改那一项。
plan-edit-pushes = 这样会推迟 #{ $number }，而它的日期已经确认。请先在那里点“需要更久”。
plan-agreed-already = 计划已经确认过了。
plan-agreed-before = 您已经确认过了，现在等其他人。
plan-moved-on = 计划刚刚有了变动，会影响的日期已经不同。卡片已更新，请再看一下。
plan-moved-on-form = 您填写时，别人改动了这一项，所以没有保存。请先复制您写的内容，关掉表单再重新打开。
plan-gone = 这一项已经不在计划里了。
plan-no-such-number = 计划里没有 #{ $number }，可以用 /plan 查看。
plan-say-unreadable = #{ $number } 怎么样了？例如：/plan { $number } 60%、/plan { $number } 还剩2天、/plan { $number } 完成

# 帮助。
plan-help-title = /plan 怎么用
plan-unknown-word = 不认识“{ $word }”。
plan-help =
    /plan：这个项目的计划
    /plan 我的：所有项目里归我的事
    /plan 添加 支付接口 12月18日 依赖 #3 @负责人：添加任务；加 ◆ 是里程碑，写“5天”是所需时间
    /plan 导入：列表或表格，粘贴或用文件都行，确认后才添加
    /plan 3：查看一项；/plan 3 60%、/plan 3 还剩2天、/plan 3 完成、/plan 3 需要更久
    /plan 确认：固定日期，客户经理和技术负责人都要确认
    /plan 时间线：原计划与现在的对比图，发到本群
    /plan 为什么：每个变动的日期是谁造成的
    /plan 历史：谁在什么时候、在哪里做了什么；/plan 3 历史 只看一项
    /plan 导出：CSV 和 Markdown

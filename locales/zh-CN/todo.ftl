# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
todo-word = 待办, 行动项
todo-word-mine = 我的, 列表
todo-word-overdue = 逾期, 过期
todo-word-all = 全部, 所有
todo-word-closed = 已关闭, 已结束
todo-word-done = 完成, 已完成
todo-word-drop = 放弃, 取消
todo-word-help = 帮助, ？, 怎么用

todo-summary-line = 谁在什么时候之前做什么，到时提醒
todo-title = 待办 #{ $number }
todo-text = 要做什么？
todo-owner = 负责人
todo-due = 截止
todo-due-hint = 怎么说就怎么写：周五、12月15日、两周内、next Friday
todo-state = 状态
todo-state-open = 未完成
todo-state-done = 已完成
todo-state-dropped = 已放弃
todo-reason = 为什么不做了？
todo-author = 提出人
todo-overdue = 已逾期
todo-internal = 仅团队可见
todo-source = 原话
todo-do-finish = 完成
todo-do-edit = 修改…
todo-do-drop = 放弃…
todo-do-save = 保存
todo-do-reopen = 重新打开
todo-do-show = 查看
todo-do-new = 新建…
todo-do-mine = 我的
todo-do-overdue = 逾期的
todo-do-all = 全部未完成
todo-do-back = ← 较早
todo-do-more = 较晚 →
todo-form-new = 新建待办
todo-form-edit = 修改待办 #{ $number }
todo-form-drop = 放弃待办 #{ $number }
todo-finished = #{ $number } 完成了，辛苦！
todo-dropped = #{ $number } 已放弃，原因记在卡片上。

# 列表。
todo-list-mine = { $count ->
    [0] 您在这里没有待办
   *[other] 我的待办：{ $count } 条
}
todo-list-overdue = { $count ->
    [0] 没有逾期的待办
   *[other] 逾期的待办：{ $count } 条
}
todo-list-all = { $count ->
    [0] 没有未完成的待办
   *[other] 未完成的待办：{ $count } 条
}
todo-list-closed = 已完成或放弃的待办：{ $count } 条
todo-list-empty = 这里是空的。
todo-how = /待办 @小丹 写迁移脚本，周五前：记下一条；/待办 逾期、/待办 全部：查看列表。

# 每天早上的提醒。
todo-digest-title = 有 { $count } 条待办等您处理
todo-digest-overdue = 已逾期
todo-digest-today = 今天到期
todo-digest-ahead = 下个工作日前到期
todo-digest-more = 还有 { $count } 条，发送 /待办 查看。

# 委婉的拒绝。
todo-text-missing = 请写明要做什么，例如：/待办 @小丹 写迁移脚本，周五前
todo-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
todo-one-owner = 请选一位负责人：人人负责，等于没人负责。
todo-unknown-person = 这里没有“{ $name }”。请用 @ 提到对方；不写名字就归您自己。
todo-due-unreadable = 看不出是哪一天。可以写“下周五”“12月15日”或“2026-12-15”。
todo-due-past = { $day } 已经过去了，要在什么时候之前完成？
todo-reason-missing = 请写明原因，会一并保留。
todo-only-owner = 这要由负责人、提出人、客户经理或技术负责人来操作。
todo-closed-already = #{ $number } 已经关闭了，可以用 /todo { $number } 查看。
todo-no-such-number = 这个项目里没有待办 #{ $number }，可以用 /todo 全部 查看。
todo-gone = 这条待办已经不在了。

# 帮助。
todo-help-title = /todo 怎么用
todo-help =
    /待办 @小丹 写迁移脚本，周五前：记下一条；不写名字就归自己
    /待办：我的；还可以：/待办 逾期、/待办 全部、/待办 已关闭
    /待办 7：查看一条
    /待办 完成 7、/待办 放弃 7 不需要了
    在待办的卡片上打勾，也算完成。

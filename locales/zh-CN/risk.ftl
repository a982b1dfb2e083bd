# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
risk-word = 风险
risk-word-add = 添加, 新增
risk-word-list = 列表, 清单
risk-word-closed = 已关闭
risk-word-history = 历史
risk-word-help = 帮助, ？, 怎么用

risk-summary-line = 可能出什么问题、谁负责、怎么应对

risk-title = 风险 #{ $number } { $what }
risk-level-low = 低
risk-level-medium = 中
risk-level-high = 高
risk-weighs = 可能性与影响
risk-weight = { $likelihood } / { $effect }
risk-what = 可能发生什么
risk-likelihood = 可能性有多大？
risk-effect = 影响有多大？
risk-owner = 负责人
risk-nobody = 未指定
risk-answer = 应对措施
risk-no-answer = 还没有
risk-review-on = 复查日期
risk-review-by = { $day } 复查
risk-review-hint = 怎么说就怎么写：两周后、12月15日、下周五。当天早上会问负责人。
risk-readers = 谁能看到
risk-readers-team = 只有团队
risk-readers-client = 客户也能看到
risk-closed = 已关闭
risk-still = 这个风险还在吗？请改一个复查日期，或者关闭它。
risk-hidden = 风险 #{ $number } 不再在这里显示。
risk-list-open = 未关闭的风险：{ $count } 个
risk-list-closed = 已关闭的风险：{ $count } 个
risk-none = 没有。
risk-added-for-team = 已记录为风险 #{ $number }。只有团队能看，所以不会显示在这个群里。
risk-added = 已记录为风险 #{ $number }。

risk-do-add = 添加风险
risk-do-save = 保存
risk-do-edit = 修改
risk-do-show = 查看
risk-do-close = 关闭…
risk-do-reopen = 重新打开
risk-do-history = 历史
risk-history-title = 风险 #{ $number } { $what } 的历史
risk-history-team = 历史只给团队看：请在团队自己的群里问，或者私信问我。
risk-did-add = { $who } 记录了它
risk-did-edit = { $who } 做了修改
risk-did-close = { $who } 关闭了它
risk-did-reopen = { $who } 重新打开了它
risk-form-add = 记录风险
risk-form-edit = 修改风险 #{ $number }
risk-form-close = 关闭风险 #{ $number }
risk-outcome = 结果怎样？
risk-outcome-hint = 例如：没有发生，银行已书面确认

risk-what-missing = 请用一句话说明可能发生什么。
risk-too-long = 现在有 { $length } 个字，最多 { $limit } 个字，请精简一下。
risk-date-unreadable = 看不出是哪一天。可以写“两周后”“12月15日”或“2026-12-15”。
risk-outcome-missing = 请说明结果，以后会有人想知道。
risk-not-observers = 观察者只能查看。请让项目里的人来记录，或用 /project 设好角色。
risk-only-team = 风险由团队和客户经理来管理。如果就是您，请用 /project 设好角色。
risk-closed-already = 它已经关闭了。
risk-moved-on = 您填写时，别人改动了它，所以没有保存。请先复制您写的内容，关掉表单再重新打开。
risk-gone = 这个风险已经不在了。
risk-no-such-number = 这里没有风险 #{ $number }，可以用 /risk 查看。

risk-help-title = /risk 怎么用
risk-help =
    /risk：可能出的问题，最重的在前
    /risk 银行接口可能延期：记录一个风险
    /risk 3：查看一个风险；/risk 历史 3：谁在什么时候、在哪里做了什么
    /risk 已关闭：已经过去的

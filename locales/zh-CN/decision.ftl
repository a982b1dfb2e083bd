# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
decision-word = 决定, 决议
decision-word-list = 列表, 清单
decision-word-search = 搜索, 查找

decision-summary-line = 记下定了什么，以后找得到
decision-title = 决定 #{ $number }
decision-by = { $who }，{ $at }
decision-internal = 仅团队可见
decision-source = 原话
decision-taken-back = 已撤销，不再有效。
decision-do-show = 查看
decision-do-share = 告知客户
decision-do-take-back = 撤销
decision-share-sure = 客户从此能看到这条决定，它也会发到客户群里。
decision-take-back-sure = 决定 #{ $number } 将不再有效。
decision-list = { $count ->
    [0] 还没有决定
   *[other] 决定：{ $count } 条
}
decision-list-found = 含“{ $word }”的决定：{ $count } 条
decision-list-empty = 这里是空的。
decision-how = /决定 周一上线：记下一条；/决定 搜索 缓存：找一条。

# 委婉的拒绝。
decision-empty = 请写明定了什么，例如：/决定 周一上线
decision-too-long = 现在有 { $length } 个字，一条决定最多 { $limit } 个字，请精简一下。
decision-only-author = 只有记录人、客户经理和技术负责人能撤销决定。
decision-only-team = 是否告知客户由团队决定。如果您是团队成员，请用 /project 设好角色。
decision-no-such-number = 这个项目里没有决定 #{ $number }，可以用 /decision list 查看。
decision-gone = 这条决定已经不在了。

# 大家会输入的词，用逗号分开；两种语言的词谁都能用。
glossary-word = 术语, 术语表
glossary-word-list = 列表, 清单
glossary-word-add = 添加, 新增
glossary-word-forget = 删除, 去掉
glossary-word-help = 帮助, 怎么用

glossary-summary-line = 说明团队用语的意思，客户版报告里会附上解释
glossary-help-title = /术语 能做什么
glossary-help =
    /术语 SLA＝我们多久答复 – 解释一个词
    /术语 SLA – 查它的意思
    /术语 删除 SLA – 去掉
    /术语 – 全部术语
    客户版报告里用到某个术语时，会附上它的解释。
glossary-title = { $count ->
    [0] 还没有解释过的术语
   *[other] 团队术语：{ $count } 个
}
glossary-none = 例如：/术语 SLA＝我们多久答复
glossary-do-explain = 解释一个词
glossary-do-forget = 去掉
glossary-do-next = 下一页
glossary-do-back = 上一页
glossary-do-save = 保存
glossary-form = 解释一个词
glossary-term = 术语
glossary-meaning = 意思
glossary-meaning-hint = 客户会看到，请写给从没听过这个词的人。
glossary-explained = 已记下。今后客户版报告里会解释“{ $term }”。
glossary-forgotten = 不再解释“{ $term }”。

glossary-how = 请写“术语＝意思”，例如：/术语 SLA＝我们多久答复
glossary-missing = 请填写这一项。
glossary-too-long = 最多 { $limit } 个字符，现在有 { $length } 个。
glossary-only-team = 只有团队成员可以解释术语。
glossary-full = 已经有 { $most } 个术语了，先用“/术语 删除 …”去掉一些。
glossary-unknown = 还没有人解释过“{ $term }”。发送 /术语 查看全部。

away-word = 请假, 休假
away-summary-line = 登记请假日期和代班人
away-title = { $count ->
    [0] 没有登记请假
   *[other] 我的请假
}
away-how = 发送 /请假 12月24日到31日，或 /请假 明天；@ 一位同事，就由他代班。
away-noted = 已登记：{ $span } 请假，共 { $days } 个工作日。{ $name ->
    [none] 没有指定代班人。
   *[other] 由 { $name } 代班。
}
away-stand-in = 代班：{ $name }
away-do-take-back = 取消
away-unreadable = 哪几天？例如：/请假 12月24日到31日
away-backwards = 从 { $first } 到 { $last } 不对，请把起止日期再说一遍。
away-past = { $last } 已经过去了。
away-until = 请假至{ $last }
away-until-ask = 请假至{ $last }，可找 { $name }

project-word = 项目, 设置
project-word-link = 关联
project-word-join = 加入
project-summary-line = 成员角色、语言、工作日历、审批规则
project-form = 项目设置
project-do-save = 保存
project-name = 名称
project-role-account_manager = 客户经理
project-role-tech_lead = 技术负责人
project-role-developer = 开发
project-role-of = { $name }（在另一个平台）的角色
project-summaries = 总结有单独的设置：/总结 设置。语言模型只能在那里打开，打开后它会读到本项目的讨论；默认关闭。
project-others-develop = 频道里的其他人都算开发。
project-role-client = 客户
project-role-observer = 观察者
project-approval = 变更需要谁审批
project-approval-all = 客户经理和技术负责人都同意
project-approval-any = 客户经理或技术负责人同意即可
project-approval-in_order = 先客户经理，后技术负责人
project-language = 频道里用的语言
project-language-en = English
project-language-zh-CN = 中文（简体）
project-zone = 时区
project-zone-hint = 例如 Asia/Shanghai 或 Europe/Berlin
project-country = 工作日历所在国家
project-country-hint = 两个字母，例如 CN 或 DE
project-currency = 币种

project-name-wrong = 请起一个不超过 { $limit } 个字的名称。
project-language-wrong = 请选择一种语言。
project-zone-wrong = 没有这个时区，请写成 Asia/Shanghai 或 Europe/Berlin 这样。
project-currency-wrong = 请用三个字母写币种，例如 CNY 或 EUR。
project-country-wrong = 请用两个字母写国家，例如 CN 或 DE。
project-approval-wrong = 请选择由谁审批。
project-two-roles = 这里有人同时被选为{ $role ->
    [account_manager] 客户经理
    [tech_lead] 技术负责人
    [client] 客户
   *[observer] 观察者
}。每个人只能有一个角色。
project-only-owner = 只有项目的创建者、客户经理和技术负责人能改这里。
project-undelivered = 我没能在 #{ $room } 里发消息（平台的说法：{ $reason }）。已经定下的事都还在，只是没有显示在那里。
project-undelivered-not-in-channel = 我不在 #{ $room } 里，没法发消息。请把我加进去：/invite @Parley，之后没发出的会补上。
project-undelivered-is-archived = #{ $room } 已归档，没法发消息。已经定下的事都还在。
project-undelivered-channel-not-found = 我看不到 #{ $room } 了，没法发消息。如果是私有频道，请把我加进去：/invite @Parley
project-undelivered-bot-not-in-group = 我不在“{ $room }”里，没法发消息。请在群设置的“群机器人”里把我加进去，之后没发出的会补上。
project-undelivered-group-dissolved = “{ $room }”已经解散，没法发消息。已经定下的事都还在。
project-undelivered-blocked-by-policy = 发往“{ $room }”的一条消息被公司的内容或数据安全规则拦下了。已经定下的事都还在；管理员知道规则拦的是什么。
project-undelivered-group-is-muted = “{ $room }”开了禁言，我没法发消息。请在群设置的发言权限里放开我，之后没发出的会补上。
project-undelivered-scope-missing = 我缺少在“{ $room }”发消息的权限。管理员可以用 parley doctor 查看缺哪一项，补上以后没发出的会补发。
project-undelivered-person = 我没能给 { $person } 发私信（平台的说法：{ $reason }），要告诉对方的事没有送到，请您转告。如果对方已经离开，请用 /project 换人。
project-undelivered-person-out-of-range = 有一位成员不在 Parley 的可用范围内，没法给他发消息。管理员可以在开发者后台的“版本管理与发布”里扩大范围。

# One project, many rooms.
project-audience = 这个频道里有谁
project-audience-team = 只有团队
project-audience-client = 客户也在
project-link = 请在 { $minutes } 分钟内到另一个频道或群里发送：/项目 加入 { $code }
project-joined = 这里现在属于项目「{ $project }」，它的卡片也会出现在这里。
project-joined-settings = 从现在起，这里按该项目的设置办：谁来审批、工作日历、周报和总结。
project-joined-as-client = 这里默认有客户在，内部说明不会显示；可用 /project 修改。
project-joined-already = 这里已经属于「{ $project }」了。
project-join-asked = 已请「{ $project }」的创建者 { $owner } 确认，同意后这里就加入该项目。
project-has-no-owner = 「{ $project }」还没有创建者，请先在那边打开 /project。
project-room-has-own = 这里的项目已有自己的内容：{ $own }。为免丢失，它不能再加入别的项目。可以反过来：在这里发 /project link，到那边发 /project join；或者另建一个群或频道再加入。
project-wants-in = { $who } 希望让「{ $room }」加入项目「{ $project }」。
project-room-is-on = { $platform ->
    [feishu] 这个群在飞书，群里的人都会看到项目的卡片。
   *[slack] 这个频道在 Slack，频道里的人都会看到项目的卡片。
}
project-do-admit = 同意
project-do-reject = 不同意
project-admitted = 好了，「{ $room }」已加入「{ $project }」。
project-rejected = 「{ $room }」没有加入。

# 双方约定的事。
project-client-country = 客户所在国家（与团队不同时填）
project-client-country-hint = 填了之后，计划里的日期只算双方都上班的日子。
project-budget-days = 约定的工作量预算（工作日）
project-budget-money = 约定的费用预算（{ $currency }）
project-budget-days-wrong = 请填工作日数，例如 120；没有就留空。
project-budget-money-wrong = 请填以 { $currency } 计的金额，例如 8万；没有就留空。

# 想加入项目的群里可能已有的内容（按数据表）。
project-own-blocker = 阻碍
project-own-change = 变更
project-own-counter = 编过号的记录
project-own-decision = 决定
project-own-feedback = 反馈
project-own-follow-up = 满意度调查
project-own-glossary = 术语表
project-own-history = 历史记录
project-own-minutes = 会议纪要
project-own-plan-agreement = 计划
project-own-plan-item = 计划
project-own-plan-list = 计划
project-own-plan-slip = 计划
project-own-poll = 投票
project-own-report = 周报附言
project-own-report-health = 项目状态
project-own-report-reader = 周报收件人
project-own-review = 评审会
project-own-review-series = 评审会
project-own-risk = 风险
project-own-share = 分享页面
project-own-standup = 站会
project-own-summary = 总结
project-own-survey = 满意度调查
project-own-todo = 待办

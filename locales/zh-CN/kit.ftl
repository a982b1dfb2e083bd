# 各功能共用的话。
kit-invalid = 请检查标出的几项。
kit-stale-button = 这个按钮已经失效。请重新调出卡片，比如发送 /change list。
kit-not-there = 这个按钮属于另一个群，而您不在那里，所以没有执行。请在您所在的群里直接输入命令，或请那个群里的人来做。
kit-not-your-form = 这份表单不是发给您的。请自己发命令，会收到您自己的表单。
kit-press-again = 打开得太慢了，请再按一次。
kit-bug = 我们这边出错了，什么都没有改动。请再试一次；如果还是不行，请把这个编号告诉管理员：{ $id }
kit-unknown-person = 暂时查不到您是谁，请稍后再试。
kit-no-project = 不知道您说的是哪个项目，请到项目所在的频道里说。
kit-code-wrong = 验证码不对、已用过或已过期，请重新获取。
kit-open-form = 表单已备好，请点开填写：
kit-comma = 、
kit-earlier-card = 接着之前的那张卡片，那上面的按钮已经失效
kit-newer = ← 较新
kit-older = 较早 →

# 飞书：只给一个人看的内容发到私聊。
kit-form-in-dm = 表单已私信给您。
kit-card-in-dm = 已私信给您。
kit-form-closed = ✓ 已提交
kit-form-closed-words = 这张表单已经提交，不能再改。
kit-card-too-long = 内容太多，一条消息放不下，后面的没有显示。
kit-done = ✓ 好了

# 引用的消息。
kit-quote-source = { $who }，{ $at }
kit-quote-link = 查看原消息
kit-quote-deleted = 原消息后来被删除了。
kit-quote-edited = 原消息后来被改成了：

role-developer = 开发
role-tech_lead = 技术负责人
role-account_manager = 客户经理
role-client = 客户
role-observer = 观察者

# 在哪里做的。
kit-done-in = { $platform ->
    [feishu] （飞书「{ $room }」）
   *[slack] （Slack #{ $room }）
}
kit-done-directly = { $platform ->
    [feishu] （飞书私信）
   *[slack] （Slack 私信）
}

account-word = 账号, 帐号
account-word-link = 关联
account-word-join = 加入
account-summary-line = Slack 和飞书的账号合为一人

account-help = 您是 { $name }，已有账号：{ $accounts }。如果在另一个平台上也有账号，请在这里发 /账号 关联，再到那边发 /账号 加入 加上验证码，两边就算同一个人。
account-link = 请在 { $minutes } 分钟内用另一个账号发给我：/账号 加入 { $code }
account-same = 验证码就是这个账号生成的，请用另一个账号发送。
account-joined = { $name }，两个账号已经合为一人。

account-zone-question = 您在哪个时区？这样提醒时间和节假日都按您那边算。
account-zone-why = 只问这一次，聊天软件没有告诉我。
account-zone-chosen = 好的，按{ $name }算。

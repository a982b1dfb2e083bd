# 每封邮件的末尾
letter-leave = 项目成员把你的邮箱加入了收件名单，因此你会收到这封邮件。
letter-do-leave = 不再接收

home-word = 首页
home-summary-line = 所有项目里等您处理的事
home-title = { $name }，您好

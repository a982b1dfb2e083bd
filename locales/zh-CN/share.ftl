share-word = 分享, 共享
share-summary-line = 给项目生成只读网页，拿到链接的人都能看
share-title = { $project } 的共享页面
share-none = 还没有共享页面。链接里能实时看到报告的各项数字，30 天后自动失效。
share-link = { $version ->
    [team] 团队版
   *[client] 客户版
}，有效期至 { $until }
share-do-make-client = 生成客户版链接
share-do-make-team = 生成团队版链接
share-do-revoke = 停用
share-revoke-sure = 停用后，拿到这个链接的人将无法再打开。
share-made = { $version ->
    [team] 团队版，含内部备注
   *[client] 客户版，不含内部备注和费用
}。有效期至 { $until }，可随时用 /分享 停用。
share-once = 链接只显示这一次，拿到它的人都能阅读。
share-only-leads = 只有客户经理和技术负责人可以共享页面。
share-no-address = 这个 Parley 还没有外部可访问的地址，请管理员设置 PUBLIC_URL。

share-page-live = 数据截至 { $at }
share-page-language = English
share-page-gone-title = 页面不存在
share-page-gone = 链接有误、已停用或已过期，请向发给你的人索取新的链接。
share-page-slow = 请求过于频繁，请一分钟后再试。
share-left-title = 不再接收？
share-left-ask = { $address } 将不再收到 { $project } 的报告。
share-left-do = 不再接收
share-left-done = 已取消，不会再收到邮件。

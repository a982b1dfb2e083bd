# `parley manifest feishu` 打印的内容。花括号里的每一项单独成行。
feishu-steps =
    在飞书（或 Lark）里安装 Parley
    1. 打开 open.feishu.cn/app（Lark 用 open.larksuite.com/app），创建企业自建应用，把 App ID 和 App Secret 填进 FEISHU_APP_ID 和 FEISHU_APP_SECRET。用 Lark 时再设 FEISHU_BASE_URL=https://open.larksuite.com
    2. 添加应用能力：机器人。可以在机器人自定义菜单里加几项，响应动作选“推送事件”，箭头后面是事件 ID：
    { $menu }
    3. 权限管理，批量导入：
    { $scopes }
    可选：{ $optional }。依次用于：总结群里的讨论，按客户端语言说话，知道谁已离职
    4. 数据权限：让应用能看到会用到它的人。
    5. { $way }
    6. 事件与回调，事件配置：选同样的方式，添加
    { $events }
    7. 事件与回调，回调配置：再选一次同样的方式（两处要分别设置），添加
    { $callbacks }
    8. 版本管理与发布：创建版本，设置可用范围，提交，由管理员审核通过。以上任何一项以后有改动，都要再发一个版本。
    9. 在群里：设置，群机器人，添加 Parley。然后发送：@Parley 变更
    检查：parley doctor
feishu-way-socket = 长连接，不需要公网地址：保持 FEISHU_MODE=websocket，先启动 Parley 再保存下一步，因为后台要看到它已经连上。Lark 后台若没有长连接这一项，改用 webhook：parley manifest feishu --url https://…
feishu-way-webhook = Webhook：事件与回调，加密策略：生成 Encrypt Key 和 Verification Token，填进 FEISHU_ENCRYPT_KEY 和 FEISHU_VERIFICATION_TOKEN，设 FEISHU_MODE=webhook，启动 Parley，再填请求地址 { $url }

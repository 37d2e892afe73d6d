export const words = {
  nav: '持续集成',
  title: '持续集成',
  about: '每次构建都检测一遍：在构建机上运行命令行，或上传到本平台检测。',
  toTokens: '管理访问令牌',
  local: {
    title: '在构建机上检测',
    about: '安装包不离开构建机。退出码：0 没有违规，1 有违规，3 文件无法读取，4 程序故障。',
    command: '命令',
    workflow: '流水线步骤',
  },
  api: {
    title: '由本平台检测',
    token:
      '在“个人设置 · 访问令牌”新建令牌，按“选用持续集成所需的四项”选好权限（artifact.upload、artifact.read、scan.request、run.read）；令牌只显示一次。',
    secret: '把令牌存为流水线的机密变量 TOUCHSTONE_TOKEN，不要写进代码。',
    run: '在流水线中运行下面的脚本（需要 curl 和 jq）；有违规时退出码不为 0。',
    script: '脚本',
  },
} as const;

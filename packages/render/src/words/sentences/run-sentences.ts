import type { Text } from '@touchstone/rules';

/** What a run did, by kind of fact, in the templates of `view/fill-sentence.ts`. */
export const runSentences: Readonly<Record<string, Text>> = {
  'run.scenario': {
    zh: '已执行测试步骤“{scenario}”[，观察 {seconds} 秒]',
    en: 'carried out: {scenario}[, observed for {seconds} s]',
  },
  'run.reads': {
    zh: '[{phase@phase}，][{appState@appState}]读取{data}[ {count} 次]（{api}）[，{value@got}][；{disclosed?政策已写明|政策未写明|政策写得不清楚}][；{necessary?为所用服务必需|非所用服务必需}]',
    en: 'read {data}[ ×{count}][ {phase@phase}][, {appState@appState}] ({api})[, {value@got}][; {disclosed?the policy says so|not in the policy|not clear from the policy}][; {necessary?needed for the service in use|not needed for the service in use}]',
  },
  'run.frequency': {
    zh: '[{phase@phase}，][{appState@appState}]读取{data}：{windowSeconds} 秒内 {count} 次，{pattern@pattern}[，周期约 {periodSeconds} 秒][；{overThreshold?超过阈值|未超过阈值}][；{disclosed?频次已在政策写明|频次未在政策写明}][；{minimal?为所需最低频次|高于所需最低频次}]',
    en: 'read {data} ×{count} in {windowSeconds} s, {pattern@pattern}[, about every {periodSeconds} s][, {phase@phase}][, {appState@appState}][; {overThreshold?over the threshold|not over the threshold}][; {disclosed?the policy states the frequency|the policy does not state the frequency}][; {minimal?at the lowest frequency needed|more often than needed}]',
  },
  'run.permission-dialog': {
    zh: '{moment@moment}申请权限{permission}，{featureInUse@feature}[；{purposeTold?同步告知了目的|未同步告知目的|告知的目的不清楚}][；连续 {batch>1} 个弹窗][；拒绝后 48 小时内共 {within48h>0} 次][；{phase@phase}]',
    en: 'asked for {permission} {moment@moment}, {featureInUse@feature}[; {purposeTold?the purpose was told|no purpose was told|the purpose was told unclearly}][; {batch>1} dialogs in a row][; {within48h>0} times within 48 hours after refusal][; {phase@phase}]',
  },
  'run.refusal-effect': {
    zh: '拒绝{refused@refused}[（{permission}）]后，{effect@effect}[；{necessary?为所用功能必需|非所用功能必需}][；{isBasicSoftware?属基本功能软件|不属基本功能软件}]',
    en: 'after refusing {refused@refused}[ ({permission})], {effect@effect}[; {necessary?it is needed for the feature in use|it is not needed for the feature in use}][; {isBasicSoftware?basic-function software|not basic-function software}]',
  },
  'run.permission-state': {
    zh: '未经用户操作，{permission}的授权状态被更改（{by@changedBy}）',
    en: 'the state of {permission} was changed without the user ({by@changedBy})',
  },
  'run.process-start': {
    zh: '[{phase@phase}，]{kind@started}[（{target}）][，由 {trigger} 触发][，共 {count} 次][；{bySdk?由 SDK 发起|并非 SDK 发起}][；{bySystem?可能由系统恢复服务，未见应用自行请求|应用自行请求}][；{disclosed?政策已写明|政策未写明}][；{necessary?为所提供服务必需|非所提供服务必需}]',
    en: '{kind@started}[ ({target})][, through {trigger}][, ×{count}][, {phase@phase}][; {bySdk?by an SDK|not by an SDK}][; {bySystem?perhaps the system restored a service, nothing shows that the app asked for it|the app asked for it}][; {disclosed?the policy says so|not in the policy}][; {necessary?needed by the service|not needed by the service}]',
  },
  'run.sends': {
    zh: '[{phase@phase}，][{appState@appState}]向 {domain}（{to@receiver}）发送{data}[ {count} 次][，{encoding@encoding}][，{encrypted?经 TLS 加密|明文传输}][；{abroad?接收方在境外|接收方在境内}][；{disclosed?政策已写明|政策未写明|政策写得不清楚}][；{anonymised?已匿名化|未匿名化}]',
    en: 'sent {data}[ ×{count}] to {domain} ({to@receiver})[ {phase@phase}][, {appState@appState}][, {encoding@encoding}][, {encrypted?over TLS|in cleartext}][; {abroad?the receiver is abroad|the receiver is not abroad}][; {disclosed?the policy says so|not in the policy|not clear from the policy}][; {anonymised?made anonymous|not made anonymous}]',
  },
  'run.connection': {
    zh: '与 {domain}[（{to@receiver}）]的连接不安全：{problem@connection}[，{count} 次请求]',
    en: 'the connection to {domain}[ ({to@receiver})] is not secure: {problem@connection}[, {count} requests]',
  },
  'run.download': {
    zh: '{trigger@downloadBy}开始下载或安装应用[；{promptShown?有明确提示|没有明确提示}][；以“{bait}”诱导][；{asPromised?与所承诺的一致|与所承诺的不一致}]',
    en: 'a download or install began {trigger@downloadBy}[; {promptShown?with a clear prompt|without a clear prompt}][; bait: {bait}][; {asPromised?it is what was promised|it is not what was promised}]',
  },
  'run.jump': {
    zh: '{trigger@jumpBy}跳转到其他页面或应用[；{actionTold?已告知动作和后果|未告知动作和后果}][；加速度 {acceleration} m/s² 即触发][；转动 {degrees}° 即触发][；持续 {seconds} 秒即触发][；{consented?经用户同意|未经用户同意}][；{deceptive?含欺骗或误导内容|无欺骗或误导内容}]',
    en: 'jumped to another page or app {trigger@jumpBy}[; {actionTold?the action and what follows were told|neither the action nor what follows was told}][; {acceleration} m/s² were enough][; {degrees}° were enough][; {seconds} s were enough][; {consented?the user agreed|the user had not agreed}][; {deceptive?deceptive|not deceptive}]',
  },
  'run.media-use': {
    zh: '[{appState@appState}]采集{data}，{userTriggered?由用户操作触发|并非用户操作触发}[；{visible?有可见的界面或提示|没有可见的界面或提示}]',
    en: 'recorded {data}[ {appState@appState}], {userTriggered?on a user action|without a user action}[; {visible?visibly|with nothing to be seen}]',
  },
  'run.acts': {
    zh: '[{phase@phase}，][{appState@appState}]执行敏感行为：{action}，{userTriggered?由用户操作触发|并非用户操作触发}',
    en: 'did this: {action}, {userTriggered?on a user action|without a user action}[, {phase@phase}][, {appState@appState}]',
  },
  'run.scene-use': {
    zh: '“{scene}”场景（T/TAF {part}）[{appState@appState}]使用{data}[，属于{listed@listed}][；{consent?已就该场景告知并取得同意|未就该场景告知并取得同意}][；{forced?不同意则无法使用|不同意仍可使用}][；{trigger@usedBy}][；涉及{scope@scope}][；{precision@precision}][；{uploaded?已上传|未上传}][；{encrypted?已加密|未加密}][；{shared?提供给他人|未提供给他人}][；{profiled?用于画像或定向推送|未用于画像或定向推送}][；{kept?场景结束后仍留存|场景结束后不留存}]',
    en: 'used {data} in the scene “{scene}” (T/TAF {part})[, {appState@appState}][: {listed@listed}][; {consent?told and agreed for the scene|not told and agreed for the scene}][; {forced?closed to who declines|open to who declines}][; {trigger@usedBy}][; touches {scope@scope}][; {precision@precision}][; {uploaded?left the device|did not leave the device}][; {encrypted?encrypted|not encrypted}][; {shared?given to others|not given to others}][; {profiled?used for profiles or targeted push|not used for profiles}][; {kept?kept afterwards|not kept afterwards}]',
  },
  'run.stops-after-close': {
    zh: '功能关闭后{stops?停止收集|仍继续收集}{data}',
    en: 'after the function is closed, collection of {data} {stops?stops|goes on}',
  },
  'run.identifier-link': {
    zh: '为{purpose@purpose}使用标识符{data}[；{linkedToFixed?与不可变更的标识符关联|未与不可变更的标识符关联}][；{extendedConsent?已取得扩展收集的同意|未取得扩展收集的同意}]',
    en: 'used the identifier {data} for {purpose@purpose}[; {linkedToFixed?linked to an unchangeable one|not linked to an unchangeable one}][; {extendedConsent?agreed to the extended set|not agreed to the extended set}]',
  },
  'run.stores-raw': {
    zh: '{data}在设备上{encrypted?加密存储|未加密存储}',
    en: '{data} is kept on the device {encrypted?encrypted|unencrypted}',
  },
};

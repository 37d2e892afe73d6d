import type { Role } from '@touchstone/domain/access';

/** What a role is called to people, in Chinese and in English. */
export const ROLE_TITLES: Readonly<Record<Role, readonly [zh: string, en: string]>> = {
  'ministry-inspector': ['部级监督检查', 'Inspector of the ministry'],
  'ministry-approver': ['部级审批', 'Approver of the ministry'],
  'ministry-auditor': ['部级审计', 'Auditor of the ministry'],
  'ministry-admin': ['部级管理', 'Administrator of the ministry'],
  'province-inspector': ['省级监督检查', 'Inspector of a province'],
  'province-approver': ['省级审批', 'Approver of a province'],
  'province-auditor': ['省级审计', 'Auditor of a province'],
  'province-admin': ['省级管理', 'Administrator of a province'],
  'intake-officer': ['投诉受理', 'Intake of complaints'],
  'lab-tester': ['检测', 'Tester of a laboratory'],
  'lab-admin': ['检测机构管理', 'Administrator of a laboratory'],
  'store-operator': ['应用商店', 'Staff of a store'],
  'store-host': ['商店自建平台管理', 'Host of a store’s own installation'],
  'store-admin': ['应用商店管理', 'Administrator of a store'],
  'enterprise-member': ['企业', 'Staff of a firm'],
  'enterprise-admin': ['企业管理', 'Administrator of a firm'],
  'enterprise-agent': ['企业代理', 'Agent of a firm'],
  'sdk-provider': ['SDK提供者', 'Provider of an SDK'],
  'terminal-maker': ['终端企业', 'Maker of terminals'],
  'access-provider': ['接入服务商', 'Provider of access'],
  worker: ['检测节点', 'Worker'],
  public: ['公众', 'Public'],
};

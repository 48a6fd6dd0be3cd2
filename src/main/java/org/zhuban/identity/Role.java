package org.zhuban.identity;

/** Roles of SPEC 1; the name is the code used in data, API and security ({@code ROLE_<name>}). */
public enum Role {
    /** 企业账号. */
    ENTERPRISE(false),
    /** 项目账号. */
    PROJECT(false),
    /** 劳资员. */
    WAGE_OFFICER(false),
    /** 现场专业人员/管理技术人员. */
    SITE_STAFF(false),
    /** 个人. */
    PERSON(false),
    /** 对接方: a party's own systems, by a token of one project. */
    INTERFACE(false),
    /** 审核员. */
    REVIEWER(true),
    /** 主管部门. */
    SUPERVISOR(true),
    /** 流程管理员. */
    PROCESS_ADMIN(true),
    /** 系统管理员. */
    SYSTEM_ADMIN(true);

    private final boolean staff;

    Role(boolean staff) {
        this.staff = staff;
    }

    /** Staff of the authority: needs a second factor outside the demo (SECURITY 2). */
    public boolean staff() {
        return staff;
    }
}

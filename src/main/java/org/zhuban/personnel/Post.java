package org.zhuban.personnel;

/** Posts 岗位 of the register; the name is the code of table {@code personnel-post}. */
public enum Post {
    /** 安全员. */
    SAFETY_OFFICER("safety-officer", "AQ"),
    /** 劳资专管员. */
    WAGE_SPECIALIST("wage-specialist", "LZ");

    private final String type;
    private final String prefix;

    Post(String type, String prefix) {
        this.type = type;
        this.prefix = prefix;
    }

    /** Key of the filing type that enters them. */
    public String type() {
        return type;
    }

    String prefix() {
        return prefix;
    }
}

package org.zhuban.project;

import org.zhuban.enterprise.Enterprise;

/** An enterprise of a project, as it takes part and as the register has it. */
public record Party(Participation participation, String name, String creditCode, Enterprise.State enterpriseState) {

    public String kind() {
        return participation.kind();
    }
}

package org.zhuban.authorization;

/** Who tries; the applicant himself comes last, since what he may do changes what the others are asked about. */
enum Caller {
    VISITOR("visitor"),
    OTHER("other enterprise"),
    ELSEWHERE("reviewer of another region"),
    PROCESS_ADMIN("process admin"),
    SYSTEM_ADMIN("system admin"),
    SUPERVISOR("supervisor of the city"),
    REVIEWER("reviewer of the region"),
    PROJECT("project account of the applicant"),
    INTERFACE("token of another project of the applicant"),
    APPLICANT("applicant");

    private final String title;

    Caller(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}

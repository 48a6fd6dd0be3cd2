package org.zhuban.project;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** Kinds of enterprises by what they may in a project; codes of table {@code enterprise-kind}. */
public final class ProjectKinds {

    public static final String GENERAL_CONTRACTOR = "GENERAL_CONTRACTOR";
    public static final String DEVELOPER = "DEVELOPER";
    public static final String SUPERVISION = "SUPERVISION";
    public static final String SPECIALIST = "SPECIALIST";
    public static final String LABOUR = "LABOUR";
    public static final String SURVEY = "SURVEY";
    public static final String DESIGN = "DESIGN";

    /** Bound to a project from its beginning; certified as soon as it exists (ZZ 2.8). */
    public static final Set<String> FIRST = Set.of(GENERAL_CONTRACTOR, DEVELOPER, SUPERVISION);

    /** Invited by the general contractor (JM (2)3); certified only once the project's information is approved (ZZ 2.8). */
    public static final Set<String> INVITED = Set.of(SPECIALIST, LABOUR);

    /** Named by whoever begins a project: field of the form and kind. */
    public static final Map<String, String> NAMED =
            Map.of("developer", DEVELOPER, "supervision", SUPERVISION, "survey", SURVEY, "design", DESIGN);

    /** The order parties are shown in. */
    static final List<String> ORDER =
            List.of(GENERAL_CONTRACTOR, DEVELOPER, SUPERVISION, SURVEY, DESIGN, SPECIALIST, LABOUR);

    private ProjectKinds() {}
}

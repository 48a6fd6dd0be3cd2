package org.zhuban.employment;

import java.time.LocalDate;
import java.util.UUID;

/**
 * 聘用关系结束, for whatever reason: published in its transaction, for registers that follow.
 *
 * @param name of the person
 * @param day  the last one
 */
public record EmploymentEnded(UUID employment, UUID person, UUID enterprise, String name, LocalDate day) {}

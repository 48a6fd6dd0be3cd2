package org.zhuban.employment;

import java.time.LocalDate;
import java.util.UUID;
import org.zhuban.person.Person;

/**
 * Somebody whom an enterprise employs 聘用人员.
 *
 * @param idNumber 居民身份证号码 in clear: the enterprise typed it to find the person; masked by whoever shows it to others
 * @param endsOn   last day of the contract
 */
public record Employee(UUID employment, Person person, String idNumber, LocalDate startsOn, LocalDate endsOn) {}

package org.zhuban.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Rows of {@code construction_permit}. */
interface PermitRows extends Repository<Permit, UUID> {

    Permit save(Permit permit);

    Optional<Permit> findByNumber(String number);

    List<Permit> findByProjectOrderByNumber(UUID project);
}

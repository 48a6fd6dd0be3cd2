package org.zhuban.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** Rows of {@code project_participation}. */
interface ParticipationRows extends Repository<Participation, UUID> {

    Participation save(Participation participation);

    Optional<Participation> findById(UUID id);

    List<Participation> findByProjectAndEnterpriseOrderBySinceDesc(UUID project, UUID enterprise);

    List<Participation> findByProjectAndKindAndState(UUID project, String kind, Participation.State state);
}

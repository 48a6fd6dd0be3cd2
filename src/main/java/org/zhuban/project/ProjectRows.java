package org.zhuban.project;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.Repository;

/** Rows of {@code project}. */
interface ProjectRows extends Repository<Project, UUID> {

    Project save(Project project);

    Optional<Project> findById(UUID id);

    List<Project> findAllById(Iterable<UUID> ids);

    Optional<Project> findByCode(String code);

    @Query("select nextval('project_code_seq')")
    long nextSequence();
}

package org.zhuban.enterprise;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.repository.Repository;

/** The register of enterprises 企业库. */
public interface Enterprises extends Repository<Enterprise, UUID> {

    Enterprise save(Enterprise enterprise);

    Optional<Enterprise> findById(UUID id);

    Optional<Enterprise> findByCreditCodeAndState(String creditCode, Enterprise.State state);

    List<Enterprise> findByIdIn(Collection<UUID> ids);

    boolean existsByCreditCodeAndState(String creditCode, Enterprise.State state);
}

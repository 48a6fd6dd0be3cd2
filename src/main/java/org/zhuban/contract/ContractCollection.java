package org.zhuban.contract;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.Page;
import org.zhuban.common.ZhubanException;

/** Port to the provincial contract collection 省合同归集系统 (SPEC 7, XC 6.1). */
public interface ContractCollection {

    /**
     * An enterprise's labour contracts, newest first.
     *
     * @param contractorCode 统一社会信用代码 of the labour contractor
     * @param query          part of a number, of the project's name or of the general contractor's; empty = all
     * @param cursor         of the page, null = the first
     * @throws CollectionDownException if it was not reached in time
     */
    Page<Collected> search(String contractorCode, String query, @Nullable String cursor);

    /**
     * One contract.
     *
     * @return empty if the collection does not know the number
     * @throws CollectionDownException if it was not reached in time
     */
    Optional<Collected> find(String recordNo);

    /**
     * A contract as the province has it.
     *
     * @param recordNo 省合同归集编号
     * @param amount   yuan
     * @param fetchedAt when it said so
     */
    record Collected(
            String recordNo,
            String contractNo,
            String projectName,
            @Nullable String projectCode,
            @Nullable String regionCode,
            @Nullable String projectAddress,
            @Nullable String owner,
            String generalContractor,
            @Nullable String generalContractorCode,
            String contractor,
            String contractorCode,
            BigDecimal amount,
            @Nullable LocalDate signedOn,
            @Nullable LocalDate startsOn,
            @Nullable LocalDate endsOn,
            @Nullable Integer plannedWorkers,
            Instant fetchedAt) {}

    /** Not reached in time, or the circuit is open: the form says so, and the contract can be filled in by hand. */
    class CollectionDownException extends ZhubanException {
        public CollectionDownException() {
            super("contract.collection-down");
        }
    }
}

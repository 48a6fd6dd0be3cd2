package org.zhuban.board;

import java.util.List;
import java.util.stream.Stream;
import org.zhuban.common.DeniedException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Programme;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.Grant;
import org.zhuban.identity.Role;

/**
 * What of the board an account sees: a region that it supervises, or one below, and there the programmes that it supervises.
 *
 * @param region the significant part of its code; empty = the whole country
 */
record BoardScope(String region, List<Programme> programmes) {

    /**
     * @throws DeniedException   {@code board.not-supervisor} without a supervising role
     * @throws NotFoundException {@code board.region} for a region that it does not supervise
     */
    static BoardScope of(CurrentAccount account, String region) {
        List<Programme> programmes = grants(account).stream()
                .filter(grant -> region.startsWith(significant(grant)))
                .flatMap(grant ->
                        grant.programme() == null ? Programme.offered().stream() : Stream.of(grant.programme()))
                .distinct()
                .sorted()
                .toList();
        if (programmes.isEmpty()) {
            throw new NotFoundException("board.region");
        }
        return new BoardScope(region, programmes);
    }

    /** The regions that it supervises, the widest first. */
    static List<String> regions(CurrentAccount account) {
        return grants(account).stream()
                .map(BoardScope::significant)
                .distinct()
                .sorted(java.util.Comparator.comparingInt(String::length).thenComparing(region -> region))
                .toList();
    }

    String[] programmeNames() {
        return programmes.stream().map(Enum::name).toArray(String[]::new);
    }

    private static List<Grant> grants(CurrentAccount account) {
        List<Grant> grants = account.organisation() != null
                ? List.of()
                : account.grants().stream()
                        .filter(grant -> grant.role() == Role.SUPERVISOR)
                        .toList();
        if (grants.isEmpty()) {
            throw new DeniedException("board.not-supervisor");
        }
        return grants;
    }

    private static String significant(Grant grant) {
        return grant.region() == null ? "" : significant(grant.region());
    }

    /** Without the zeros that stand for "all of it". */
    static String significant(String code) {
        return code.endsWith("0000")
                ? code.substring(0, code.length() - 4)
                : code.endsWith("00") ? code.substring(0, code.length() - 2) : code;
    }
}

package org.zhuban.enterprise;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;

/** Certified enterprises to choose a partner from: name, code and region only, which the market supervision publishes too. */
@Service
public class EnterpriseDirectory {

    private static final int MOST = 50;

    private final JdbcClient jdbc;

    EnterpriseDirectory(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** An enterprise as a partner sees it. */
    public record Listing(UUID id, String name, String creditCode, String region) {}

    /**
     * By part of the name or the code, in the order of names.
     *
     * @param kind   code of table {@code enterprise-kind}
     * @param query  empty = all
     * @param cursor of the page, null = the first
     */
    @Transactional(readOnly = true)
    public Page<Listing> search(String kind, String query, @Nullable String cursor, int size) {
        String wanted = Normalizer.normalize(query.strip(), Normalizer.Form.NFKC)
                .replace("\0", "")
                .toLowerCase(Locale.ROOT);
        int limit = Math.max(1, Math.min(MOST, size));
        List<Listing> found = jdbc.sql(
                        """
                        select id, name, credit_code, region from enterprise
                        where state = 'ACTIVE' and kind = :kind and search_grams(search) @> search_grams(left(:wanted, 3))
                          and (lower(name) like :like or lower(credit_code) like :like) and name || ' ' || credit_code > :after
                        order by name || ' ' || credit_code limit :limit""")
                .param("kind", kind)
                .param("wanted", wanted)
                .param("like", "%" + wanted.replaceAll("([%_\\\\])", "\\\\$1") + "%")
                .param("after", cursor == null ? "" : cursor)
                .param("limit", limit + 1)
                .query((row, index) -> new Listing(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("credit_code"),
                        row.getString("region")))
                .list();
        if (found.size() <= limit) {
            return new Page<>(found, null);
        }
        Listing last = found.get(limit - 1);
        return new Page<>(List.copyOf(found.subList(0, limit)), last.name() + " " + last.creditCode());
    }
}

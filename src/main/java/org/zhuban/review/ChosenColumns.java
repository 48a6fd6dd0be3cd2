package org.zhuban.review;

import java.sql.Array;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.identity.CurrentAccount;

/** Which columns of a list an account wants to see, in which order. */
@Service
public class ChosenColumns {

    private final JdbcClient jdbc;

    ChosenColumns(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keys in order; empty as long as nothing was chosen. */
    @Transactional(readOnly = true)
    public Optional<List<String>> of(CurrentAccount account, String list) {
        return jdbc.sql("select columns from chosen_columns where account = :account and list = :list")
                .param("account", account.id())
                .param("list", list)
                .query((row, number) -> {
                    Array columns = row.getArray("columns");
                    return List.of((String[]) columns.getArray());
                })
                .optional();
    }

    @Transactional
    public void choose(CurrentAccount account, String list, List<String> columns) {
        jdbc.sql(
                        """
                        insert into chosen_columns (account, list, columns) values (:account, :list, :columns)
                        on conflict (account, list) do update set columns = excluded.columns""")
                .param("account", account.id())
                .param("list", list)
                .param("columns", columns.toArray(String[]::new))
                .update();
    }

    /** As they are for everybody. */
    @Transactional
    public void reset(CurrentAccount account, String list) {
        jdbc.sql("delete from chosen_columns where account = :account and list = :list")
                .param("account", account.id())
                .param("list", list)
                .update();
    }
}

package org.zhuban.review;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.identity.CurrentAccount;

/** Who is asked once more 确认 before an approval that cannot be taken back: everybody who did not say 不再询问. */
@Service
public class ApprovalQuestions {

    private final JdbcClient jdbc;

    ApprovalQuestions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    public boolean asked(CurrentAccount account) {
        return jdbc.sql("select not exists (select from approval_unasked where account = :account)")
                .param("account", account.id())
                .query(Boolean.class)
                .single();
    }

    @Transactional
    public void ask(CurrentAccount account, boolean asked) {
        jdbc.sql(
                        asked
                                ? "delete from approval_unasked where account = :account"
                                : "insert into approval_unasked (account) values (:account) on conflict do nothing")
                .param("account", account.id())
                .update();
    }
}

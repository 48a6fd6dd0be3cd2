package org.zhuban.filing.ui;

import java.util.Optional;
import org.zhuban.filing.FilingDetails;
import org.zhuban.identity.CurrentAccount;

/** 相关页面: where another module shows more of a filing than its form; stands first on the page of who decides it. */
public interface RelatedPage {

    /** @return empty where there is nothing more, or nothing that this account may open */
    Optional<Link> of(CurrentAccount account, FilingDetails details);

    /**
     * @param path from the application's root, without a slash before it
     * @param text what is to be seen there
     */
    record Link(String path, String name, String text) {}
}

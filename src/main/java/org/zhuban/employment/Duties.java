package org.zhuban.employment;

import java.util.List;
import java.util.UUID;

/** What somebody employed stands for in the name of his enterprise 任职, so that the end of his employment leaves a gap; from modules that know. */
public interface Duties {

    /** In the reader's language, e.g. 建筑施工企业进疆报送的进疆负责人; empty for none. */
    List<String> of(UUID enterprise, UUID person);
}

package org.zhuban.personnel.filing;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.FieldError;
import org.zhuban.filing.Answers;
import org.zhuban.filing.Filing;
import org.zhuban.filing.FilingType;
import org.zhuban.personnel.Personnel;
import org.zhuban.personnel.Post;

/** A filing about a person in a post of the enterprise (XC 5). */
abstract class PersonFiling implements FilingType {

    private final Post post;
    private final Personnel personnel;

    PersonFiling(Post post, Personnel personnel) {
        this.post = post;
        this.personnel = personnel;
    }

    @Override
    public String key() {
        return post.type();
    }

    @Override
    public @Nullable String subject(Map<String, Object> data) {
        return personnel.subject(post, data);
    }

    @Override
    public List<FieldError> validate(Filing filing, Map<String, Object> data) {
        return personnel.validate(post, filing, data);
    }

    @Override
    public Map<String, Object> facts(Filing filing, Map<String, Object> data) {
        return personnel.facts(filing, data, ofPost(new Answers(data)));
    }

    /** What the decision table asks beyond what it asks of every person. */
    abstract Map<String, Object> ofPost(Answers answers);

    @Override
    public void enterRegister(Filing filing, Map<String, Object> data) {
        personnel.enter(post, filing, data);
    }
}

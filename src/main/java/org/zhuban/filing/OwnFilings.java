package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;

/** 我的办件: an applicant's filings as his list shows them, three statements a page, four where an enterprise decides. */
@Service
public class OwnFilings {

    private final FilingService filings;
    private final FilingTypes types;
    private final OpenTasks openTasks;
    private final Desks desks;

    OwnFilings(FilingService filings, FilingTypes types, OpenTasks openTasks, Desks desks) {
        this.filings = filings;
        this.types = types;
        this.openTasks = openTasks;
        this.desks = desks;
    }

    /**
     * A row of the list.
     *
     * @param type   name of the filing type
     * @param onDesk where it is, while it is in review
     * @param holder whose move it is, by name; null when it is nobody's
     */
    public record Row(Filing filing, String type, OpenTasks.@Nullable OnDesk onDesk, @Nullable String holder) {}

    /** Newest change first. @param size 1 to 200 */
    @Transactional(readOnly = true)
    public Page<Row> page(FilingService.Applicant applicant, FilingQuery query, int size) {
        Page<Filing> page = filings.mine(applicant, query, size);
        Map<String, String> names = types.names();
        Map<UUID, OpenTasks.OnDesk> onDesk = openTasks.of(page.items().stream()
                .filter(filing -> filing.state() == FilingState.IN_REVIEW)
                .map(Filing::id)
                .toList());
        Map<UUID, String> deciders = desks.deciders(page.items().stream()
                .filter(filing -> onDesk.containsKey(filing.id()))
                .toList());
        List<Row> rows = page.items().stream()
                .map(filing -> new Row(
                        filing,
                        names.getOrDefault(filing.type(), filing.type()),
                        onDesk.get(filing.id()),
                        desks.holder(filing, onDesk.get(filing.id()), deciders)))
                .toList();
        return new Page<>(rows, page.next());
    }
}

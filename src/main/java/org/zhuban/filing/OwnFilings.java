package org.zhuban.filing;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.common.Page;

/** 我的办件: an applicant's filings as his list shows them, three statements a page, one more where an enterprise decides or one waits for a day. */
@Service
public class OwnFilings {

    private final FilingService filings;
    private final FilingTypes types;
    private final OpenTasks openTasks;
    private final Desks desks;
    private final FilingReader reader;

    OwnFilings(FilingService filings, FilingTypes types, OpenTasks openTasks, Desks desks, FilingReader reader) {
        this.filings = filings;
        this.types = types;
        this.openTasks = openTasks;
        this.desks = desks;
        this.reader = reader;
    }

    /**
     * A row of the list.
     *
     * @param type   name of the filing type
     * @param onDesk where it is, while it is in review
     * @param waits  what it waits for 等待 while it is on no desk; null = nothing
     * @param holder whose move it is, by name; null when it is nobody's
     */
    public record Row(
            Filing filing,
            String type,
            OpenTasks.@Nullable OnDesk onDesk,
            FilingDetails.@Nullable Wait waits,
            @Nullable String holder) {

        /** Name of the user task or event where it stands; null when it is at neither. */
        public @Nullable String step() {
            return onDesk != null ? onDesk.name() : waits != null ? waits.name() : null;
        }
    }

    /** Newest change first. @param size 1 to 200 */
    @Transactional(readOnly = true)
    public Page<Row> page(FilingService.Applicant applicant, FilingQuery query, int size) {
        Page<Filing> page = filings.mine(applicant, query, size);
        Map<String, String> names = types.names();
        Map<UUID, OpenTasks.OnDesk> onDesk = openTasks.of(page.items().stream()
                .filter(filing -> filing.state() == FilingState.IN_REVIEW)
                .map(Filing::id)
                .toList());
        Map<UUID, FilingDetails.Wait> waits = reader.waits(page.items().stream()
                .filter(filing -> filing.state() == FilingState.IN_REVIEW && !onDesk.containsKey(filing.id()))
                .toList());
        Map<UUID, String> deciders = desks.deciders(page.items().stream()
                .filter(filing -> onDesk.containsKey(filing.id()))
                .toList());
        List<Row> rows = page.items().stream()
                .map(filing -> new Row(
                        filing,
                        names.getOrDefault(filing.type(), filing.type()),
                        onDesk.get(filing.id()),
                        waits.get(filing.id()),
                        desks.holder(filing, onDesk.get(filing.id()), deciders)))
                .toList();
        return new Page<>(rows, page.next());
    }
}

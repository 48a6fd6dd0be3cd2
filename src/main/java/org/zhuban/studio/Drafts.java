package org.zhuban.studio;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.zhuban.audit.Audit;
import org.zhuban.common.ConflictException;
import org.zhuban.common.FieldError;
import org.zhuban.common.Ids;
import org.zhuban.common.InvalidInputException;
import org.zhuban.common.NotFoundException;
import org.zhuban.common.Texts;
import org.zhuban.common.UnprocessableException;
import org.zhuban.filing.engine.FilingWorkflow;
import org.zhuban.filing.engine.ProcessDeployments;
import org.zhuban.filing.engine.ProcessModel;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.filing.engine.gate.ProcessGate;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.message.Messages;

/** 流程草稿: one open draft a filing type, one editor at a time. Whoever may use the studio may take one over. */
@Service
public class Drafts {

    /** Of one file. */
    public static final int MOST_BYTES = ProcessGate.MOST_BYTES;

    private static final int MOST_FILES = 50;
    private static final Duration SITTING = Duration.ofMinutes(30);
    private static final Pattern APPLICANT =
            Pattern.compile("visitor|person|(enterprise|project)(:[A-Z][A-Z_]{1,39})?");
    private static final Pattern PLAIN = Pattern.compile("[^<>&\"'$#{}\\p{C}]+");

    private final DraftRows rows;
    private final ProcessAdmins admins;
    private final ProcessDeployments deployments;
    private final FilingWorkflow workflow;
    private final Messages messages;
    private final Texts texts;
    private final Audit audit;
    private final Clock clock;

    @SuppressWarnings("TooManyParameters")
    Drafts(
            DraftRows rows,
            ProcessAdmins admins,
            ProcessDeployments deployments,
            FilingWorkflow workflow,
            Messages messages,
            Texts texts,
            Audit audit,
            Clock clock) {
        this.rows = rows;
        this.admins = admins;
        this.deployments = deployments;
        this.workflow = workflow;
        this.messages = messages;
        this.texts = texts;
        this.audit = audit;
        this.clock = clock;
    }

    /** All that are worked on or wait for their release, the one changed last first. */
    @Transactional(readOnly = true)
    public List<Draft> open(CurrentAccount account) {
        admins.require(account, "draft-read", "drafts");
        return rows.open();
    }

    @Transactional(readOnly = true)
    public Optional<Draft> openOf(CurrentAccount account, String type) {
        admins.require(account, "draft-read", "process:" + type);
        return rows.openOf(type);
    }

    /** @throws NotFoundException {@code studio.draft.unknown} */
    @Transactional(readOnly = true)
    public Draft get(CurrentAccount account, UUID id) {
        admins.require(account, "draft-read", object(id));
        return known(id);
    }

    /** Its whole folder by path. */
    @Transactional(readOnly = true)
    public SortedMap<String, byte[]> files(CurrentAccount account, UUID id) {
        admins.require(account, "draft-read", object(id));
        known(id);
        return rows.files(id);
    }

    /** What the gate says of it, and what is wrong with its scenarios. */
    @Transactional(readOnly = true)
    public List<GateFault> check(CurrentAccount account, UUID id) {
        admins.require(account, "draft-read", object(id));
        SortedMap<String, byte[]> files = rows.files(id);
        List<GateFault> faults = new ArrayList<>(deployments.check(known(id).type(), files));
        faults.addAll(ScenarioSyntax.faults(files));
        return faults;
    }

    /**
     * The open draft of a type; if there is none, a new one from the newest version, which this account edits.
     *
     * @throws NotFoundException {@code filing-type.unknown}
     */
    @Transactional
    public Draft begin(CurrentAccount account, String type) {
        admins.require(account, "draft-begin", "process:" + type);
        ProcessDeployments.Version newest = deployments.versions(type).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing-type.unknown", type));
        return begin(account, newest, deployments.files(newest.definition()));
    }

    /** The same from an older version; a draft that is open already stays what it is. */
    @Transactional
    public Draft beginFrom(CurrentAccount account, String type, int version) {
        admins.require(account, "draft-begin", "process:" + type);
        ProcessDeployments.Version chosen = deployments.versions(type).stream()
                .filter(each -> each.version() == version)
                .findFirst()
                .orElseThrow(() -> new NotFoundException("filing-type.unknown", type));
        return begin(account, chosen, deployments.files(chosen.definition()));
    }

    private Draft begin(CurrentAccount account, ProcessDeployments.Version base, SortedMap<String, byte[]> files) {
        Optional<Draft> open = rows.openOf(base.type());
        if (open.isPresent()) {
            return open.get();
        }
        ProcessModel model = workflow.model(base.definition());
        return insert(
                account,
                draft(account, base.type(), base.definition(), model.programme(), model.name()),
                files,
                "draft-begin");
    }

    /**
     * A draft of a type that does not exist yet, with a small folder that could be released as it is.
     *
     * @throws InvalidInputException at {@code /key}, {@code /name}, {@code /applicants}
     */
    @Transactional
    public Draft create(CurrentAccount account, NewType given) {
        admins.require(account, "draft-create", "process:" + given.key());
        List<FieldError> errors = new ArrayList<>();
        if (!ProcessGate.keyed(given.key())) {
            errors.add(new FieldError("/key", "studio.new.key-form"));
        } else if (!deployments.versions(given.key()).isEmpty()) {
            errors.add(new FieldError("/key", "studio.new.key-taken", given.key()));
        } else if (rows.openOf(given.key()).isPresent()) {
            errors.add(new FieldError("/key", "studio.new.key-drafted", given.key()));
        }
        if (given.name().isEmpty()
                || given.name().length() > NewType.LONGEST_NAME
                || !PLAIN.matcher(given.name()).matches()) {
            errors.add(new FieldError("/name", "studio.new.name-form", NewType.LONGEST_NAME));
        }
        if (given.applicants().isEmpty()
                || !given.applicants().stream()
                        .allMatch(one -> APPLICANT.matcher(one).matches())) {
            errors.add(new FieldError("/applicants", "studio.new.applicants-missing"));
        }
        if (!errors.isEmpty()) {
            throw new InvalidInputException(errors);
        }
        Draft draft = draft(account, given.key(), null, given.programme(), given.name());
        String guide = texts.text(java.util.Locale.SIMPLIFIED_CHINESE, "studio.new.guide", given.name());
        return insert(account, draft, NewTypeFolder.of(given, guide), "draft-create");
    }

    private Draft draft(
            CurrentAccount account,
            String type,
            @org.jspecify.annotations.Nullable String base,
            org.zhuban.common.Programme programme,
            String name) {
        Instant now = clock.instant();
        String by = account.displayName();
        return new Draft(
                Ids.next(), type, base, programme, name, Draft.State.DRAFT, account.id(), by, now, by, now, by, 0);
    }

    private Draft insert(CurrentAccount account, Draft draft, SortedMap<String, byte[]> files, String action) {
        try {
            rows.insert(draft);
        } catch (DuplicateKeyException atOnce) {
            throw new ConflictException("studio.draft.begun", draft.type());
        }
        files.forEach((path, content) -> rows.put(draft.id(), path, content, account.displayName()));
        audit.done(
                action,
                object(draft.id()),
                Map.of("type", draft.type(), "base", String.valueOf(draft.base()), "files", files.size()));
        return known(draft.id());
    }

    /**
     * Makes this account its editor. Who edited it is told; what he had not saved stays with him.
     *
     * @throws ConflictException {@code studio.draft.closed}
     */
    @Transactional
    public Draft takeOver(CurrentAccount account, UUID id) {
        admins.require(account, "draft-take-over", object(id));
        Draft draft = known(id);
        requireOpen(draft);
        if (!draft.editor().equals(account.id())) {
            rows.editor(id, account);
            messages.notice(
                    draft.editor(), "notice.draft-taken", "studio/drafts/" + id, draft.name(), account.displayName());
            audit.done("draft-take-over", object(id), Map.of("type", draft.type(), "from", draft.editorName()));
        }
        return known(id);
    }

    /**
     * Writes a file. Of what somebody writes in a file without a pause of {@link #SITTING}, the first time is audited.
     *
     * @param version of the draft, as the account saw it
     * @throws ConflictException      {@code studio.draft.closed}, {@code studio.draft.taken}, {@code studio.draft.changed}
     * @throws UnprocessableException {@code studio.file.name}, {@code studio.file.too-big}, {@code studio.file.too-many}
     */
    @Transactional
    public Draft save(CurrentAccount account, UUID id, long version, String path, byte[] content) {
        admins.require(account, "draft-save", object(id));
        checkFile(path, content);
        advance(account, id, version);
        boolean writing =
                rows.writing(id, path, account.displayName(), clock.instant().minus(SITTING));
        rows.put(id, path, content, account.displayName(), true);
        if (rows.files(id).size() > MOST_FILES) {
            throw new UnprocessableException("studio.file.too-many", MOST_FILES);
        }
        if (!writing) {
            audit.done("draft-save", object(id), Map.of("file", path, "bytes", content.length));
        }
        return known(id);
    }

    /**
     * @throws NotFoundException      {@code studio.file.unknown}
     * @throws UnprocessableException {@code studio.file.is-diagram}: a folder has its diagram
     */
    @Transactional
    public Draft delete(CurrentAccount account, UUID id, long version, String path) {
        admins.require(account, "draft-save", object(id));
        advance(account, id, version);
        notDiagram(path);
        if (!rows.remove(id, path)) {
            throw new NotFoundException("studio.file.unknown", path);
        }
        audit.done("draft-file-delete", object(id), Map.of("file", path));
        return known(id);
    }

    /** @throws ConflictException {@code studio.file.there} */
    @Transactional
    public Draft rename(CurrentAccount account, UUID id, long version, String path, String to) {
        admins.require(account, "draft-save", object(id));
        advance(account, id, version);
        notDiagram(path);
        SortedMap<String, byte[]> files = rows.files(id);
        byte[] content = files.get(path);
        if (content == null) {
            throw new NotFoundException("studio.file.unknown", path);
        }
        if (files.containsKey(to)) {
            throw new ConflictException("studio.file.there", to);
        }
        checkFile(to, content);
        notDiagram(to);
        rows.remove(id, path);
        rows.put(id, to, content, account.displayName());
        audit.done("draft-file-rename", object(id), Map.of("file", path, "to", to));
        return known(id);
    }

    /**
     * Puts a folder in the place of the draft's.
     *
     * @throws UnprocessableException {@code studio.zip.*}, {@code studio.file.*}; nothing of it was taken
     */
    @Transactional
    public Draft upload(CurrentAccount account, UUID id, long version, byte[] zip) {
        admins.require(account, "draft-upload", object(id));
        SortedMap<String, byte[]> files;
        try {
            files = FolderZip.read(known(id).type(), zip);
        } catch (UnprocessableException refused) {
            audit.denied("draft-upload", object(id), Map.of("reason", refused.code(), "bytes", zip.length));
            throw refused;
        }
        advance(account, id, version);
        rows.removeAll(id);
        files.forEach((path, content) -> rows.put(id, path, content, account.displayName()));
        audit.done("draft-upload", object(id), Map.of("files", files.size(), "bytes", zip.length));
        return known(id);
    }

    /** Its folder as a zip, ready for Camunda Modeler. */
    @Transactional
    public byte[] download(CurrentAccount account, UUID id) {
        admins.require(account, "draft-download", object(id));
        Draft draft = known(id);
        audit.done("draft-download", object(id), Map.of("type", draft.type(), "version", draft.version()));
        return FolderZip.write(rows.files(id));
    }

    /** What somebody could not save, as a zip for himself. */
    public byte[] pack(CurrentAccount account, UUID id, Map<String, byte[]> unsaved) {
        admins.require(account, "draft-download", object(id));
        return FolderZip.write(unsaved);
    }

    /** Ends it; its files are kept. */
    @Transactional
    public Draft discard(CurrentAccount account, UUID id, long version) {
        admins.require(account, "draft-discard", object(id));
        advance(account, id, version);
        rows.move(id, Draft.State.DRAFT, Draft.State.DISCARDED, account.displayName());
        Draft discarded = known(id);
        audit.done("draft-discard", object(id), Map.of("type", discarded.type()));
        return discarded;
    }

    /**
     * For the release: it asks first, and gives the draft back or ends it.
     *
     * @throws ConflictException {@code studio.draft.closed} if the draft is not in that state
     */
    Draft move(UUID id, Draft.State from, Draft.State to, CurrentAccount by) {
        if (!rows.move(id, from, to, by.displayName())) {
            throw new ConflictException("studio.draft.closed", known(id).name());
        }
        return known(id);
    }

    /** @throws UnprocessableException {@code studio.file.name}, {@code studio.file.too-big} */
    static void checkFile(String path, byte[] content) {
        if (!ProcessGate.named(path)) {
            throw new UnprocessableException("studio.file.name", path.length() <= 80 ? path : path.substring(0, 80));
        }
        if (content.length > MOST_BYTES) {
            throw new UnprocessableException("studio.file.too-big", path, MOST_BYTES / 1_000);
        }
    }

    private static void notDiagram(String path) {
        if (path.endsWith(".bpmn")) {
            throw new UnprocessableException("studio.file.is-diagram");
        }
    }

    /** The draft's next version. @throws ConflictException as {@link #save} */
    void advance(CurrentAccount account, UUID id, long version) {
        if (rows.advance(id, account, version)) {
            return;
        }
        Draft draft = known(id);
        requireOpen(draft);
        throw draft.editor().equals(account.id())
                ? new ConflictException("studio.draft.changed", draft.name())
                : new ConflictException("studio.draft.taken", draft.editorName());
    }

    private static void requireOpen(Draft draft) {
        if (draft.state() != Draft.State.DRAFT) {
            throw new ConflictException("studio.draft.closed", draft.name());
        }
    }

    private Draft known(UUID id) {
        return rows.find(id).orElseThrow(() -> new NotFoundException("studio.draft.unknown"));
    }

    private static String object(UUID id) {
        return "process-draft:" + id;
    }
}

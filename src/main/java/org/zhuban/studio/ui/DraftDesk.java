package org.zhuban.studio.ui;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.zhuban.common.ConflictException;
import org.zhuban.common.Texts;
import org.zhuban.common.ZhubanException;
import org.zhuban.filing.engine.gate.GateFault;
import org.zhuban.identity.CurrentAccount;
import org.zhuban.identity.LoggedIn;
import org.zhuban.studio.ContractChecks;
import org.zhuban.studio.Draft;
import org.zhuban.studio.DraftBases;
import org.zhuban.studio.Drafts;

/** A draft as one page works on it: what is saved, what could not be, and what is wrong with it. */
final class DraftDesk {

    private final Drafts drafts;
    private final DraftBases bases;
    private final ContractChecks contract;
    private final LoggedIn loggedIn;
    private final Texts texts;
    private final SortedMap<String, byte[]> files;
    private Draft draft;
    private List<ShownFault> faults = List.of();
    private @Nullable ZhubanException lost;
    private boolean unsaved;
    private Optional<DraftBases.Stale> stale;

    DraftDesk(Drafts drafts, DraftBases bases, ContractChecks contract, LoggedIn loggedIn, Texts texts, UUID id) {
        this.drafts = drafts;
        this.bases = bases;
        this.contract = contract;
        this.loggedIn = loggedIn;
        this.texts = texts;
        this.draft = drafts.get(me(), id);
        this.files = drafts.files(me(), id);
        this.stale = bases.stale(me(), id);
        check();
    }

    private CurrentAccount me() {
        return loggedIn.require();
    }

    Draft draft() {
        return draft;
    }

    SortedMap<String, byte[]> files() {
        return files;
    }

    String text(String path) {
        return new String(files.getOrDefault(path, new byte[0]), UTF_8);
    }

    List<ShownFault> faults(String file) {
        return faults.stream().filter(fault -> fault.file().equals(file)).toList();
    }

    List<ShownFault> faults() {
        return faults;
    }

    /** Why nothing can be saved here any more; null = it can. */
    @Nullable
    ZhubanException lost() {
        return lost;
    }

    /** Is there something here that was not saved? */
    boolean unsaved() {
        return unsaved;
    }

    boolean readOnly() {
        return lost != null || !draft.editedBy(me().id());
    }

    /** Can something be saved yet? It may have been submitted from this page, which no {@link #look} has seen. */
    boolean open() {
        return !readOnly() && drafts.get(me(), draft.id()).state() == Draft.State.DRAFT;
    }

    /** A newer version than it began from. */
    Optional<DraftBases.Stale> stale() {
        return stale;
    }

    /** @throws ZhubanException that the file itself is refused for; whoever lost the draft keeps his text here */
    void save(String path, String content) {
        byte[] bytes = content.getBytes(UTF_8);
        byte[] former = files.put(path, bytes);
        if (former != null && Arrays.equals(former, bytes) && !unsaved) {
            return;
        }
        boolean before = unsaved;
        unsaved = true;
        if (lost != null) {
            return;
        }
        try {
            draft = drafts.save(me(), draft.id(), draft.version(), path, bytes);
            unsaved = false;
            check();
        } catch (ConflictException gone) {
            lost = gone;
        } catch (ZhubanException refused) {
            if (former == null) {
                files.remove(path);
                unsaved = before;
            }
            throw refused;
        }
    }

    /** The path of the process itself; without one, that of any file. */
    String diagram() {
        String own = draft.type() + ".bpmn";
        return files.containsKey(own) ? own : files.firstKey();
    }

    /** @throws ConflictException a file of that name is there */
    void add(String path, String content) {
        if (files.containsKey(path)) {
            throw new ConflictException("studio.file.there", path);
        }
        save(path, content);
    }

    void delete(String path) {
        draft = drafts.delete(me(), draft.id(), draft.version(), path);
        reload();
    }

    void rename(String path, String to) {
        draft = drafts.rename(me(), draft.id(), draft.version(), path, to);
        reload();
    }

    void upload(byte[] zip) {
        draft = drafts.upload(me(), draft.id(), draft.version(), zip);
        reload();
    }

    void discard() {
        draft = drafts.discard(me(), draft.id(), draft.version());
    }

    void takeOver() {
        draft = drafts.takeOver(me(), draft.id());
        reload();
    }

    /** @return files to look at: this draft and the newer version changed them */
    List<String> rebase() {
        DraftBases.Rebased rebased = bases.rebase(me(), draft.id(), draft.version());
        draft = rebased.draft();
        reload();
        return rebased.both();
    }

    private void reload() {
        stale = bases.stale(me(), draft.id());
        files.clear();
        files.putAll(drafts.files(me(), draft.id()));
        check();
    }

    /** The folder as it stands on this page. */
    byte[] zip() {
        return unsaved ? drafts.pack(me(), draft.id(), files) : drafts.download(me(), draft.id());
    }

    /** Did somebody take it over, or change it, meanwhile, or was a newer version released? @return is it lost since? */
    boolean look() {
        if (readOnly()) {
            return false;
        }
        stale = bases.stale(me(), draft.id());
        Draft now = drafts.get(me(), draft.id());
        if (now.version() == draft.version()) {
            return false;
        }
        lost = now.state() != Draft.State.DRAFT
                ? new ConflictException("studio.draft.closed", now.name())
                : now.editor().equals(me().id())
                        ? new ConflictException("studio.draft.changed", now.name())
                        : new ConflictException("studio.draft.taken", now.editorName());
        return true;
    }

    private void check() {
        Map<String, String> names = ElementNames.of(text(draft.type() + ".bpmn"));
        var found = new ArrayList<ShownFault>();
        drafts.check(me(), draft.id()).forEach(fault -> found.add(shown(fault, names)));
        if (found.isEmpty() && draft.open()) {
            contract.check(me(), draft.type(), files).stream()
                    .map(fault ->
                            new ShownFault(fault.resource(), fault.element(), fault.sentence(texts), fault.refuses()))
                    .forEach(found::add);
        }
        faults = List.copyOf(found);
    }

    /** With the element's name in place of its id, where it has one. */
    private ShownFault shown(GateFault fault, Map<String, String> names) {
        List<Object> args = new ArrayList<>(fault.args());
        String name = names.get(fault.element());
        if (name != null
                && args.size() > 1
                && fault.resource().endsWith(".bpmn")
                && !fault.code().equals("gate.key")) {
            args.set(1, name);
        }
        return new ShownFault(fault.resource(), fault.element(), texts.text(fault.code(), args.toArray()), true);
    }

    Map<String, Long> counts() {
        return faults.stream()
                .filter(ShownFault::refuses)
                .collect(Collectors.groupingBy(ShownFault::file, Collectors.counting()));
    }
}

package org.zhuban.project.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.zhuban.project.Participation;
import org.zhuban.project.Party;
import org.zhuban.project.ProjectKinds;
import org.zhuban.project.ProjectWorkspace;
import org.zhuban.register.ui.EntryVersions.Note;

/** What happened to a project besides its information 变更记录: who joined and how, who left and why, and accounts opened; of what its page has read. */
final class ProjectNotes {

    private ProjectNotes() {}

    static List<Note> of(ProjectScreen screen, ProjectWorkspace.Shown shown) {
        List<Note> notes = new ArrayList<>();
        for (Party party : shown.parties()) {
            Participation part = party.participation();
            String kind = screen.codes.name("enterprise-kind", party.kind()).orElse(party.kind());
            notes.add(new Note(
                    part.since(),
                    screen.texts.text("project.history.joined"),
                    screen.texts.text("project.history." + how(part), party.name(), kind)));
            if (part.endedAt() != null) {
                notes.add(new Note(
                        part.endedAt(),
                        screen.texts.text("project.history.left"),
                        screen.texts.text(
                                "project.history.left.why",
                                party.name(),
                                Objects.requireNonNullElse(part.endReason(), ""))));
            }
        }
        shown.accounts().forEach(account -> shown.parties().stream()
                .filter(party -> party.participation().enterprise().equals(account.enterprise()))
                .findFirst()
                .ifPresent(party -> notes.add(
                        new Note(account.openedAt(), screen.texts.text("project.history.account"), party.name()))));
        return notes;
    }

    /** Those of the second kind come by invitation only; of the others the authority or an application said so. */
    private static String how(Participation part) {
        if (ProjectKinds.INVITED.contains(part.kind())) {
            return "invited";
        }
        return part.filing() == null ? "named" : "applied";
    }
}

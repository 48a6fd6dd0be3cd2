package org.zhuban.bench;

import java.util.List;
import org.zhuban.board.BoardBench;
import org.zhuban.document.DocumentBench;
import org.zhuban.filing.ListsBench;
import org.zhuban.filing.ui.FormsBench;
import org.zhuban.publicity.NoticesBench;
import org.zhuban.register.RegisterBench;
import org.zhuban.review.DoneBench;
import org.zhuban.review.InboxBench;
import org.zhuban.studio.StudioBench;

/** Runs the benches named in {@code -Dbench=cycles,batch,inbox,done,board,documents,lists,registers,forms,notices,studio}, else all. */
public final class Bench {

    private Bench() {}

    public static void main(String[] args) throws Exception {
        List<String> wanted = List.of(System.getProperty("bench", "cycles,batch,inbox,done,board,documents,lists,registers,forms,notices,studio")
                .split(",", -1));
        if (wanted.contains("cycles")) {
            new CycleBench().run();
        }
        if (wanted.contains("batch")) {
            new BatchBench().run();
        }
        if (wanted.contains("inbox")) {
            new InboxBench().run();
        }
        if (wanted.contains("done")) {
            new DoneBench().run();
        }
        if (wanted.contains("board")) {
            new BoardBench().run();
        }
        if (wanted.contains("documents")) {
            new DocumentBench().run();
        }
        if (wanted.contains("lists")) {
            new ListsBench().run();
        }
        if (wanted.contains("registers")) {
            new RegisterBench().run();
        }
        if (wanted.contains("forms")) {
            new FormsBench().run();
        }
        if (wanted.contains("notices")) {
            new NoticesBench().run();
        }
        if (wanted.contains("studio")) {
            new StudioBench().run();
        }
        System.exit(0);
    }
}

package org.zhuban.document;

import org.zhuban.common.ConflictException;

/** What was scanned or sent is no seal of a document: changed, cut off, or something else altogether. */
final class UnreadableSealException extends ConflictException {

    UnreadableSealException() {
        super("document.seal-unreadable");
    }
}

/**
 * Documents of approved filings, printed forms and letters with embedded Chinese fonts.
 *
 * <p>A document is a row that is added in the decision's transaction and never changes (a trigger holds it), except that it can be revoked
 * once: number, id, digest of the record, and the COSE_Sign1 that the QR carries. No PDF is stored. It is made anew from the immutable
 * revision, the decision and the version of the form that it was filed on, after the digest was compared; so its content is always the
 * one that was sealed, while the bytes differ in the PDF's own dates. Cost: a few milliseconds a page, and a template changed later
 * changes the looks of papers issued before.
 *
 * <p>What a document is worth now is computed when it is asked for, from its revocation, its filing's state and its last day; nothing sweeps.
 *
 * <p>The signing key lies in the key folder beside the others, never in the database: whoever holds a dump cannot seal.
 */
@ApplicationModule(
        displayName = "Documents 文书",
        allowedDependencies = {
            "common",
            "audit",
            "privacy",
            "reference",
            "identity",
            "attachment",
            "filing",
            "filing::form",
            "filing::engine",
            "filing::gate"
        })
@NullMarked
package org.zhuban.document;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;

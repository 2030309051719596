package org.clepsydra.trace.tool;

import java.nio.file.Path;

/**
 * One id in one annotation.
 *
 * @param kind what it provides: {@code impl}, {@code utest} or {@code itest}
 * @param id the id as written, {@code req~name~revision}
 * @param where class and member it stands on
 * @param file source file
 * @param line line of the annotation
 */
record Mark(String kind, String id, String where, Path file, long line) {
    private static final String FORM = "[a-z]+~[a-z0-9]+([.-][a-z0-9]+)*~[1-9][0-9]*";

    /** Whether the id has the form type~name~revision. */
    boolean wellFormed() {
        return id.matches(FORM);
    }

    String type() {
        return id.split("~", -1)[0];
    }

    String name() {
        return id.split("~", -1)[1];
    }

    String revision() {
        return id.split("~", -1)[2];
    }
}

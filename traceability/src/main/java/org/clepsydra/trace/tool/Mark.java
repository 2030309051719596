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
 * @param endLine last line of what is marked
 */
public record Mark(String kind, String id, String where, Path file, long line, long endLine) {
    private static final String FORM = "[a-z]+~[a-z0-9]+([.-][a-z0-9]+)*~[1-9][0-9]*";

    /** Whether the id has the form type~name~revision. */
    public boolean wellFormed() {
        return id.matches(FORM);
    }

    /** Type of the id, {@code req} as a rule; only where the id is well formed. */
    public String type() {
        return id.split("~", -1)[0];
    }

    /** Name of the id, without type and revision. */
    public String name() {
        return id.split("~", -1)[1];
    }

    /** Revision of the id, in digits. */
    public String revision() {
        return id.split("~", -1)[2];
    }

    /** The class that is marked or holds what is, as in class files: dots, then dollar signs. */
    public String className() {
        int at = where.indexOf(".#");
        return binaryName(at < 0 ? where : where.substring(0, at));
    }

    /** The method, constructor or field that is marked; empty where a class is. */
    public String member() {
        int at = where.indexOf(".#");
        return at < 0 ? "" : where.substring(at + 2);
    }

    /** Packages are in lower case here, classes are not. */
    private static String binaryName(String name) {
        StringBuilder binary = new StringBuilder();
        boolean inClass = false;
        for (String part : name.split("\\.", -1)) {
            if (binary.length() > 0) {
                binary.append(inClass ? '$' : '.');
            }
            binary.append(part);
            inClass |= !part.isEmpty() && Character.isUpperCase(part.charAt(0));
        }
        return binary.toString();
    }
}

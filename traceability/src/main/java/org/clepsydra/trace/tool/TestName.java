package org.clepsydra.trace.tool;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A test by class and method.
 *
 * @param className with dots, nested classes after a dollar sign
 * @param method its name alone
 */
public record TestName(String className, String method) {
    private static final Pattern SEGMENT =
            Pattern.compile("\\[([a-z-]+):([^\\]]*?)(\\(.*?\\))?\\]");

    /** Reads JUnit's unique id, as PIT writes it, with the class's name before it or not. */
    public static TestName of(String uniqueId) {
        String className = "";
        String method = "";
        Matcher at = SEGMENT.matcher(uniqueId);
        while (at.find()) {
            switch (at.group(1)) {
                case "class" -> className = at.group(2);
                case "nested-class" -> className += "$" + at.group(2);
                case "method", "test-template", "test-factory" -> method = at.group(2);
                default -> {
                    // an engine, or one of many runs of the same method
                }
            }
        }
        return new TestName(className, method);
    }
}

package org.clepsydra.bench.scenario;

/**
 * A scenario that cannot be run, or a drug library that cannot be read. The message is {@code
 * FILE:LINE: what is wrong}.
 */
public final class BadScenario extends Exception {
    private static final long serialVersionUID = 1L;

    /**
     * @param file as the user named it
     * @param line the line the problem is on, from 1; 0 when it is the file as a whole
     * @param problem what is wrong, with the figure, and what is accepted
     */
    public BadScenario(String file, int line, String problem) {
        super(file + ":" + (line > 0 ? line + ":" : "") + " " + problem);
    }
}

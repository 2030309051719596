package org.clepsydra.safety.argument;

import java.util.List;

/** The argument's file cannot be evaluated; every fault found is named with its line. */
public final class BadArgument extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<String> faults;

    /** One line for each fault. */
    public BadArgument(List<String> faults) {
        super(String.join(System.lineSeparator(), faults));
        this.faults = List.copyOf(faults);
    }

    /** The faults, in the order of the file. */
    public List<String> faults() {
        return faults;
    }
}

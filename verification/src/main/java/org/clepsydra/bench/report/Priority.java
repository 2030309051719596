package org.clepsydra.bench.report;

/** Priority of an alarm, the most urgent first. */
enum Priority {
    HIGH("high"),
    MEDIUM("medium"),
    LOW("low");

    private final String word;

    Priority(String word) {
        this.word = word;
    }

    /** As people read it. */
    public String word() {
        return word;
    }
}

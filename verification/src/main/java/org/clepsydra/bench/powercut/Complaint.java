package org.clepsydra.bench.powercut;

/** What was first wrong. */
final class Complaint {
    private String first = "";

    void say(String words) {
        first = first.isEmpty() ? words : first;
    }

    /** Empty when nothing was. */
    String first() {
        return first;
    }
}

package org.clepsydra.contract;

/** One of the two channels, each of which holds half of the drive lease. */
enum Channel {
    CONTROL("control"),
    MONITOR("monitor");

    private final String word;

    Channel(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    Tokens tokens(Hands h) {
        return this == CONTROL ? h.control : h.monitor;
    }

    /** Gives {@code token} at this channel's port and asks for nothing else. */
    void give(Hands h, int token) {
        if (this == CONTROL) {
            h.rig.driver().drive(0, h.lastingUs(), 1, token);
        } else {
            h.rig.cutoff().close(token);
        }
    }

    void renew(Hands h) {
        give(h, tokens(h).next());
    }

    Channel other() {
        return this == CONTROL ? MONITOR : CONTROL;
    }
}

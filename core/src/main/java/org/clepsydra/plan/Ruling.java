package org.clepsydra.plan;

/** The first rule that a plan breaks, with the figure and the limit; later ones do not count. */
final class Ruling {
    private int rule;
    private long figure;
    private long limit;

    int rule() {
        return rule;
    }

    long figure() {
        return figure;
    }

    long limit() {
        return limit;
    }

    boolean accepted() {
        return rule == Rule.ACCEPTED;
    }

    /** Sets the ruling, whatever it was. */
    void refuse(int broken, long value, long bound) {
        rule = broken;
        figure = value;
        limit = bound;
    }

    void equal(int broken, long value, long wanted) {
        if (accepted() && value != wanted) {
            refuse(broken, value, wanted);
        }
    }

    void atMost(int broken, long value, long most) {
        if (accepted() && value > most) {
            refuse(broken, value, most);
        }
    }

    void between(int broken, long value, long least, long most) {
        if (accepted() && (value < least || value > most)) {
            refuse(broken, value, value < least ? least : most);
        }
    }
}

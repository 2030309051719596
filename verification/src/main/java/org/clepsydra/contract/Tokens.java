package org.clepsydra.contract;

/**
 * One channel's sequence of lease tokens, in the kit's own arithmetic so that an error shared by
 * core and device does not hide.
 */
final class Tokens {
    /** How many tokens there are before the sequence begins again: every value but 0. */
    static final int COUNT = 65_535;

    private final int factor;
    private final int step;
    private int last;

    private Tokens(int factor, int step) {
        this.factor = factor;
        this.step = step;
    }

    static Tokens ofControl() {
        return new Tokens(5, 12_345);
    }

    static Tokens ofMonitor() {
        return new Tokens(13, 4_567);
    }

    int last() {
        return last;
    }

    /** A token, not 0, that is neither the last nor its successor. */
    int wrong() {
        int above = last % COUNT + 1;
        return above != successor() ? above : above % COUNT + 1;
    }

    private int successor() {
        int plain = (int) (((long) last * factor + step) % 65_536);
        return plain == 0 ? step : plain;
    }

    int next() {
        last = successor();
        return last;
    }
}

package org.clepsydra.contract;

/** Half of a lease, written for these tests alone, with one thing wrong or nothing. */
final class SeededLease {
    private final int factor;
    private final int step;
    private final LeaseFault fault;
    private int last;
    private boolean held;
    private int leftMs;
    private int silentMs;

    SeededLease(Channel channel, LeaseFault fault) {
        factor = channel == Channel.CONTROL ? 5 : 13;
        step = channel == Channel.CONTROL ? 12_345 : 4_567;
        this.fault = fault;
    }

    void token(int token) {
        silentMs = 0;
        if (token == 0) {
            held &= fault == LeaseFault.ZERO_DOES_NOTHING;
            last = fault == LeaseFault.ZERO_BEGINS_ANEW ? 0 : last;
        } else if (renews(token)) {
            last = token;
            hold();
        } else if (fault == LeaseFault.WRONG_TOKEN_GIVES_UP) {
            held = false;
        } else if (fault == LeaseFault.WRONG_TOKEN_IS_THE_NEW_LAST) {
            last = token;
        }
    }

    private boolean renews(int token) {
        int next = after(last);
        return token == next
                || (fault == LeaseFault.RENEWED_BY_LAST_TOKEN && token == last)
                || (fault == LeaseFault.RENEWED_BY_NEXT_BUT_ONE && token == after(next));
    }

    private int after(int token) {
        int plain = token * factor + step & 0xFFFF;
        return plain == 0 && fault != LeaseFault.DOES_NOT_SKIP_ZERO ? step : plain;
    }

    void hold() {
        held = true;
        leftMs = expiryMs();
    }

    private int expiryMs() {
        return switch (fault) {
            case EXPIRES_AFTER_60_MS -> 60;
            case EXPIRES_AFTER_501_MS -> 501;
            default -> 500;
        };
    }

    void endIn(int ms) {
        leftMs = Math.min(leftMs, ms);
    }

    void giveUp() {
        held = false;
    }

    void beginAnew() {
        last = 0;
    }

    boolean held() {
        return held && leftMs > 0;
    }

    void passOneMs() {
        silentMs++;
        boolean clocked = fault != LeaseFault.CLOCKED_BY_ITS_CHANNEL || silentMs <= 100;
        leftMs = clocked ? Math.max(0, leftMs - 1) : leftMs;
    }
}

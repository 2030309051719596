package org.clepsydra.contract;

import java.util.Set;

/**
 * What can be wrong with half of a lease, and the clauses it breaks, without the channel's name.
 */
enum LeaseFault {
    NONE,
    /** Waits for a token 0 that never comes. */
    DOES_NOT_SKIP_ZERO("sequence"),
    EXPIRES_AFTER_60_MS("holds"),
    /** The timer is clocked by the channel it watches, which is silent when it has died. */
    CLOCKED_BY_ITS_CHANNEL("expires"),
    /** However the last renewal came about, it lasts too long. */
    EXPIRES_AFTER_501_MS("expires", "repeated-token", "skipped-token"),
    RENEWED_BY_LAST_TOKEN("repeated-token"),
    RENEWED_BY_NEXT_BUT_ONE("skipped-token"),
    WRONG_TOKEN_GIVES_UP("wrong-token-ignored"),
    WRONG_TOKEN_IS_THE_NEW_LAST("wrong-token-ignored"),
    ZERO_DOES_NOTHING("token-zero"),
    ZERO_BEGINS_ANEW("zero-keeps-sequence");

    private final Set<String> breaks;

    LeaseFault(String... breaks) {
        this.breaks = Set.of(breaks);
    }

    Set<String> breaks() {
        return breaks;
    }
}

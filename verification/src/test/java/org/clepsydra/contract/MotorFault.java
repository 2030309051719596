package org.clepsydra.contract;

import java.util.Set;

/** What can be wrong with driver and cutoff, and the clauses it breaks: one, unless it says why. */
enum MotorFault {
    NONE,
    IGNORES_CALLS_WHILE_BUSY("adds-microsteps"),
    FASTER_THAN_TOLD("pace-given"),
    KEEPS_THE_OLD_PACE("pace-from-now-on"),
    FASTER_THAN_THE_RECORD("pace-shortest"),
    NO_PERIOD_IS_FASTEST("absurd-period"),
    CUTS_THE_PERIOD_TO_32_BITS("wide-period"),
    FORWARD_ONLY("direction"),
    SAYS_BACK_AS_FORWARD("back-to-go"),
    RESTS_UNTIL_THERE_IS_A_MICROSTEP("zero-holds"),
    TAKES_THE_SIGN_OFF("negative-microsteps"),
    CUTS_MICROSTEPS_TO_32_BITS("negative-microsteps"),
    ANY_DIRECTION_IS_FORWARD("absurd-direction"),
    THROWS_WHEN_TOO_LARGE("throws-nothing"),
    WAITS_ON_REST("waits-for-nothing"),
    COUNTS_DOWN_AT_THE_END_ONLY("to-go"),
    SAYS_OLD_TO_GO_AFTER_REST("to-go-after-rest"),
    SAYS_OLD_TO_GO_WITHOUT_POWER("to-go-without-power"),
    ENABLED_AT_POWER_ON("enable-line"),
    ENABLE_READS_POWER("enable-without-power"),
    REST_KEEPS_THE_QUEUE("rest-drops-queue"),
    CURRENT_LINGERS("rest-takes-current"),
    /** A lease that is still held lets power through to outputs driven by hand, too. */
    REST_KEEPS_THE_LEASE("rest-gives-lease-up", "rest-when-shorted"),
    REST_GIVES_THE_LEASE_UP_LATE("rest-gives-lease-up"),
    REST_BEGINS_THE_SEQUENCE_ANEW("rest-keeps-sequence"),
    REST_TOGGLES("rest-repeats"),
    SHORT_PASSES_THE_LEASE("rest-when-shorted"),
    POWERED_AT_FIRST("open-before-first-command"),
    OPENS_LATE_WHEN_HOLDING("opens-holding"),
    DRIVE_DELAYS_OPENING("opens-driving"),
    SHORT_PASSES_THE_CUTOFF("opens-shorted"),
    OPEN_BEGINS_ITS_TIME_ANEW("open-repeats"),
    /** Late at any load is late at each. */
    OPENS_LATE("opens-holding", "opens-driving", "opens-shorted", "open-repeats"),
    NEVER_CLOSES_AGAIN("closes-again"),
    CUTOFF_KEEPS_THE_QUEUE("cutoff-drops-queue"),
    LAPSE_KEEPS_THE_QUEUE("lapse-drops-queue");

    private final Set<String> breaks;

    MotorFault(String... breaks) {
        this.breaks = Set.of(breaks);
    }

    Set<String> breaks() {
        return breaks;
    }
}

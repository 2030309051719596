package org.clepsydra.contract;

import java.util.Set;

/** What can be wrong with sensors, and the clauses it breaks: one, unless it says why. */
enum SensorsFault {
    NONE,
    LEAVES_OLD_PRESSURE("fills-every-field"),
    NO_CHALLENGE("fills-every-field"),
    CONTROL_CLOCK_STOPS_NOW_AND_THEN("control-clock-rises"),
    MONITOR_CLOCK_STOPS_NOW_AND_THEN("monitor-clock-rises"),
    CONTROL_CLOCK_FAST("clocks-agree"),
    WAITS_FOR_A_CONVERSION("reads-without-waiting"),
    THROWS_AT_AN_UNKNOWN_TEST("tests-throw-nothing"),
    ENERGISED_IS_CURRENT("energised-is-enable-line"),
    TO_GO_IN_HALF_STEPS("frame-to-go"),
    MADE_IN_EITHER_DIRECTION("frame-made"),
    MADE_IS_WHAT_WAS_GIVEN("frame-made"),
    ENCODER_REVERSED("encoder-follows"),
    ENCODER_CREEPS("encoder-rests"),
    ALWAYS_FRESH("fresh-only-when-new"),
    EVERY_OTHER_FRESH("fresh-when-new"),
    /** Where nothing is fresh there is no pressure to compare. */
    NEVER_FRESH("fresh-when-new", "pressure-in-pascal"),
    KILOPASCALS("pressure-in-pascal"),
    EACH_SAMPLE_COUNTED_TWICE("air-samples-of-step"),
    /** Samples of the other kind, taken before, stay in every count. */
    SAMPLES_SINCE_POWER_ON("air-samples-of-step", "air-is-dry", "test-shows-air", "test-ends"),
    AIR_NOT_SEEN("air-is-dry"),
    NO_ECHO("test-shows-air"),
    TEST_GOES_ON("test-ends"),
    TEST_ANSWERED_BY_SOFTWARE("test-asks-detector"),
    SELF_TEST_WITHOUT_AN_END("self-test-passes"),
    SELF_TEST_SPEAKS_UNASKED("self-test-unasked"),
    SELF_TEST_TURNS_THE_MOTOR("self-test-no-pulse");

    private final Set<String> breaks;

    SensorsFault(String... breaks) {
        this.breaks = Set.of(breaks);
    }

    Set<String> breaks() {
        return breaks;
    }
}

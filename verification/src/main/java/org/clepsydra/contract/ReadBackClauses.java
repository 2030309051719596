package org.clepsydra.contract;

import static org.clepsydra.contract.MotorDriverContract.clause;

import java.util.List;

/**
 * What the driver says of itself, held against what the motor does. To-go is true when it is what
 * the motor goes on to make: whether the queue should have been dropped is another clause's matter.
 */
final class ReadBackClauses {
    private static final String MICROSTEPS = "microsteps";

    private ReadBackClauses() {}

    static List<Clause> of(MotorRig rig) {
        return List.of(
                clause(
                        rig,
                        "to-go",
                        "ASM-018",
                        "to-go against given less made, every millisecond of a run",
                        ReadBackClauses::toGo),
                clause(
                        rig,
                        "to-go-after-rest",
                        "ASM-018",
                        "to-go after rest against what is made from then on",
                        ReadBackClauses::toGoAfterRest),
                clause(
                        rig,
                        "to-go-without-power",
                        "ASM-018",
                        "to-go after power went against what is made when it is back",
                        ReadBackClauses::toGoWithoutPower),
                clause(
                        rig,
                        "enable-line",
                        "ASM-018",
                        "the enable line before the first command, after drive, after rest",
                        ReadBackClauses::enableLine),
                clause(
                        rig,
                        "enable-without-power",
                        "ASM-018, SensorFrame.motorEnergised",
                        "the enable line while cutoff and then lease keep power away",
                        ReadBackClauses::enableWithoutPower));
    }

    /** One off is allowed: a pulse may fall between the two readings. */
    private static Finding toGo(Hands h) {
        h.step(h.few(), h.slowUs());
        long mostOff = 0;
        int ms = Hands.msOf(h.few() + 2L, h.slowUs());
        for (int i = 0; i < ms; i++) {
            h.hold(1, h.slowUs());
            long left = Math.max(0, h.few() - h.rig.pulses());
            mostOff = Math.max(mostOff, Math.abs(h.rig.microstepsToGo() - left));
        }
        return Finding.atMost(mostOff, 1, MICROSTEPS).provided(h.rig.pulses() > 0, "nothing moved");
    }

    private static Finding toGoAfterRest(Hands h) {
        h.step(h.few(), h.slowUs());
        h.hold(Hands.msOf(3, h.slowUs()), h.slowUs());
        h.rig.driver().rest();
        h.rig.pass(Hands.AT_ONCE_MS);
        return saidAgainstMade(h);
    }

    private static Finding toGoWithoutPower(Hands h) {
        h.step(h.few(), h.slowUs());
        h.hold(Hands.msOf(3, h.slowUs()), h.slowUs());
        h.rig.cutoff().open();
        h.rig.pass(2 * Hands.CUTOFF_MS);
        return saidAgainstMade(h);
    }

    private static Finding saidAgainstMade(Hands h) {
        long said = h.rig.microstepsToGo();
        long before = h.rig.pulses();
        h.step(0, h.slowUs());
        h.hold(Hands.msOf(h.few() + 2L, h.slowUs()), h.slowUs());
        long made = h.rig.pulses() - before;
        return Finding.that(said == made, said + " said, " + made + " made", "the same")
                .provided(before > 0, "nothing moved");
    }

    private static Finding enableLine(Hands h) {
        h.rig.pass(Hands.AT_ONCE_MS);
        String seen = word(h.rig.enabled());
        h.step(1, h.slowUs());
        h.rig.pass(Hands.AT_ONCE_MS);
        seen += word(h.rig.enabled());
        h.rig.driver().rest();
        h.rig.pass(Hands.AT_ONCE_MS);
        seen += word(h.rig.enabled());
        return Finding.that(seen.equals("off on off "), seen.trim(), "off on off");
    }

    private static Finding enableWithoutPower(Hands h) {
        h.step(1, h.slowUs());
        h.rig.cutoff().open();
        h.rig.pass(2 * Hands.CUTOFF_MS);
        String seen = word(h.rig.enabled());
        h.rig.pass(2 * Hands.LEASE_MS);
        seen += word(h.rig.enabled());
        return Finding.that(seen.equals("on on "), seen.trim(), "on on");
    }

    private static String word(boolean on) {
        return on ? "on " : "off ";
    }
}

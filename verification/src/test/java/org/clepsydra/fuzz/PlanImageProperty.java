package org.clepsydra.fuzz;

import java.lang.reflect.Field;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.clepsydra.monitor.EnvelopeProbe;
import org.clepsydra.oracle.EnvelopeDemand;
import org.clepsydra.oracle.EnvelopeOracle;
import org.clepsydra.oracle.PlanDemand;
import org.clepsydra.oracle.PlanImageOracle;
import org.clepsydra.plan.Rule;

/**
 * What must hold of any image on one device: the control channel accepts it if and only if the
 * oracle allows it, and names a rule that the oracle finds broken too; the monitor holds its
 * envelope if and only if the other oracle allows that.
 */
final class PlanImageProperty {
    private static final Map<Integer, String> RULES = rules();

    private final PlanImageOracle oracle;
    private final EnvelopeOracle envelopeOracle;
    private final PlanImageJudge check;
    private final EnvelopeProbe monitor;
    private final PlanImageTally tally;

    /** The property of a core whose plan check is {@code check}. */
    PlanImageProperty(PlanImagePump pump, PlanImageJudge check, PlanImageTally tally) {
        oracle = new PlanImageOracle(pump.figures());
        envelopeOracle = new EnvelopeOracle(pump.figures());
        this.check = check;
        monitor = new EnvelopeProbe(pump.device());
        this.tally = tally;
    }

    /** The property of the core as it is. */
    static PlanImageProperty of(PlanImagePump pump, PlanImageTally tally) {
        return new PlanImageProperty(pump, PlanImageJudge.of(pump.device()), tally);
    }

    /** Throws AssertionError where the core and the oracles differ. */
    void holds(long[] image) {
        planHolds(image);
        envelopeHolds(image);
    }

    /** The control channel's half of it. */
    void planHolds(long[] image) {
        Set<PlanDemand> faults = oracle.faults(image);
        int rule = check.rule(image);
        boolean accepted = rule == Rule.ACCEPTED;
        tally.plan(rule, check.beyond(), faults, image);
        boolean named =
                accepted ? faults.isEmpty() : faults.contains(PlanDemand.valueOf(name(rule)));
        boolean open = rule == Rule.ENVELOPE_NOT_OF_CURVE && PlanImageOracle.ceilingInDoubt(image);
        if (!named && !open) {
            throw new AssertionError("core says " + name(rule) + ", oracle finds " + faults);
        }
    }

    /** The monitor's half of it. */
    void envelopeHolds(long[] image) {
        Set<EnvelopeDemand> faults = envelopeOracle.faults(image);
        boolean held = monitor.holds(image);
        tally.envelope(held, faults);
        if (held != faults.isEmpty()) {
            throw new AssertionError("monitor holds: " + held + ", oracle finds " + faults);
        }
    }

    /**
     * Whether {@code rule} can be broken by a plan's image, held against no drug library, and not
     * only by an order, by what was before, as the plan that it goes on from, or by whence it came.
     */
    static boolean isOfImages(int rule) {
        return rule != Rule.PLAN_LOADED
                && rule != Rule.NOT_STOPPED
                && rule != Rule.ENVELOPE_NOT_OF_PLAN
                && rule != Rule.PLAN_ID_USED
                && rule != Rule.ENVELOPE_NOT_STORED
                && rule != Rule.END_OF_SERVICE
                && (rule < Rule.CONTINUES_OTHER_PLAN || rule > Rule.CHANGE_NOT_CONFIRMED)
                && (rule < Rule.REENTRY_DOSE || rule > Rule.NOT_CONFIRMED)
                && (rule < Rule.DOSE_BAND_PERCENT || rule > Rule.RATE_ROUNDED_TOO_FAR)
                && (rule < Rule.LIBRARY_NOT_AUTHENTIC
                        || rule > Rule.SOFT_BOLUS_DOSE
                        || rule == Rule.NO_LIBRARY)
                && (rule < Rule.OVERLAY_USED_UP || rule > Rule.DAY_USED_UP)
                && (rule < Rule.NO_RESERVOIR || rule > Rule.LINE_FULL)
                && (rule < Rule.CHANNEL_COUNT || rule > Rule.CHANNEL_DEVICE_ID)
                && rule != Rule.PLAN_NOT_PROPOSED
                && rule != Rule.PLAN_NOT_AUTHENTIC
                && rule != Rule.SELF_TESTS_PENDING
                && rule != Rule.SELF_TEST_FAILED;
    }

    /** The name of {@code rule} in {@link Rule}. */
    static String name(int rule) {
        return RULES.get(rule);
    }

    static Map<Integer, String> rules() {
        Map<Integer, String> names = new TreeMap<>();
        for (Field rule : Rule.class.getFields()) {
            try {
                names.put(rule.getInt(null), rule.getName());
            } catch (IllegalAccessException e) {
                throw new IllegalStateException(e);
            }
        }
        return names;
    }
}

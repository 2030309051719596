package org.clepsydra.fuzz;

import java.util.Map;
import java.util.TreeMap;
import org.clepsydra.Devices;
import org.clepsydra.Pump;
import org.clepsydra.oracle.LibraryImageOracle;
import org.clepsydra.oracle.LibraryOracle;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.LibraryLayout;
import org.clepsydra.port.Orders;
import org.clepsydra.therapy.TherapyState;

/**
 * What must hold of any library image: the core names the rule that the oracle names, or accepts
 * it; and a pump takes it if and only if it is accepted, vouched for and newer.
 */
final class LibraryImageProperty {
    /** Limits: each must be met by an image that is beyond it by one. */
    static final int[] LIMITS = {
        Rule.LIBRARY_VERSION,
        Rule.LIBRARY_ENTRY_COUNT,
        Rule.LIBRARY_DRUG_ID,
        Rule.LIBRARY_ROUTE,
        Rule.LIBRARY_FLAGS,
        Rule.LIBRARY_NAME,
        Rule.LIBRARY_CONCENTRATION,
        Rule.LIBRARY_DOSE_RATE,
        Rule.LIBRARY_DOSE,
        Rule.LIBRARY_DURATION,
        Rule.LIBRARY_LIFETIME_DOSE,
        Rule.LIBRARY_CYCLE_DOSE,
        Rule.LIBRARY_BOLUS_DOSE,
        Rule.LIBRARY_BOLUS_RATE,
        Rule.LIBRARY_KVO_RATE
    };

    private static final int OFFERS_MAX = 200;

    private final LibraryOracle oracle = new LibraryImageOracle();
    private final LibraryImageJudge check;
    private final Map<Integer, Long> rules = new TreeMap<>();
    private final Map<Integer, Long> byOne = new TreeMap<>();
    private Pump pump;
    private int offers = OFFERS_MAX;

    /** The property of a core whose library check is {@code check}. */
    LibraryImageProperty(LibraryImageJudge check) {
        this.check = check;
    }

    /** Whether {@code rule} is one that an image can break by itself. */
    static boolean isOfImages(int rule) {
        return (rule > Rule.LIBRARY_NOT_AUTHENTIC && rule < Rule.LIBRARY_NOT_NEWER)
                || (rule >= Rule.LIBRARY_CYCLE_DOSE && rule <= Rule.LIBRARY_KVO_RATE);
    }

    /** Times that each verdict was reached. */
    Map<Integer, Long> rules() {
        return rules;
    }

    /** Of these, those whose figure was beyond its limit by one. */
    Map<Integer, Long> byOne() {
        return byOne;
    }

    /** Throws AssertionError where the core and the oracle differ. */
    void holds(long[] image) {
        int rule = check.rule(image);
        rules.merge(rule, 1L, Long::sum);
        if (check.beyond() == 1) {
            byOne.merge(rule, 1L, Long::sum);
        }
        equal("rule", oracle.rule(image), rule);
    }

    /** Offers the image to a pump; throws AssertionError where it does anything else with it. */
    void pumpHolds(long[] image, boolean authentic) {
        if (offers >= OFFERS_MAX) {
            // The versions it has seen have become too high for most.
            pump = new Pump(Devices.wearable().seal());
            offers = 0;
        }
        offers++;
        long held = pump.out.snapshot().libraryVersion();
        long version = image[LibraryLayout.VERSION];
        System.arraycopy(image, 0, pump.order.library(), 0, LibraryLayout.WORDS);
        pump.order.libraryAuthentic(authentic);
        pump.give(Orders.LOAD_LIBRARY);
        int rule = oracle.rule(image);
        int older = version <= held ? Rule.LIBRARY_NOT_NEWER : Rule.ACCEPTED;
        int wanted = rule == Rule.ACCEPTED ? older : rule;
        wanted = authentic ? wanted : Rule.LIBRARY_NOT_AUTHENTIC;
        equal("verdict", wanted, pump.out.snapshot().verdictRule());
        long kept = wanted == Rule.ACCEPTED ? version : held;
        equal("version", kept, pump.out.snapshot().libraryVersion());
        equal("state", TherapyState.IDLE, pump.state());
        equal("microsteps", 0, pump.received);
    }

    private static void equal(String what, long wanted, long is) {
        if (wanted != is) {
            throw new AssertionError(what + " is " + is + ", oracle " + wanted);
        }
    }
}

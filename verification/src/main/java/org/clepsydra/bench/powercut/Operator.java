package org.clepsydra.bench.powercut;

import java.util.List;
import java.util.SplittableRandom;
import org.clepsydra.OutputFrame;
import org.clepsydra.plan.Rule;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * Who stands at a pump: loads the plan, enters it again when asked, gives START whenever it waits
 * for one, and at times an overlay, STOP or another plan for the rest.
 */
final class Operator {
    private static final long SELF_TEST_US = 3_100_000;
    private static final long ORDER_US = 300_000;
    // A STOP every five minutes or so, a bolus every two, another rate every fifteen, and one
    // overlay in five cut short.
    private static final int STOPS = 1_000;
    private static final int BOLUSES = 400;
    private static final int CHANGES = 3_000;
    private static final int CUT_SHORT = 1_000;
    private static final int KVO_CUT_SHORT = 3_000;
    private static final int PRIMES = 3;
    // One hold in so many with a KVO, where the plan gives it, and where it does not.
    private static final int KEPT = 4;
    private static final int KEPT_WRONGLY = 40;
    private static final int KVOS_AT_END = 3;
    private static final int FLUSHES = 2;
    private static final int TOO_MUCH = 4;
    // More than an hour, in which every limit of an hour has room again.
    private static final long PATIENCE_US = 90L * 60 * 1_000_000;

    /** The orders that may move the motor. */
    static final List<Integer> MOVING =
            List.of(Orders.START, Orders.BOLUS, Orders.PRIME, Orders.FLUSH, Orders.KVO);

    private final DeviceRecord device;
    private final boolean varied;
    private final SplittableRandom random;
    private final Prescriber prescriber;
    private Plan wanted;
    private Plan tooMuch;
    private Plan before;
    private Plan offered;
    private long lastId;
    private long nextOrderUs;
    private int given;
    private int shown;
    private boolean acknowledged;
    private boolean stopped;
    private boolean mayMove;
    private boolean changing;
    private boolean keeping;
    private int entries;
    private int flushes;
    private int keeps;
    private long commanded;
    private long patientUntilUs;
    private boolean gaveUp;
    private boolean stuck;
    private int refused;

    Operator(Course course, long seed) {
        device = course.device();
        varied = course.varied();
        random = new SplittableRandom(~seed);
        prescriber = new Prescriber(device, random);
        wanted = course.plan();
        lastId = wanted.id();
        powerOn();
    }

    /**
     * Power came back, and whoever comes knows no more than what the pump shows and was ordered.
     */
    void powerOn() {
        nextOrderUs = SELF_TEST_US;
        patientUntilUs = PATIENCE_US;
        given = Orders.NONE;
        acknowledged = false;
        stopped = true;
        mayMove = false;
        changing = false;
        keeping = false;
        entries = 0;
        flushes = 0;
        keeps = 0;
        gaveUp = false;
        stuck = false;
        if (wanted.continues() != 0) {
            // The pump knows of no plan before any more.
            wanted = prescriber.rest(before, wanted.id() + 1, wanted.volumeNl(), false);
            lastId = wanted.id();
        }
    }

    /** Orders something, if it is time to. */
    void operate(long timeUs, Plan plan, OutputFrame out, OrderFrame order) {
        if (timeUs < nextOrderUs) {
            return;
        }
        nextOrderUs = timeUs + ORDER_US;
        int code = next(timeUs, plan, out, order);
        shown = out.snapshot().state();
        given = code;
        stopped = code == Orders.STOP || (stopped && !MOVING.contains(code));
        mayMove = mayMove || MOVING.contains(code);
        if (code != Orders.NONE) {
            order.give(code);
        }
    }

    private int next(long timeUs, Plan plan, OutputFrame out, OrderFrame order) {
        if (!acknowledged) {
            acknowledged = true;
            return Orders.ACKNOWLEDGE;
        }
        if (out.snapshot().remainingNl() == 0) {
            order.refill(0, Course.RESERVOIR_NL);
            return stopped ? Orders.REFILL : Orders.STOP;
        }
        impatience(timeUs, out);
        return switch (out.snapshot().state()) {
            case TherapyState.IDLE -> idle(out, order);
            case TherapyState.READY -> ready(plan, out, order);
            case TherapyState.HELD -> held(plan, out);
            case TherapyState.INFUSING -> infusing(plan, order);
            case TherapyState.OVERLAY -> overlay(out);
            case TherapyState.DONE -> done(plan);
            default -> Orders.NONE;
        };
    }

    /** Waits for a limit to have room, but not for that of a day. */
    private void impatience(long timeUs, OutputFrame out) {
        int state = out.snapshot().state();
        boolean waits = state == TherapyState.HELD || state == TherapyState.READY;
        boolean none = out.snapshot().commanded() == commanded;
        boolean goesOn = !none || (!waits && state != TherapyState.INFUSING);
        commanded = out.snapshot().commanded();
        patientUntilUs = goesOn ? timeUs + PATIENCE_US : patientUntilUs;
        stuck = stuck || timeUs > patientUntilUs;
        boolean used = out.snapshot().verdictRule() == Rule.DAY_USED_UP;
        gaveUp = gaveUp || (waits && given == Orders.START && used);
    }

    @SuppressWarnings("ReferenceEquality") // another plan, whatever its figures
    private int idle(OutputFrame out, OrderFrame order) {
        boolean again = given == Orders.LOAD && shown == TherapyState.IDLE;
        refused = again && offered == wanted ? out.snapshot().verdictRule() : refused;
        boolean greedy = wanted.continues() != 0 && !again && random.nextInt(TOO_MUCH) == 0;
        offered = greedy ? tooMuch : wanted;
        System.arraycopy(offered.image(), 0, order.image(), 0, PlanLayout.WORDS);
        entries = 0;
        return Orders.LOAD;
    }

    private int ready(Plan plan, OutputFrame out, OrderFrame order) {
        if (out.snapshot().verdictRule() == Rule.ENVELOPE_NOT_OF_PLAN) {
            // The monitor keeps that of a plan that the other channel did not start.
            return stopped ? anew(plan) : Orders.STOP;
        }
        if (plan.has(PlanLayout.PRIME) && entries == 0 && random.nextInt(PRIMES) == 0) {
            return Orders.PRIME;
        }
        entries++;
        return switch (entries) {
            case 1 -> {
                plan.enterAgain(order);
                yield Orders.CONFIRM;
            }
            case 2 -> {
                plan.enterRate(order);
                yield plan.continues() != 0 ? Orders.CONFIRM_CHANGE : Orders.START;
            }
            case 3 -> Orders.START;
            default -> {
                entries = 0;
                yield Orders.STOP;
            }
        };
    }

    /** Loads the plan again; one that went on from another, for the same volume. */
    private int anew(Plan plan) {
        if (plan.continues() != 0) {
            lastId++;
            before = plan;
            wanted = prescriber.rest(plan, lastId, plan.volumeNl(), true);
            tooMuch = prescriber.tooMuch(plan, lastId, plan.volumeNl());
        }
        return Orders.CLEAR;
    }

    private int held(Plan plan, OutputFrame out) {
        entries = 0;
        boolean foreign = out.snapshot().verdictRule() == Rule.ENVELOPE_NOT_OF_PLAN;
        if (changing || foreign) {
            return stopped ? clear(plan, out, foreign) : Orders.STOP;
        }
        boolean kept = plan.has(PlanLayout.KVO) && given != Orders.KVO;
        int chance = plan.keepsMinimumRate() ? KEPT : KEPT_WRONGLY;
        keeping = kept && (keeping || random.nextInt(chance) == 0);
        if (keeping && !stopped) {
            return Orders.STOP;
        }
        boolean now = keeping;
        keeping = false;
        return now ? Orders.KVO : Orders.START;
    }

    /** Makes room for another plan for the rest, if there is enough of it. */
    private int clear(Plan plan, OutputFrame out, boolean foreign) {
        changing = false;
        long left = leftNl(plan, out);
        Plan rest = prescriber.rest(plan, lastId + 1, left, true);
        gaveUp = gaveUp || (foreign && rest == null);
        if (rest == null) {
            return Orders.START;
        }
        lastId++;
        before = plan;
        wanted = rest;
        tooMuch = prescriber.tooMuch(plan, lastId, left);
        return Orders.CLEAR;
    }

    /** What of the plan's curve was not released, rounded down. */
    private long leftNl(Plan plan, OutputFrame out) {
        long nl = out.snapshot().commanded() * device.nlPerRev();
        long perRev = device.microstepsPerRev();
        return plan.volumeNl() - (nl + perRev - 1) / perRev;
    }

    private int infusing(Plan plan, OrderFrame order) {
        if (varied && random.nextInt(CHANGES) == 0) {
            changing = true;
            return Orders.STOP;
        }
        if (random.nextInt(STOPS) == 0) {
            return Orders.STOP;
        }
        if (plan.has(PlanLayout.BOLUS) && random.nextInt(BOLUSES) == 0) {
            plan.enterBolus(order);
            return Orders.BOLUS;
        }
        return Orders.NONE;
    }

    private int overlay(OutputFrame out) {
        boolean keeps = out.permit().overlay() == PlanLayout.KVO;
        int chance = random.nextInt(keeps ? KVO_CUT_SHORT : CUT_SHORT);
        if (chance < 2) {
            return chance == 0 ? Orders.STOP : Orders.START;
        }
        return Orders.NONE;
    }

    private int done(Plan plan) {
        boolean refusal =
                shown == TherapyState.DONE && (given == Orders.KVO || given == Orders.FLUSH);
        if (refusal) {
            // The monitor may have begun it.
            return Orders.STOP;
        }
        if (plan.has(PlanLayout.KVO) && keeps < KVOS_AT_END && random.nextBoolean()) {
            keeps++;
            return Orders.KVO;
        }
        flushes++;
        return Orders.FLUSH;
    }

    /** The plan that was offered last. */
    Plan offered() {
        return offered;
    }

    /** Whether a course that is done needs nobody any more. */
    boolean leaves() {
        return flushes > FLUSHES;
    }

    /** Whether there is nothing to wait for: the day has no room, or too little is left. */
    boolean gaveUp() {
        return gaveUp;
    }

    /** Whether nothing came of waiting. */
    boolean stuck() {
        return stuck;
    }

    /** The rule by which a plan was refused that was not to be, 0 for none. */
    int refused() {
        return refused;
    }

    /** Whether anything was ordered since power-on that may move the motor. */
    boolean mayMove() {
        return mayMove;
    }
}

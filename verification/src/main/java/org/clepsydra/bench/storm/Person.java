package org.clepsydra.bench.storm;

import java.util.SplittableRandom;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;
import org.clepsydra.port.PlanLayout;
import org.clepsydra.therapy.TherapyState;

/**
 * Who looks after the pump: loads, enters again, starts; and, in some storms, comes back to a pump
 * that stopped, acknowledges, and starts it again.
 */
final class Person {
    private static final long FIRST_US = 12_000_000;
    private static final long EACH_US = 1_100_000;
    private static final long COMES_BACK_US = 45_000_000;
    private static final long BOLUS_US = 180_000_000;
    private static final int RETURNS_MAX = 4;
    private static final int CONFIRMS = 3;

    private final Program program;
    private final boolean returns;
    private final SplittableRandom random;
    private long nextUs = FIRST_US;
    private long nextBolusUs;
    private int stage;
    private int back;
    private boolean started;
    private boolean onset;

    Person(Program program, boolean returns, SplittableRandom random) {
        this.program = program;
        this.returns = returns;
        this.random = random;
        nextBolusUs = BOLUS_US + random.nextLong(BOLUS_US);
    }

    void onset() {
        onset = true;
    }

    /** Comes to a pump that has power again. */
    void powerOn() {
        nextUs = 0;
        stage = 1;
    }

    /** The order of this step, {@link Orders#NONE} for none. */
    int asks(Rig rig) {
        long nowUs = rig.world.timeUs();
        if (!started) {
            started = rig.infuses();
            return started || nowUs < nextUs ? Orders.NONE : first(rig, nowUs);
        }
        if (rig.infuses()) {
            stage = 0;
            nextUs = nowUs + COMES_BACK_US;
            boolean bolus = program.kind() == ProgramKind.BOLUSES && nowUs >= nextBolusUs;
            nextBolusUs = bolus ? nowUs + BOLUS_US + random.nextLong(BOLUS_US) : nextBolusUs;
            return bolus ? Orders.BOLUS : Orders.NONE;
        }
        boolean stands = rig.state() == TherapyState.HELD || rig.state() == TherapyState.READY;
        boolean comes = returns && onset && stands && back < RETURNS_MAX && nowUs >= nextUs;
        return comes ? again(nowUs) : Orders.NONE;
    }

    private int first(Rig rig, long nowUs) {
        nextUs = nowUs + EACH_US;
        boolean fills = rig.device().reservoirNl() > 0;
        int[] orders = {
            fills ? Orders.REFILL : Orders.NONE,
            fills ? Orders.ACKNOWLEDGE : Orders.NONE,
            Orders.LOAD,
            Orders.CONFIRM,
            Orders.START,
            Orders.ACKNOWLEDGE
        };
        int asked = orders[Math.min(stage, orders.length - 1)];
        // A detector that is tested again, or a store that is slow: another try.
        stage = stage == orders.length - 1 ? CONFIRMS : stage + 1;
        return asked;
    }

    private int again(long nowUs) {
        int[] orders = {Orders.STOP, Orders.ACKNOWLEDGE, Orders.START, Orders.START};
        int asked = orders[Math.min(stage, orders.length - 1)];
        stage++;
        nextUs = nowUs + EACH_US;
        if (stage == orders.length) {
            back++;
            stage = 0;
            nextUs = nowUs + COMES_BACK_US;
        }
        return asked;
    }

    /** Puts into the frame what goes with an order. */
    void fill(int asked, OrderFrame order) {
        switch (asked) {
            case Orders.LOAD ->
                    System.arraycopy(program.image(), 0, order.image(), 0, PlanLayout.WORDS);
            case Orders.CONFIRM -> program.enterAgain(order);
            case Orders.BOLUS -> order.enter(program.bolusNl(), 0, 0);
            case Orders.REFILL -> order.refill(0, program.pump().device().reservoirNl());
            default -> {
                // Nothing goes with it.
            }
        }
    }
}

package org.clepsydra.therapy;

import org.clepsydra.Devices;
import org.clepsydra.plan.LoadedPlan;
import org.clepsydra.plan.PlanImages;
import org.clepsydra.plan.PumpGeometry;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.OrderFrame;
import org.clepsydra.port.Orders;

/** Reservoirs, mechanisms and stores as therapy would find them. */
public final class Stood {
    private static final long ML = 1_000_000L;
    private static final DeviceRecord IMPLANT = Devices.implant().seal();

    private Stood() {}

    /** None to count. */
    public static Reservoir none() {
        PumpGeometry bedside = new PumpGeometry(Devices.bedside().seal());
        return new Reservoir(bedside, new LoadedPlan(bedside));
    }

    public static Reservoir low() {
        return filled(new LoadedPlan(new PumpGeometry(IMPLANT)), 2 * ML);
    }

    public static Reservoir empty() {
        PumpGeometry implant = new PumpGeometry(IMPLANT);
        Reservoir empty = new Reservoir(implant, new LoadedPlan(implant));
        empty.look(0);
        return empty;
    }

    /** It was just refilled, and half of what should have been left was drawn. */
    public static Reservoir discrepant() {
        Reservoir reservoir = filled(new LoadedPlan(new PumpGeometry(IMPLANT)), 20 * ML);
        refill(reservoir, 10 * ML, 20 * ML);
        return reservoir;
    }

    /** It holds 5 mL, and a plan is loaded of 10. */
    public static Reservoir ofTooLittle() {
        LoadedPlan plan = new LoadedPlan(new PumpGeometry(IMPLANT));
        plan.offer(PlanImages.image(PlanImages.flat(IMPLANT, 10 * ML, 24 * 3_600_000L)));
        return filled(plan, 5 * ML);
    }

    private static Reservoir filled(LoadedPlan plan, long nl) {
        Reservoir reservoir = new Reservoir(new PumpGeometry(IMPLANT), plan);
        refill(reservoir, 0, nl);
        return reservoir;
    }

    private static void refill(Reservoir reservoir, long drawnNl, long nl) {
        OrderFrame asked = new OrderFrame();
        asked.refill(drawnNl, nl);
        reservoir.step(Orders.REFILL, asked);
        reservoir.look(0);
    }

    /** Of a mechanism that is due at 1,000 microsteps and ends at 2,000. */
    public static Wear worn(long microsteps) {
        DeviceRecord device =
                Devices.bedside()
                        .storesState(true)
                        .replacementDueMicrosteps(1_000)
                        .endOfServiceMicrosteps(2_000)
                        .seal();
        Wear wear = new Wear(new PumpGeometry(device));
        wear.book(microsteps);
        return wear;
    }

    public static StateFrame store(boolean restored, boolean lost) {
        StateFrame frame = new StateFrame();
        frame.found(restored, 1, lost);
        return frame;
    }
}

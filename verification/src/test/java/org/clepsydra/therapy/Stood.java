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

    /** One of which all this is so; low or empty, not both. */
    public static Reservoir that(boolean low, boolean empty, boolean discrepant, boolean tooShort) {
        LoadedPlan plan = new LoadedPlan(new PumpGeometry(IMPLANT));
        if (tooShort) {
            plan.offer(PlanImages.image(PlanImages.flat(IMPLANT, 10 * ML, 24 * 3_600_000L)));
        }
        long unless = tooShort ? 5 * ML : 20 * ML;
        long level = low || empty ? 2 * ML : unless;
        Reservoir reservoir = filled(plan, discrepant ? 20 * ML : level);
        if (discrepant) {
            refill(reservoir, 10 * ML, level);
        }
        if (empty) {
            reservoir.book(Long.MAX_VALUE);
            reservoir.look(0);
        }
        return reservoir;
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

    /** The same, of a store that is worn or not. */
    public static StateFrame store(boolean restored, boolean lost, boolean worn) {
        StateFrame frame = store(restored, lost);
        frame.worn(worn);
        return frame;
    }
}

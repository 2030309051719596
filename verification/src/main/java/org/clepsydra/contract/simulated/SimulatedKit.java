package org.clepsydra.contract.simulated;

import java.util.ArrayList;
import java.util.List;
import org.clepsydra.contract.AnnunciatorContract;
import org.clepsydra.contract.AnnunciatorRig;
import org.clepsydra.contract.Clause;
import org.clepsydra.contract.MotorDriverContract;
import org.clepsydra.contract.MotorRig;
import org.clepsydra.contract.SensorsContract;
import org.clepsydra.contract.SensorsRig;
import org.clepsydra.contract.StoreContract;
import org.clepsydra.contract.StoreRig;
import org.clepsydra.contract.WatchdogContract;
import org.clepsydra.contract.WatchdogRig;
import org.clepsydra.world.PumpModel;

/** Every clause of the kit over a simulated pump. */
public final class SimulatedKit {
    private SimulatedKit() {}

    public static List<Clause> clauses(PumpModel model) {
        List<Clause> all = new ArrayList<>();
        all.addAll(MotorDriverContract.clauses(motor(model)));
        all.addAll(SensorsContract.clauses(sensors(model)));
        all.addAll(AnnunciatorContract.clauses(annunciator()));
        all.addAll(StoreContract.clauses(store()));
        all.addAll(WatchdogContract.clauses(watchdog(model)));
        return List.copyOf(all);
    }

    public static MotorRig motor(PumpModel model) {
        return new SimulatedMotor(model);
    }

    public static SensorsRig sensors(PumpModel model) {
        return new SimulatedSensors(new SimulatedMotor(model));
    }

    public static AnnunciatorRig annunciator() {
        return new SimulatedAnnunciator();
    }

    public static StoreRig store() {
        return new SimulatedStore();
    }

    public static WatchdogRig watchdog(PumpModel model) {
        return new SimulatedWatchdog(model.device());
    }
}

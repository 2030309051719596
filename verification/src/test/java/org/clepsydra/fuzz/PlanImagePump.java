package org.clepsydra.fuzz;

import java.util.List;
import org.clepsydra.Devices;
import org.clepsydra.oracle.PumpFigures;
import org.clepsydra.port.DeviceRecord;

/** A device, its figures for the oracles, and valid images for it. */
record PlanImagePump(DeviceRecord device, PumpFigures figures, List<long[]> images) {
    static final long WEARABLE_ID = Devices.ID;
    static final long BEDSIDE_ID = 8_002;

    /** Both pumps, and the one with the broken record. */
    static List<PlanImagePump> all() {
        return List.of(bedside(), wearable(), broken());
    }

    static PlanImagePump bedside() {
        DeviceRecord device = Devices.bedside().deviceId(BEDSIDE_ID).seal();
        return new PlanImagePump(device, figures(device), PlanImageShapes.of(device));
    }

    static PlanImagePump wearable() {
        DeviceRecord device = Devices.wearable().seal();
        return new PlanImagePump(device, figures(device), PlanImageShapes.of(device));
    }

    /** The wearable with a record that no plan may be accepted for. */
    static PlanImagePump broken() {
        DeviceRecord device = Devices.wearable().longestEnergisedMs(101).seal();
        DeviceRecord whole = Devices.wearable().seal();
        return new PlanImagePump(device, figures(device), PlanImageShapes.of(whole));
    }

    private static PumpFigures figures(DeviceRecord device) {
        return new PumpFigures(
                device.deviceId(),
                device.nlPerRev(),
                device.microstepsPerRev(),
                device.microstepsPerQuantum(),
                device.countsPerRev(),
                device.pulsePeriodUsMin(),
                device.longestEnergisedMs(),
                device.longestIdleMs(),
                device.rateNlPerHMax(),
                device.pressurePaMax());
    }
}

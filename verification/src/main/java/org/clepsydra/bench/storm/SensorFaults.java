package org.clepsydra.bench.storm;

import java.util.List;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.port.Fitted;

/** Sensors that are silent, stuck, off, drifting, noisy or wrong. */
final class SensorFaults {
    private static final double SILENT_MS = 2_000;
    private static final double SILENT_NL = 100_000;

    private SensorFaults() {}

    static List<Fault> all() {
        return List.of(
                quiet("pressure-stuck", (r, x) -> r.world.pressure().stick()),
                quiet("pressure-silent", (r, x) -> r.world.pressure().silence())
                        .alarms(
                                p ->
                                        Alarm.pumped(
                                                        p,
                                                        SILENT_NL,
                                                        AlarmCode.DOWNSTREAM_OCCLUSION,
                                                        AlarmCode.PRESSURE_SENSOR_FAILED)
                                                .orMs(SILENT_MS + 1_500)),
                quiet(
                        "pressure-offset",
                        (r, x) -> r.world.pressure().gauge().offset(x.nextDouble(-60e3, 60e3))),
                quiet(
                        "pressure-drift",
                        (r, x) -> r.world.pressure().gauge().drift(x.nextDouble(-60e3, 60e3))),
                quiet("pressure-noise", (r, x) -> r.world.pressure().gauge().noise(20)),
                quiet("pressure-deaf", (r, x) -> r.world.pressure().gauge().deafen()),
                quiet("upstream-stuck", (r, x) -> r.world.instruments().upstream().stick())
                        .on(p -> p.fitted(Fitted.UPSTREAM_PRESSURE)),
                quiet("upstream-silent", (r, x) -> r.world.instruments().upstream().silence())
                        .on(p -> p.fitted(Fitted.UPSTREAM_PRESSURE))
                        .alarms(
                                p ->
                                        Alarm.pumped(p, SILENT_NL, AlarmCode.FLOW_SENSOR_FAILED)
                                                .orMs(SILENT_MS + 1_500)),
                quiet(
                                "upstream-offset",
                                (r, x) ->
                                        r.world
                                                .instruments()
                                                .upstream()
                                                .gauge()
                                                .offset(x.nextDouble(-60e3, 60e3)))
                        .on(p -> p.fitted(Fitted.UPSTREAM_PRESSURE)),
                quiet("air-stuck-wet", (r, x) -> r.world.air().stickWet()),
                quiet("air-stuck-dry", (r, x) -> r.world.air().stickDry())
                        .alarms(p -> Alarm.pumped(p, 100_000, AlarmCode.AIR_IN_LINE)),
                quiet("scale-stuck", (r, x) -> r.world.instruments().scale().stick())
                        .on(p -> p.fitted(Fitted.CONTAINER_SCALE)),
                quiet("scale-silent", (r, x) -> r.world.instruments().scale().silence())
                        .on(p -> p.fitted(Fitted.CONTAINER_SCALE))
                        .alarms(p -> Alarm.within(p, 11_000, AlarmCode.FLOW_SENSOR_FAILED)),
                quiet(
                                "scale-offset",
                                (r, x) ->
                                        r.world
                                                .instruments()
                                                .scale()
                                                .offset(x.nextDouble(-20e3, 20e3)))
                        .on(p -> p.fitted(Fitted.CONTAINER_SCALE)),
                quiet(
                                "scale-drift",
                                (r, x) ->
                                        r.world
                                                .instruments()
                                                .scale()
                                                .drift(x.nextDouble(-50e3, 50e3)))
                        .on(p -> p.fitted(Fitted.CONTAINER_SCALE)),
                quiet("encoder-stuck", (r, x) -> r.world.encoder().stick())
                        .alarms(p -> Alarm.motion(p, 1, false)),
                quiet("encoder-reverse", (r, x) -> r.world.encoder().reverse()),
                quiet("encoder-missing", (r, x) -> r.world.encoder().miss(0.1))
                        .with(Fault.MAY_FALL_SHORT),
                quiet("encoder-chatter", (r, x) -> r.world.encoder().chatter(3_600)),
                quiet("thermometer-silent", (r, x) -> r.world.instruments().thermometer().silence())
                        .on(p -> p.fitted(Fitted.THERMOMETER)),
                quiet(
                                "motor-current-silent",
                                (r, x) -> r.world.instruments().current().gauge().silence())
                        .on(p -> p.fitted(Fitted.MOTOR_CURRENT)),
                quiet("battery-silent", (r, x) -> r.world.instruments().battery().gauge().silence())
                        .on(p -> p.fitted(Fitted.BATTERY)),
                quiet("door-open", (r, x) -> r.world.instruments().door(false))
                        .on(p -> p.fitted(Fitted.DOOR))
                        .alarms(p -> Alarm.within(p, 170, AlarmCode.DOOR_OPEN)),
                quiet("door-contact-stuck", SensorFaults::contactStuck)
                        .on(p -> p.fitted(Fitted.DOOR)),
                quiet("door-flicker", (r, x) -> r.world.instruments().doorA().flicker(1_800))
                        .on(p -> p.fitted(Fitted.DOOR)),
                quiet("key-stuck", (r, x) -> r.world.instruments().key(true)));
    }

    private static void contactStuck(Rig rig, java.util.SplittableRandom random) {
        rig.world.instruments().doorA().stick();
        rig.world.instruments().door(false);
    }

    private static Fault quiet(String name, Fault.Befall befall) {
        return Fault.of(name, Bound.NOTHING, befall);
    }
}

package org.clepsydra.bench;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.clepsydra.alarm.AlarmCode;
import org.clepsydra.port.DeviceRecord;
import org.clepsydra.port.Orders;
import org.clepsydra.port.SensorFrame;
import org.clepsydra.world.Plant;
import org.clepsydra.world.World;

/**
 * Runs one pump with one reading stuck: first without a hazard, so long that each detector of the
 * reading itself has had its time, and then, where nothing was found, with each hazard of its
 * detector, so long that each other view has.
 *
 * @param name what the table calls the pump
 * @param plant it and what is around it
 * @param nlPerH its rate
 * @param faultS how long the fault is alone
 * @param hazardS how long a hazard is given
 */
record StuckCourse(String name, Plant plant, long nlPerH, long faultS, long hazardS) {
    private static final long STEP_MS_MAX = 1_000;
    private static final long WELL_S = 40;
    private static final long STOPS_S = 2;

    /** Says only that a step came late, which a fault may cause many times and harm nothing by. */
    private static final long LATE = 1L << AlarmCode.LATE_STEP;

    /** Say how long the pump stands, or will run, and nothing of a sensor. */
    private static final long OF_TIME = 1L << AlarmCode.PAUSED_LONG | 1L << AlarmCode.NEAR_END;

    private DeviceRecord device() {
        return plant.pump().device();
    }

    /** Every cell of a sensor. */
    List<StuckCell> cells(StuckSensor sensor) {
        List<StuckCell> cells = new ArrayList<>();
        if (sensor.on(device())) {
            for (long value : sensor.values().of(device())) {
                cells(sensor, sensor.stuckAt(value), value, "", cells);
            }
            if (sensor.fresh() != null) {
                silence(sensor, cells);
            }
        }
        return cells;
    }

    private void silence(StuckSensor sensor, List<StuckCell> cells) {
        cells(sensor, in -> sensor.fresh().is(in, false), 0, StuckSensor.SILENT, cells);
        cells(sensor, in -> sensor.fresh().is(in, true), 0, StuckSensor.ALWAYS_NEW, cells);
    }

    private void cells(
            StuckSensor sensor,
            Consumer<SensorFrame> tamper,
            long value,
            String word,
            List<StuckCell> cells) {
        for (StuckHazard hazard : StuckHazard.ALL) {
            if (sensor.hazards().contains(hazard.name()) && hazard.of().test(plant)) {
                PlantCourse course = begun(sensor, tamper);
                double tookS = untilAnyS(course, faultS);
                String with = tookS >= 0 ? "" : hazard.name();
                if (tookS < 0) {
                    hazard.begin().accept(course.world);
                    tookS = untilAnyS(course, hazardS);
                }
                course.runS(tookS < 0 ? 0 : STOPS_S);
                long found = course.out.annunciator().conditions() & ~OF_TIME;
                boolean stopped = !course.infusing();
                cells.add(
                        new StuckCell(
                                name,
                                sensor.name(),
                                value,
                                word,
                                with,
                                names(found),
                                stopped,
                                tookS));
                if (with.isEmpty()) {
                    return;
                }
            }
        }
    }

    private PlantCourse begun(StuckSensor sensor, Consumer<SensorFrame> tamper) {
        if (sensor.name().endsWith("from power-on")) {
            return new PlantCourse(plant, nlPerH, STEP_MS_MAX, 1, tamper);
        }
        PlantCourse course = new PlantCourse(plant, nlPerH, STEP_MS_MAX, 1);
        course.runS(WELL_S);
        if (sensor.name().endsWith("at rest")) {
            course.give(Orders.STOP);
        }
        course.onTheWay(tamper);
        return course;
    }

    private static double untilAnyS(PlantCourse course, long seconds) {
        World world = course.world;
        long fromUs = world.timeUs();
        while ((course.out.annunciator().conditions() & ~(LATE | OF_TIME)) == 0) {
            if (world.timeUs() - fromUs > seconds * 1_000_000) {
                return -1;
            }
            course.step();
        }
        return (world.timeUs() - fromUs) / 1e6;
    }

    private static Set<String> names(long conditions) {
        Set<String> names = new TreeSet<>();
        for (Field field : AlarmCode.class.getFields()) {
            boolean priority =
                    List.of("NONE", "LOW", "MEDIUM", "HIGH", "COUNT").contains(field.getName());
            if (!priority && (conditions >> code(field) & 1) != 0) {
                names.add(field.getName());
            }
        }
        return names;
    }

    private static int code(Field field) {
        try {
            return field.getInt(null);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}

package org.clepsydra.bench.detect;

import java.util.Arrays;
import java.util.List;
import org.clepsydra.world.Plant;

/**
 * A plant, and the rates at which its line is blocked: from the least to the most of its pump.
 *
 * @param name as the command line knows it
 * @param plant the pump with all that it is used with
 * @param nlPerH the rates, the least first
 */
public record Subject(String name, Plant plant, List<Long> nlPerH) {
    /** Every plant that has a motor; a gas valve's line has no pressure sensor that could rise. */
    public static List<Subject> all() {
        return List.of(
                of(
                        "bedside",
                        Plant.bedside(),
                        100_000,
                        1_200_000,
                        10_000_000,
                        125_000_000,
                        1_200_000_000),
                of("wearable", Plant.wearable(), 100_000, 1_200_000, 10_000_000, 125_000_000),
                of(
                        "syringe",
                        Plant.syringe(),
                        100_000,
                        1_200_000,
                        10_000_000,
                        125_000_000,
                        999_900_000),
                of("roller", Plant.roller(), 2_000, 41_667, 1_000_000));
    }

    static Subject of(String name, Plant plant, long... nlPerH) {
        return new Subject(name, plant, Arrays.stream(nlPerH).boxed().toList());
    }

    /** The same at one rate. */
    public Subject at(long rate) {
        return new Subject(name, plant, List.of(rate));
    }

    long slowest() {
        return nlPerH.get(0);
    }

    long fastest() {
        return nlPerH.get(nlPerH.size() - 1);
    }

    /** Trapped by a threshold of 70 kPa in a line that swells evenly from no pressure. */
    public double plainUl() {
        return plant.complianceUlPerKpa() * Infusion.PLAIN_PA / 1e3;
    }

    /** Until such a threshold, from the pressure of the patient, at a rate. */
    public double plainS(long rate) {
        double riseKpa = Infusion.PLAIN_PA / 1e3 - plant.line().patientKpa();
        return plant.complianceUlPerKpa() * riseKpa / (rate / 1e3 / 3_600);
    }
}

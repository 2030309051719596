package org.clepsydra.bench.report;

import java.util.List;

/**
 * Lines that share an axis of time and an axis of values.
 *
 * @param key of this chart within the report: lower-case letters and hyphens
 * @param title what it shows
 * @param unit of every value on it
 * @param series its lines; those first in the list are drawn first
 * @param limits levels drawn across it
 * @param bands what is allowed; none or more
 */
record Chart(
        String key,
        String title,
        String unit,
        List<Line> series,
        List<Limit> limits,
        List<Band> bands) {
    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the key cannot name an element, or a line has another
     *     unit
     */
    public Chart {
        if (!key.matches("[a-z][a-z-]*")) {
            throw new IllegalArgumentException("key of a chart: " + key);
        }
        series = List.copyOf(series);
        limits = List.copyOf(limits);
        bands = List.copyOf(bands);
        for (Line line : series) {
            if (!line.unit().equals(unit)) {
                throw new IllegalArgumentException(
                        line.name() + " is in " + line.unit() + ", its chart in " + unit);
            }
        }
    }

    /** Volume given over the curve that was prescribed, both in mL. */
    static Chart volume(double[] hours, double[] givenMl, double[] prescribedMl) {
        return new Chart(
                "volume",
                "Volume given and prescribed",
                "mL",
                List.of(
                        Line.reference("prescribed", "mL", hours, prescribedMl),
                        Line.measured("given", "mL", hours, givenMl)),
                List.of(),
                List.of());
    }

    /** Flow over what was prescribed, both in mL/h. */
    static Chart flow(String title, double[] hours, double[] mlPerH, double[] prescribedMlPerH) {
        return new Chart(
                "flow",
                title,
                "mL/h",
                List.of(
                        Line.reference("prescribed", "mL/h", hours, prescribedMlPerH),
                        Line.measured("flow", "mL/h", hours, mlPerH)),
                List.of(),
                List.of());
    }

    /** Pressure in the line, in kPa, with the level at which it counts as blocked. */
    static Chart pressure(double[] hours, double[] kpa, double limitKpa) {
        return new Chart(
                "pressure",
                "Pressure at the pump's outlet",
                "kPa",
                List.of(Line.measured("pressure", "kPa", hours, kpa)),
                List.of(new Limit("occlusion limit", limitKpa)),
                List.of());
    }

    /**
     * How far what was released lay below the prescribed curve, in delivery quanta, with what is
     * allowed.
     *
     * @param bandQuanta one quantum and what the curve rises in one step
     */
    static Chart error(double[] hours, double[] behindQuanta, double bandQuanta) {
        return new Chart(
                "error",
                "Error in delivery quanta",
                "quanta",
                List.of(Line.measured("behind the curve", "quanta", hours, behindQuanta)),
                List.of(),
                List.of(new Band("allowed", 0, bandQuanta)));
    }
}

package org.clepsydra.bench.report;

/**
 * The axis of time that all charts of a page share.
 *
 * @param fromHours where it begins
 * @param toHours where it ends, after {@code fromHours}
 */
record TimeScale(double fromHours, double toHours) {
    /**
     * A unit of time with the distances between ticks that suit it.
     *
     * @param word on the axis
     * @param hours in one of it
     * @param steps in it, rising
     */
    record Unit(String word, double hours, int... steps) {}

    private static final Unit SECONDS = new Unit("seconds", 1 / 3_600.0, 1, 2, 5, 10, 15, 30, 60);
    private static final Unit MINUTES = new Unit("minutes", 1 / 60.0, 1, 2, 5, 10, 15, 30, 60);
    private static final Unit HOURS = new Unit("hours", 1, 1, 2, 4, 6, 12, 24, 48, 72);
    private static final Unit DAYS =
            new Unit("days", 24, 1, 2, 7, 14, 28, 56, 100, 200, 365, 730, 1_460, 3_650);

    /** The scale from the earliest to the latest that a report shows, the start among it. */
    static TimeScale of(Report report) {
        double from = 0;
        double to = 0;
        for (Chart chart : report.charts()) {
            for (Line line : chart.series()) {
                if (line.size() > 0) {
                    from = Math.min(from, line.hour(0));
                    to = Math.max(to, line.hour(line.size() - 1));
                }
            }
        }
        for (AlarmBar alarm : report.alarms()) {
            from = Math.min(from, alarm.fromHours());
            to = Math.max(to, alarm.toHours());
        }
        return new TimeScale(from, to > from ? to : from + 1);
    }

    Unit unit() {
        double span = toHours - fromHours;
        if (span <= 0.1) {
            return SECONDS;
        }
        if (span <= 3) {
            return MINUTES;
        }
        return span <= 14 * 24 ? HOURS : DAYS;
    }

    /** Hours between ticks when there is room for so many of them. */
    double stepHours(int most) {
        Unit unit = unit();
        int last = unit.steps()[unit.steps().length - 1];
        double least = (toHours - fromHours) / unit.hours() / most;
        for (int step : unit.steps()) {
            if (step >= least) {
                return step * unit.hours();
            }
        }
        return Math.ceil(least / last) * last * unit.hours();
    }
}

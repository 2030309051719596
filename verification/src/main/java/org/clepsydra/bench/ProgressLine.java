package org.clepsydra.bench;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.LongSupplier;

/**
 * Shows progress on one line that is drawn again, or, where that cannot be, on a line each 10 %.
 */
final class ProgressLine implements Watch {
    /** Columns where nothing is drawn again, so that nothing need fit. */
    static final int NO_TERMINAL = 240;

    private static final int LONG_BAR = 24;
    private static final int SHORT_BAR = 10;
    private static final int TENTHS = 10;
    private static final double MS_PER_H = 3_600_000.0;
    private static final double NS_PER_S = 1e9;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean redraws;
    private final int columns;
    private final LongSupplier nanos;
    private String lastName = "";
    private long lastTenth;
    private long lastDoneMs;
    private long sinceNanos;

    /**
     * @param redraws whether a line can be drawn again
     * @param columns of the terminal; a line that wraps could not be drawn again
     * @param nanos a clock of any origin, ns; it only says how fast the simulation runs
     */
    ProgressLine(PrintWriter out, boolean redraws, int columns, LongSupplier nanos) {
        this.out = out;
        this.redraws = redraws;
        this.columns = columns;
        this.nanos = nanos;
        sinceNanos = nanos.getAsLong();
    }

    @Override
    public void at(Progress progress) {
        if (!progress.name().equals(lastName) || progress.doneMs() < lastDoneMs) {
            lastName = progress.name();
            lastTenth = 0;
        }
        lastDoneMs = progress.doneMs();
        if (redraws) {
            out.print(ERASE_LINE + line(progress, hoursPerSecond(progress), columns));
            out.flush();
            return;
        }
        long tenth = Math.min(TENTHS, TENTHS * progress.doneMs() / progress.wholeMs());
        if (tenth > lastTenth) {
            lastTenth = tenth;
            out.println(line(progress, hoursPerSecond(progress), columns));
            out.flush();
        }
    }

    /** Takes the line away, before something else is printed; the next run is timed from here. */
    void clear() {
        if (redraws) {
            out.print(ERASE_LINE);
            out.flush();
        }
        sinceNanos = nanos.getAsLong();
    }

    private double hoursPerSecond(Progress progress) {
        long passed = nanos.getAsLong() - sinceNanos;
        return passed <= 0 ? 0 : progress.doneMs() / MS_PER_H / (passed / NS_PER_S);
    }

    /**
     * The fullest line that leaves the last column free, where some terminals wrap. What is given
     * up first is what matters least; the alarm is given up last.
     *
     * @param hoursPerSecond simulated hours in a second
     * @param columns of the terminal
     */
    static String line(Progress p, double hoursPerSecond, int columns) {
        String time = format("%6.2f of %.1f h", p.doneMs() / MS_PER_H, p.wholeMs() / MS_PER_H);
        String volume = format("%8.3f of %.3f mL", p.givenMl(), p.wholeMl());
        String rate = format("%.4g mL/h", p.mlPerH());
        String pressure = format("%5.1f kPa", p.kPa());
        String speed = format("%7.1f h/s", hoursPerSecond);
        String alarm = p.alarms().isEmpty() ? "no alarm" : "ALARM: " + p.alarms();
        String share = format("%3d %%", (int) (100 * share(p)));
        List<String> fits =
                List.of(
                        joined(bar(p, LONG_BAR), time, volume, rate, pressure, speed, alarm),
                        joined(bar(p, SHORT_BAR), time, volume, rate, pressure, speed, alarm),
                        joined(bar(p, SHORT_BAR), time, volume, rate, pressure, alarm),
                        joined(bar(p, SHORT_BAR), time, volume, pressure, alarm),
                        joined(time, volume, alarm),
                        joined(share, volume, alarm),
                        joined(share, alarm));
        int room = Math.max(0, columns - 1);
        return fits.stream()
                .filter(fit -> fit.length() <= room)
                .findFirst()
                .orElseGet(() -> alarm.substring(0, Math.min(alarm.length(), room)));
    }

    private static double share(Progress p) {
        return Math.max(0, Math.min(1, p.doneMs() / (double) p.wholeMs()));
    }

    private static String bar(Progress p, int cells) {
        int full = (int) (share(p) * cells);
        return "#".repeat(full) + ".".repeat(cells - full);
    }

    private static String joined(String... parts) {
        return String.join("  ", parts);
    }

    private static String format(String pattern, Object... figures) {
        return String.format(Locale.ROOT, pattern, figures);
    }
}

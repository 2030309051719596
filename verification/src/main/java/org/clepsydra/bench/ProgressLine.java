package org.clepsydra.bench;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Shows progress on one line that is drawn again, or, where that cannot be, on a line each 10 %.
 */
final class ProgressLine implements Watch {
    private static final int BAR = 24;
    private static final int TENTHS = 10;
    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter out;
    private final boolean redraws;
    private String lastName = "";
    private long lastTenth;

    ProgressLine(PrintWriter out, boolean redraws) {
        this.out = out;
        this.redraws = redraws;
    }

    @Override
    public void at(Progress progress) {
        if (redraws) {
            out.print(ERASE_LINE + text(progress));
            out.flush();
            return;
        }
        if (!progress.name().equals(lastName)) {
            lastName = progress.name();
            lastTenth = 0;
        }
        long tenth = Math.min(TENTHS, TENTHS * progress.doneMs() / progress.wholeMs());
        if (tenth > lastTenth) {
            lastTenth = tenth;
            out.println(text(progress));
            out.flush();
        }
    }

    /** Takes the line away, before something else is printed. */
    void clear() {
        if (redraws) {
            out.print(ERASE_LINE);
            out.flush();
        }
    }

    static String text(Progress p) {
        double share = Math.max(0, Math.min(1, p.doneMs() / (double) p.wholeMs()));
        int full = (int) (share * BAR);
        return String.format(
                Locale.ROOT,
                "%s%s %6.2f of %.1f h  %8.3f of %.3f mL  %.4g mL/h  %5.1f kPa  %s",
                "#".repeat(full),
                ".".repeat(BAR - full),
                p.doneMs() / 3_600_000.0,
                p.wholeMs() / 3_600_000.0,
                p.givenMl(),
                p.wholeMl(),
                p.mlPerH(),
                p.kPa(),
                p.alarms().isEmpty() ? "no alarm" : "ALARM: " + p.alarms());
    }
}

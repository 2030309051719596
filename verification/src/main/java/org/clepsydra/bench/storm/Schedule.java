package org.clepsydra.bench.storm;

/**
 * What is prescribed from a moment on, by the world's time: what is left of an overlay, then what
 * is left of the curve, each if it is the program's to give.
 */
final class Schedule {
    private final Program program;
    private final long fromUs;
    private final double curveMs;
    private final double overlayMs;

    /**
     * @param fromUs the moment
     * @param curveMs how far the curve had come
     * @param overlayMs how far the overlay had; its whole time where none runs
     */
    Schedule(Program program, long fromUs, double curveMs, double overlayMs) {
        this.program = program;
        this.fromUs = fromUs;
        this.curveMs = curveMs;
        this.overlayMs = overlayMs;
    }

    /** Only the curve. */
    static Schedule ofCurve(Program program, long fromUs, double curveMs) {
        return new Schedule(program, fromUs, curveMs, program.overlayMs());
    }

    /** Prescribed since the beginning of the curve and of the overlay. */
    double nlAt(long us) {
        double ms = (us - fromUs) / 1e3;
        double leftMs = program.overlayMs() - overlayMs;
        double intoMs = Math.min(ms, leftMs);
        return program.nlAt(curveMs(ms - intoMs)) + lineNl(overlayMs + intoMs);
    }

    private double curveMs(double moreMs) {
        return program.kind().overlayAlone() ? curveMs : curveMs + moreMs;
    }

    private double lineNl(double intoMs) {
        return program.overlayNl() * intoMs / program.overlayMs();
    }

    /** How far the curve has come. */
    double curveMsAt(long us) {
        double ms = (us - fromUs) / 1e3;
        return curveMs(Math.max(0, ms - (program.overlayMs() - overlayMs)));
    }

    /** How long until all is given. */
    double leftMs() {
        double curveLeftMs =
                program.kind().overlayAlone() ? 0 : Math.max(0, program.durationMs() - curveMs);
        return program.overlayMs() - overlayMs + curveLeftMs;
    }
}
